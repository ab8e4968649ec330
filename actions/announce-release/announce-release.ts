import { type Announcement, type AnnouncementKind, type Asked, plainText } from "../../src/report/announcement.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { escapeMarkdown, link, table } from "../../src/report/markdown.ts";
import { renderSlack } from "../../src/report/slack.ts";
import { renderTeams } from "../../src/report/teams.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { highlights } from "../../src/version/changelog.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Cancellation, Clock, Files, Http, RunContext } from "../../src/world/world.ts";
import { type AnnounceInputs, isQuestion, readInputs } from "./announce-inputs.ts";
import { type Courier, type Delivery, deliver } from "./delivery.ts";
import { publishRelease } from "./forge-release.ts";
import { tellIssue } from "./issue-comment.ts";
import { leftSince } from "./left-since.ts";
import { type Question, questionOf } from "./question.ts";

export interface AnnounceWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly http: Http;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly forge: (token: string) => Forge;
}

/** After these somebody still has to do something: the release's issue stays open. */
const UNSETTLED: readonly AnnouncementKind[] = ["failed", "unsure", "held"];
const HIGHLIGHTS = 5;

/** Tells people. What stands, stands: a message that was not delivered is a warning. */
export const announceRelease: Stage<AnnounceInputs, AnnounceWorld> = {
  name: "announce-release",
  read: readInputs,
  run: announce,
};

async function announce(inputs: AnnounceInputs, world: AnnounceWorld): Promise<StageResult> {
  const { http, clock, cancellation, log } = world;
  const forge = world.forge(inputs.token);
  await mustStillRun(forge, inputs, world.run);
  const question = inputs.question === undefined ? NOBODY : await questionOf(forge, inputs.question, world);
  const courier: Courier = { http, clock, signal: cancellation.signal };
  const deliveries: Delivery[] = [];
  if (inputs.kind === "released" && inputs.release) deliveries.push(await toForge(inputs, world));
  const message = messageOf(inputs, question.asked, world.run, deliveries);
  log.info(cleanForeignLine(plainText(message)));
  if (inputs.slack !== "") deliveries.push(await deliver(courier, "Slack", inputs.slack, renderSlack(message)));
  if (inputs.teams !== "") deliveries.push(await deliver(courier, "Teams", inputs.teams, renderTeams(message)));
  if (inputs.issue !== undefined && !isQuestion(inputs.kind)) deliveries.push(await toIssue(inputs, message, world));
  for (const { channel, delivered, reason } of deliveries) {
    if (delivered) log.info(`${channel} has it.`);
    else log.warning(`${channel} does not have it: ${reason}. What was released stands.`);
  }
  const releaseUrl = deliveries.find(({ url }) => url !== "")?.url ?? "";
  return {
    outputs: { announced: reach(deliveries), "release-url": releaseUrl },
    report: render(message, inputs.kind === "gate-opened" ? question.checklist : [], deliveries),
  };
}

const NOBODY: Question = { asked: [], checklist: [] };

/** A verdict can come late: somebody may have gone back meanwhile. */
async function mustStillRun(
  forge: Forge,
  { kind, version, tag, since }: AnnounceInputs,
  run: RunContext,
): Promise<void> {
  if (kind !== "released" || since === undefined) return;
  const kindOfForge = run.forge === "github" ? "github" : "gitea";
  const record = await leftSince(forge, {
    repository: `/repos/${run.repository}`,
    version,
    tag,
    since,
    forge: kindOfForge,
  });
  if (record === undefined) return;
  throw new StageFailure({
    what: `${tag} was left meanwhile: there is ${record}.`,
    means: "It does not run any more, so nothing is announced.",
    todo: "See what runs (release-status). If it is this version again, release it anew, or write its release notes by hand.",
  });
}

/** The issue in which the release was approved: told with the report, and closed when nothing is left to answer. */
async function toIssue(inputs: AnnounceInputs, message: Announcement, world: AnnounceWorld): Promise<Delivery> {
  const { issue = 0, kind, token, details } = inputs;
  const links = message.links.filter(({ title }) => title !== "Issue").map(({ title, url }) => link(title, url));
  const text = [`### ${escapeMarkdown(plainText(message))}`, links.join(" · "), details].filter((part) => part !== "");
  const channel = `The issue #${issue}`;
  try {
    const issuePath = `/repos/${world.run.repository}/issues/${issue}`;
    await tellIssue(world.forge(token), issuePath, {
      text: world.log.redact(text.join("\n\n")),
      isLast: !UNSETTLED.includes(kind),
    });
    return { channel, delivered: true, reason: "", url: "" };
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return { channel, delivered: false, reason: `${error.what} ${error.todo}`, url: "" };
  }
}

/** The release stands on the host, whatever the forge says now. */
async function toForge({ version, tag, section, token }: AnnounceInputs, world: AnnounceWorld): Promise<Delivery> {
  const channel = "The forge's release";
  if (section === undefined) world.log.warning(`The changelog has no section of ${version}: its release has no notes.`);
  try {
    const repository = `/repos/${world.run.repository}`;
    const url = await publishRelease(world.forge(token), { repository, version, tag, body: section?.body });
    return { channel, delivered: true, reason: "", url };
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return { channel, delivered: false, reason: `${error.what} ${error.todo}`, url: "" };
  }
}

function messageOf(
  inputs: AnnounceInputs,
  asked: readonly Asked[],
  run: RunContext,
  deliveries: readonly Delivery[],
): Announcement {
  const { kind, tag, reason, issue, url, section } = inputs;
  const links = [
    { title: "Application", url },
    { title: "Release notes", url: deliveries.find((one) => one.url !== "")?.url ?? "" },
    { title: "Issue", url: issue === undefined ? "" : run.runUrl.replace(/\/actions\/runs\/.*$/, `/issues/${issue}`) },
    { title: "Run", url: run.runUrl },
  ];
  return {
    kind,
    version: tag,
    application: run.repository.split("/").at(-1) ?? run.repository,
    highlights: kind === "released" && section !== undefined ? highlights(section, HIGHLIGHTS) : [],
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

function render(message: Announcement, checklist: readonly string[], deliveries: readonly Delivery[]): string {
  const rows = deliveries.map(({ channel, delivered, reason }) => [
    channel,
    delivered ? "✓" : `⚠️ ${escapeMarkdown(reason)}`,
  ]);
  const told = rows.length === 0 ? "No channel is configured.\n" : table(["Channel", "Has it"], rows);
  const url = message.links.find(({ title }) => title === "Application")?.url;
  const list = checklist.map((item) => `- [ ] ${escapeMarkdown(item)}`).join("\n");
  const application = url === undefined ? "the application" : link("the application", url);
  const isAsked = message.kind === "gate-opened" && (list !== "" || url !== undefined);
  const before = `**Before the answer, look at ${application}${list === "" ? "**" : `:**\n\n${list}`}\n\n`;
  const toDo = isAsked ? before : "";
  return `### 📣 ${escapeMarkdown(plainText(message))}\n\n${toDo}${told}`;
}
