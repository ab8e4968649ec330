import { readSettings } from "../../src/config/settings.ts";
import { readInteger } from "../../src/config/values.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { NewPullRequest, PullRequest } from "../../src/gates/request/pull-request.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import { openDefaultBranch } from "../../src/gates/rules/default-branch.ts";
import { incidentDurations, incidentTimes } from "../../src/incident/durations.ts";
import { type IncidentIssue, type IncidentThread, readIncident } from "../../src/incident/incident-issue.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Inputs, RunContext } from "../../src/ports/world.ts";
import {
  isOfAnother,
  numberedPath,
  postmortemPath,
  timelineBlock,
  withTimeline,
} from "../../src/postmortem/postmortem-file.ts";
import { collectTimeline } from "../../src/postmortem/timeline.ts";
import { incidentTitle } from "../../src/report/incident-report.ts";
import { renderPostmortem, renderTimeline } from "../../src/report/postmortem-report.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { code, link, type Markdown, md } from "../../src/text/markdown.ts";
import { plain } from "../../src/text/plain-text.ts";
import { inputs as keys } from "./keys.ts";
import {
  findPull,
  hasBranch,
  type KnownFile,
  messageFor,
  openPull,
  readKnown,
  type WriterPlace,
  writeFile,
} from "./postmortem-writer.ts";

export interface PostmortemInputs {
  readonly issue: number;
  readonly token: string;
  readonly requester: string;
}

export interface PostmortemWorld extends StageWorld {
  readonly run: RunContext;
  readonly forge: (token: string) => Forge;
}

/** Opens a pull request with the post-mortem of an incident, or brings the timeline of the one that exists up to date. */
export const openPostmortem: Stage<PostmortemInputs, PostmortemWorld> = {
  name: "open-postmortem",
  read: readInputs,
  run: open,
};

function readInputs(inputs: Inputs, world: PostmortemWorld): PostmortemInputs {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  world.log.mask(token);
  return {
    issue: readInteger(settings.need("issue"), { min: 1, max: Number.MAX_SAFE_INTEGER }),
    token,
    requester: settings.get("requester").text || requesterOf(world.run.forge),
  };
}

async function open(inputs: PostmortemInputs, world: PostmortemWorld): Promise<StageResult> {
  const { issue: number, token, requester } = inputs;
  const forge = world.forge(token);
  const repository = `/repos/${world.run.repository}`;
  const incident = await readIncident(forge, { repository, requester }, number);
  if (incident === undefined) throw noIncident(number);
  const { name: base } = await openDefaultBranch(forge, repository);
  const usual: WriterPlace = { forge: world.run.forge, repository, base, branch: `post-mortem/incident-${number}` };
  const draft = await findDraft(forge, usual, { issue: incident.issue, run: world.run });
  const { place, pull, file } = draft;
  const timeline = renderTimeline(await collectTimeline(forge, usual, incident));
  const text = textOf(file, incident, timeline);
  if (text === undefined) {
    world.log.warning(`${file.path} has a timeline that a person changed, or no marks of one, so it is kept as it is.`);
    return result(draft, "kept", world);
  }
  if (text === file.text) return result(draft, "unchanged", world);
  await writeFile(forge, place, { known: file, text, message: messageFor(number) }, pull === undefined);
  const url = draft.url || (await openPull(forge, place, pullText(incident.issue)));
  return result({ file, url }, file.text === undefined ? "opened" : "updated", world);
}

/** Where the post-mortem is written: the branch of the open pull request, or a new one, and the file as it is there. */
interface Draft {
  readonly place: WriterPlace;
  readonly pull: PullRequest | undefined;
  readonly file: KnownFile;
  /** Address of the pull request; empty for none. */
  readonly url: string;
}

async function findDraft(
  forge: Forge,
  usual: WriterPlace,
  { issue, run }: { readonly issue: IncidentIssue; readonly run: RunContext },
): Promise<Draft> {
  const pull = await findPull(forge, usual);
  const place = { ...usual, branch: pull?.head.ref ?? (await newBranch(forge, usual, run)) };
  const file = await findFile(forge, place, { ref: pull?.head.ref ?? usual.base, issue });
  return { place, pull, file, url: pull?.html_url ?? "" };
}

/** The file with the current timeline; undefined where a person changed the timeline or removed its marks. */
function textOf({ text }: KnownFile, { issue, events }: IncidentThread, timeline: Markdown): string | undefined {
  if (text !== undefined) return withTimeline(text, timeline);
  const durations = incidentDurations(incidentTimes(events));
  return renderPostmortem({ issue, durations, timeline: timelineBlock(timeline) }).text;
}

function pullText({ number, title, url }: IncidentIssue): Pick<NewPullRequest, "title" | "body"> {
  return {
    title: plain`Post-mortem: ${incidentTitle(title)}`,
    body: md`The post-mortem of ${link(`incident #${number}`, url)}. The timeline is filled in; the other sections are for people.\n`,
  };
}

/** What a branch without an open pull request contains, another person may have written: it is not put into one of ours. */
async function newBranch(forge: Forge, place: WriterPlace, { runId, runAttempt }: RunContext): Promise<string> {
  return (await hasBranch(forge, place)) ? `${place.branch}-${runId}-${Number(runAttempt) || 0}` : place.branch;
}

async function findFile(
  forge: Forge,
  place: WriterPlace,
  { ref, issue }: { readonly ref: string; readonly issue: IncidentIssue },
): Promise<KnownFile> {
  const path = postmortemPath(issue);
  const found = await readKnown(forge, place, { path, ref });
  if (found.text === undefined || !isOfAnother(found.text, issue.number)) return found;
  return readKnown(forge, place, { path: numberedPath(path, issue.number), ref });
}

function noIncident(number: number): StageFailure {
  return new StageFailure({
    what: `The issue #${number} is no incident of Sluice.`,
    means:
      "It was not opened by the workflow `incident.yml` or by a release, so no timeline is known. Nothing was written.",
    todo: "Give the number of an incident's issue.",
  });
}

type Outcome = "opened" | "updated" | "unchanged" | "kept";

const TEXTS: Readonly<Record<Outcome, (path: Markdown) => Markdown>> = {
  opened: (path) => md`The post-mortem ${path} is in a pull request.`,
  updated: (path) => md`The timeline of ${path} was updated.`,
  unchanged: (path) => md`The timeline of ${path} is up to date.`,
  kept: (path) => md`${path} is kept as it is: a person changed its timeline.`,
};

function result({ file, url }: Pick<Draft, "file" | "url">, outcome: Outcome, { log }: PostmortemWorld): StageResult {
  const { path } = file;
  log.info(`${path}: ${outcome}. ${url}`);
  const report = md`### ${TEXTS[outcome](code(path))}\n\n${url === "" ? "" : link("The pull request", url)}\n`;
  return { outputs: { path, url, result: outcome }, report };
}
