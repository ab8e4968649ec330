import { readConfig } from "../../src/config/read-config.ts";
import type { Config } from "../../src/config/schema.ts";
import { readSettings } from "../../src/config/settings.ts";
import { badValue, oneOf, readBoolean, readInteger } from "../../src/config/values.ts";
import { gateChecklist, gateOwners } from "../../src/gates/gate-rules.ts";
import { type Announcement, type AnnouncementKind, type Asked, plainText } from "../../src/report/announcement.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { escapeMarkdown, link, table } from "../../src/report/markdown.ts";
import { renderSlack } from "../../src/report/slack.ts";
import { renderTeams } from "../../src/report/teams.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { type ChangelogSection, changelogSection, highlights } from "../../src/version/changelog.ts";
import { isSemverTag } from "../../src/version/tag.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Cancellation, Clock, Files, Http, Inputs, RunContext } from "../../src/world/world.ts";
import { type Courier, type Delivery, deliver } from "./delivery.ts";
import { publishRelease } from "./forge-release.ts";
import { tellIssue } from "./issue-comment.ts";
import { inputs as keys } from "./keys.ts";

export interface AnnounceInputs {
  readonly kind: AnnouncementKind;
  readonly version: string;
  readonly reason: string;
  readonly asked: readonly Asked[];
  /** What whoever is asked goes through before they answer. */
  readonly checklist: readonly string[];
  /** Undefined where there is no issue of the release. */
  readonly issue: number | undefined;
  readonly details: string;
  readonly url: string;
  readonly section: ChangelogSection | undefined;
  readonly release: boolean;
  readonly token: string;
  readonly slack: string;
  readonly teams: string;
}

export interface AnnounceWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly http: Http;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly forge: (token: string) => Forge;
}

const KINDS = ["released", "failed", "unsure", "rolled-back", "held", "gate-opened", "rollback-asked"] as const;
/** After these somebody still has to do something: the release's issue stays open. */
const UNSETTLED: readonly AnnouncementKind[] = ["failed", "unsure", "held"];
const HIGHLIGHTS = 5;

/** Tells people. What stands, stands: a message that was not delivered is a warning. */
export const announceRelease: Stage<AnnounceInputs, AnnounceWorld> = {
  name: "announce-release",
  read: readInputs,
  run: announce,
};

async function readInputs(inputs: Inputs, world: AnnounceWorld): Promise<AnnounceInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, "");
  const secret = (name: "token" | "slack-webhook-url" | "teams-webhook-url"): string => {
    const { text } = settings.get(name);
    if (text !== "") world.log.mask(text);
    return text;
  };
  const kind = KINDS.find((one) => one === settings.get("event").text);
  if (kind === undefined) throw badValue(settings.get("event"), oneOf(KINDS));
  // Whoever dispatches a rollback need not know what runs.
  const version = kind === "rollback-asked" ? settings.get("version") : settings.need("version");
  if (version.text !== "" && !isSemverTag(version.text)) throw badValue(version, "a release tag such as v1.4.0");
  const changelog = await world.files.read(settings.get("changelog").text);
  const webhook = (name: "slack-webhook-url" | "teams-webhook-url"): string => {
    const url = secret(name);
    // The value is a secret, so the message must not hold it.
    if (url !== "" && !/^https?:\/\/\S+$/.test(url))
      throw badValue({ name, text: "(a secret)" }, "an address that begins with https://");
    return url;
  };
  const issue = settings.get("issue");
  return {
    kind,
    version: version.text,
    reason: settings.get("reason").text,
    asked: isQuestion(kind) ? askedFor(config, settings.get("gate").text) : [],
    checklist: kind === "gate-opened" ? gateChecklist(config, settings.get("gate").text) : [],
    issue: issue.text === "" ? undefined : readInteger(issue, { min: 1, max: Number.MAX_SAFE_INTEGER }),
    details: settings.get("report").text,
    url: settings.get("url").text,
    section: changelog === undefined ? undefined : changelogSection(changelog, version.text),
    release: readBoolean(settings.get("release")),
    token: secret("token"),
    slack: webhook("slack-webhook-url"),
    teams: webhook("teams-webhook-url"),
  };
}

function isQuestion(kind: AnnouncementKind): boolean {
  return kind === "gate-opened" || kind === "rollback-asked";
}

function askedFor(config: Config, gate: string): readonly Asked[] {
  const people = Object.entries(config.people ?? {});
  return gateOwners(config, gate).map((login) => {
    const person = people.find(([name]) => name.replace(/^@/, "").toLowerCase() === login)?.[1];
    return { login, slack: person?.slack, teams: person?.teams };
  });
}

async function announce(inputs: AnnounceInputs, world: AnnounceWorld): Promise<StageResult> {
  const { http, clock, cancellation, log } = world;
  const courier: Courier = { http, clock, signal: cancellation.signal };
  const deliveries: Delivery[] = [];
  if (inputs.kind === "released" && inputs.release) deliveries.push(await toForge(inputs, world));
  const message = messageOf(inputs, world.run, deliveries);
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
    report: render(message, inputs.checklist, deliveries),
  };
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
async function toForge({ version, section, token }: AnnounceInputs, world: AnnounceWorld): Promise<Delivery> {
  const channel = "The forge's release";
  if (section === undefined) world.log.warning(`The changelog has no section of ${version}: its release has no notes.`);
  try {
    const repository = `/repos/${world.run.repository}`;
    const url = await publishRelease(world.forge(token), { repository, version, body: section?.body });
    return { channel, delivered: true, reason: "", url };
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return { channel, delivered: false, reason: `${error.what} ${error.todo}`, url: "" };
  }
}

function messageOf(inputs: AnnounceInputs, run: RunContext, deliveries: readonly Delivery[]): Announcement {
  const { kind, version, reason, asked, issue, url, section } = inputs;
  const links = [
    { title: "Application", url },
    { title: "Release notes", url: deliveries.find((one) => one.url !== "")?.url ?? "" },
    { title: "Issue", url: issue === undefined ? "" : run.runUrl.replace(/\/actions\/runs\/.*$/, `/issues/${issue}`) },
    { title: "Run", url: run.runUrl },
  ];
  return {
    kind,
    version,
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
  const where = url === undefined ? "" : ` on ${link("the application", url)}`;
  const list = checklist.map((item) => `- [ ] ${escapeMarkdown(item)}`).join("\n");
  const toDo = list === "" ? "" : `**Before the answer, look at this${where}:**\n\n${list}\n\n`;
  return `### 📣 ${escapeMarkdown(plainText(message))}\n\n${toDo}${told}`;
}
