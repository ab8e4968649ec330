import { highlights } from "../changelog/highlights.ts";
import type { ReleaseNotes } from "../changelog/release-notes.ts";
import { type Audience, reportDeliveries, sendToAll, worded } from "../channels/channels.ts";
import type { Courier, Delivery } from "../channels/delivery.ts";
import { StageFailure } from "../failure/failure.ts";
import { openReleaseIssues } from "../gates/request/release-issue.ts";
import { requesterOf } from "../gates/request/requester.ts";
import type { Forge } from "../ports/forge.ts";
import type { Cancellation, Clock, Http, Mail, RunContext } from "../ports/world.ts";
import { type Addressee, type Announcement, plainText } from "../report/chat/announcement.ts";
import type { AnnouncementKind } from "../report/chat/announcement-words.ts";
import { changelogUrl, fitBody } from "../report/forge-release-body.ts";
import type { StageResult, StageWorld } from "../stage/run-stage.ts";
import { bullets, join, lines, link, type Markdown, md, NOTHING, table } from "../text/markdown.ts";
import { quotedNotes } from "../text/quoted-markdown.ts";
import { publishRelease } from "./forge-release.ts";
import { type GatePeople, type GatePlace, gatePeople } from "./gate-people.ts";
import { tellIssue } from "./issue-comment.ts";

/** What happened to a release, or is requested. */
export interface ReleaseEvent {
  readonly kind: AnnouncementKind;
  readonly version: string;
  /** The version's tag by its full name, for the messages. */
  readonly tag: string;
  readonly reason: string;
  /** The gate whose owners are mentioned; undefined for none. */
  readonly question: GatePlace | undefined;
  /** Undefined where there is no issue of the release. */
  readonly issue: number | undefined;
  readonly details: Markdown;
  readonly url: string;
  /** Path of the changelog. */
  readonly changelog: string;
  readonly notes: ReleaseNotes | undefined;
  /** Whether a release is created on the forge. */
  readonly release: boolean;
  readonly token: string;
  readonly audience: Audience;
}

export interface AnnouncementWorld extends StageWorld {
  readonly run: RunContext;
  readonly http: Http;
  readonly mail: Mail;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly forge: (token: string) => Forge;
}

/** After these events a person still has to act: the release's issue stays open. */
const UNSETTLED: readonly AnnouncementKind[] = ["failed", "unknown", "held", "rollback-refused"];
const HIGHLIGHTS = 5;

export function isQuestion(kind: AnnouncementKind): boolean {
  return kind === "gate-opened" || kind === "rollback-asked";
}

/** Announces an event of a release. A message that was not delivered is a warning, since the event itself is done. */
export async function announce(event: ReleaseEvent, world: AnnouncementWorld): Promise<StageResult> {
  const { http, mail, clock, cancellation, log } = world;
  const question =
    event.question === undefined ? NO_PEOPLE : await gatePeople(world.forge(event.token), event.question, world);
  const courier: Courier = { http, mail, clock, log, signal: cancellation.signal };
  const deliveries: Delivery[] = [];
  if (event.kind === "released" && event.release) deliveries.push(await toForge(event, world));
  const message = worded(messageOf(event, question.asked, world.run, deliveries), event.audience, log);
  log.info(plainText(message));
  deliveries.push(...(await sendToAll(courier, event.audience, message)));
  for (const issue of await issuesOf(event, world)) deliveries.push(await toIssue({ ...event, issue }, message, world));
  reportDeliveries(log, deliveries, "The release itself is not affected.");
  const releaseUrl = deliveries.find(({ url }) => url !== "")?.url ?? "";
  return {
    outputs: { announced: reach(deliveries), "release-url": releaseUrl },
    report: render(message, event.kind === "gate-opened" ? question.checklist : [], deliveries),
  };
}

const NO_PEOPLE: GatePeople = { asked: [], checklist: [] };

/** The issue that is given, and after a rollback also the issue of the release that was rolled back. */
async function issuesOf(
  { issue, kind, tag, token }: ReleaseEvent,
  { forge, log, run }: AnnouncementWorld,
): Promise<readonly number[]> {
  if (isQuestion(kind)) return [];
  const given = issue === undefined ? [] : [issue];
  if (kind !== "rolled-back" || token === "") return given;
  try {
    const all = await openReleaseIssues(forge(token), `/repos/${run.repository}`, requesterOf(run.forge));
    const own = all.filter(({ version }) => version === tag).map(({ number }) => number);
    return [...new Set([...given, ...own])];
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(`Whether the release has an open issue is unknown: ${error.what} ${error.todo}`);
    return given;
  }
}

/** The issue in which the release was approved: it gets the report, and is closed when no decision is open. */
async function toIssue(event: ReleaseEvent, message: Announcement, world: AnnouncementWorld): Promise<Delivery> {
  const { issue = 0, kind, token, details } = event;
  const links = message.links.filter(({ title }) => title !== "Issue").map(({ title, url }) => link(title, url));
  const text = lines([md`### ${plainText(message)}\n`, md`${join(links, md` · `)}\n`, details]);
  return atForge(`The issue #${issue}`, async () => {
    const issuePath = `/repos/${world.run.repository}/issues/${issue}`;
    const place = { forge: world.forge(token), log: world.log };
    await tellIssue(place, issuePath, { text, isLast: !UNSETTLED.includes(kind) });
    return "";
  });
}

/** A failure of the forge does not affect the release on the host. `publish` returns the address of what it made. */
async function atForge(channel: string, publish: () => Promise<string>): Promise<Delivery> {
  try {
    return { channel, delivered: true, reason: "", url: await publish() };
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return { channel, delivered: false, reason: `${error.what} ${error.todo}`, url: "" };
  }
}

async function toForge(
  { version, tag, notes, changelog: path, token }: ReleaseEvent,
  world: AnnouncementWorld,
): Promise<Delivery> {
  if (notes === undefined) world.log.warning(`The changelog has no section of ${version}: its release has no notes.`);
  return atForge("The forge's release", () => {
    const repository = `/repos/${world.run.repository}`;
    const whole = changelogUrl(world.run, tag, path);
    const body = notes === undefined ? undefined : quotedNotes(fitBody(notes.body, whole));
    return publishRelease(world.forge(token), { repository, version, tag, body });
  });
}

function messageOf(
  event: ReleaseEvent,
  asked: readonly Addressee[],
  run: RunContext,
  deliveries: readonly Delivery[],
): Announcement {
  const { kind, tag, reason, issue, url, notes } = event;
  const links = [
    { title: "Application", url },
    { title: "Release notes", url: deliveries.find((one) => one.url !== "")?.url ?? "" },
    { title: "Issue", url: issue === undefined ? "" : run.runUrl.replace(/\/actions\/runs\/.*$/, `/issues/${issue}`) },
    { title: "Run", url: run.runUrl },
  ];
  return {
    kind,
    subject: tag,
    ...(tag === "" ? {} : { thread: `release/${tag}` }),
    application: run.repository.split("/").at(-1) ?? run.repository,
    highlights: kind === "released" && notes !== undefined ? highlights(notes, HIGHLIGHTS) : [],
    asked,
    reason,
    links: links.filter((link) => /^https?:\/\//.test(link.url)),
  };
}

function reach(deliveries: readonly Delivery[]): string {
  if (deliveries.length === 0) return "nothing";
  const reached = deliveries.filter(({ delivered }) => delivered).length;
  return reached === deliveries.length ? "yes" : reached === 0 ? "no" : "partly";
}

function render(message: Announcement, checklist: readonly string[], deliveries: readonly Delivery[]): Markdown {
  const rows = deliveries.map(({ channel, delivered, reason }) => [channel, delivered ? "✓" : `⚠️ ${reason}`]);
  const reached = rows.length === 0 ? md`No channel is configured.\n` : table(["Channel", "Delivered"], rows);
  return md`### 📣 ${plainText(message)}\n\n${toDo(message, checklist)}${reached}`;
}

function toDo({ kind, links }: Announcement, checklist: readonly string[]): Markdown {
  const url = links.find(({ title }) => title === "Application")?.url;
  if (kind !== "gate-opened" || (checklist.length === 0 && url === undefined)) return NOTHING;
  const application = url === undefined ? "the application" : link("the application", url);
  const list = checklist.length === 0 ? md`**` : md`:**\n\n${bullets(checklist.map((item) => md`[ ] ${item}`))}`;
  return md`**Before the decision, test ${application}${list}\n\n`;
}
