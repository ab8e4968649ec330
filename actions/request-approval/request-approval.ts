import * as v from "valibot";
import { readSettings, type Setting } from "../../src/config/settings.ts";
import { badValue, oneOf } from "../../src/config/values.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import {
  type ApprovalRequest,
  followsAnswer,
  isBeforeTag,
  type Preparation,
  QUESTIONS,
  type Question,
} from "../../src/gates/request/approval-request.ts";
import { readComment, requestsIn } from "../../src/gates/request/issue-comment.ts";
import { openReleaseIssues, type ReleaseIssue, releaseMark } from "../../src/gates/request/release-issue.ts";
import { recordRequest } from "../../src/gates/request/request-record.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import { readRollbackInputs, rollbackName } from "../../src/gates/request/rollback-wish.ts";
import { type GateRules, rulesFor } from "../../src/gates/rules/gate-rules.ts";
import { type GateAtBranch, readRules } from "../../src/gates/rules/read-rules.ts";
import { type RunFacts, readRun } from "../../src/gates/run/run-facts.ts";
import { startersOf } from "../../src/gates/starter/starters.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Clock, Inputs, RunContext } from "../../src/ports/world.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import { renderRequest, requestTitle } from "../../src/report/request-report.ts";
import { understand } from "../../src/stage/answer.ts";
import { requireOutputs } from "../../src/stage/needed-outputs.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { link, type Markdown, md } from "../../src/text/markdown.ts";
import { quotedReport } from "../../src/text/quoted-markdown.ts";
import { inputs as keys } from "./keys.ts";

export interface RequestInputs {
  readonly request: Omit<ApprovalRequest, "run" | "attempt">;
  /** The reports that the request shows. */
  readonly report: Markdown;
  /** Empty where no test is needed, or where the address is unknown. */
  readonly stagingUrl: string;
  readonly token: string;
  readonly config: string;
  readonly requester: string;
}

export interface RequestWorld extends StageWorld {
  readonly run: RunContext;
  readonly clock: Clock;
  readonly forge: (token: string) => Forge;
}

/**
 * Requests an approval of a gate's owners in an issue, for forges without required reviewers. No job waits in the
 * meantime.
 */
export const requestApproval: Stage<RequestInputs, RequestWorld> = {
  name: "request-approval",
  read: readInputs,
  run: ask,
};

function readInputs(inputs: Inputs, world: RequestWorld): RequestInputs {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  world.log.mask(token);
  requireOutputs(settings.get("needed-outputs").text);
  const asks = QUESTIONS.find((question) => question === settings.get("asks").text);
  if (asks === undefined) throw badValue(settings.get("asks"), oneOf(QUESTIONS));
  const rollback = asks === "rollback" ? readRollbackInputs(settings.need("rollback").text) : undefined;
  // A rollback has no tag: its run, which is one of the default branch, says which workflow file it is.
  const commit = rollback === undefined ? settings.need("commit") : { name: "commit", text: world.run.sha };
  if (!/^[0-9a-f]{40}$/.test(commit.text)) throw badValue(commit, "40 hexadecimal digits");
  const fingerprint = settings.get("plan-fingerprint");
  if (!/^(sha256:[0-9a-f]{64})?$/.test(fingerprint.text)) throw badValue(fingerprint, "sha256: and 64 digits");
  const windows = settings.get("override-windows").text;
  const message = settings.get("message").text;
  return {
    report: quotedReport(settings.get("report").text, repositoryUrl(world.run)),
    stagingUrl: settings.get("staging-url").text,
    request: {
      asks,
      gate: settings.get("environment").text,
      // A rollback gets its name from the product's configuration on the default branch.
      version: rollback === undefined ? settings.need("version").text : "",
      rollback,
      commit: commit.text,
      fingerprint: fingerprint.text,
      after: readAfter(settings.get("after"), asks),
      destination: settings.get("destination").text || undefined,
      override: windows === "" ? undefined : { windows, reason: settings.get("override-reason").text },
      preparation: isBeforeTag(asks) ? { branch: branchOf(world.run), message } : undefined,
    },
    token,
    config: settings.get("config").text,
    requester: settings.get("requester").text || requesterOf(world.run.forge),
  };
}

/** A request that follows an answer names it, so that the starter stays known. */
function readAfter(setting: Setting, asks: Question): number | undefined {
  if (setting.text === "" && !followsAnswer(asks)) return undefined;
  if (/^[1-9]\d{0,15}$/.test(setting.text)) return Number(setting.text);
  throw badValue(setting, `the id of the request whose answer led to this one, which a ${asks} follows`);
}

/** The answer has to dispatch the preparation where it was dispatched before. */
function branchOf({ ref }: RunContext): Preparation["branch"] {
  const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
  if (branch !== undefined) return branch;
  throw new StageFailure({
    what: `This run is about ${ref}, which is no branch.`,
    means: "The run after the answer could not be dispatched, so no approval was requested and nothing was changed.",
    todo: "Dispatch the preparation on the branch that is to be released.",
  });
}

async function ask(given: RequestInputs, world: RequestWorld): Promise<StageResult> {
  const { token, config } = given;
  const { run, log } = world;
  const repository = `/repos/${run.repository}`;
  const forge = world.forge(token);
  const rules = await readRules(forge, { repository, config, environment: given.request.gate });
  mustBeAnswerable(rules);
  const inputs = { ...given, request: named(given.request, rules.tagPrefix) };
  const asking = await askingRun(forge, inputs, world);
  const body = await describe(forge, { inputs, rules, asking }, world);
  const issue = await requestIssue(forge, { repository, requester: inputs.requester, request: inputs.request });
  const comments = `${repository}/issues/${issue.number}/comments`;
  // The record comes first: without it the request would not count.
  const place = { repository, commit: asking.request.commit };
  await recordRequest(forge, place, { request: asking.request, body: log.redact(body.text), url: run.runUrl });
  const posted = async (): Promise<unknown> => {
    const { request } = asking;
    const all = requestsIn((await forge.list(comments)).map(readComment), inputs.requester);
    const found = all.find(
      (one) => one.run === request.run && one.attempt === request.attempt && one.asks === request.asks,
    );
    return found === undefined ? undefined : { html_url: found.comment.url };
  };
  const wish = { method: "POST", path: comments, body: { body }, what: "post the request", happened: posted } as const;
  const written = await forge.write(wish);
  const url = (written !== undefined && urlOf(written)) || issue.url;
  const { owners } = rules;
  const { version } = inputs.request;
  log.info(`${owners.join(" or ")} can answer in ${url}: /approve ${version}, or /reject with a reason.`);
  const summary = md`### ⏳ ${version} waits for ${owners.join(" or ")}\n\n${link("Answer here", url)}\n`;
  return { outputs: { issue: String(issue.number), url }, report: summary };
}

function named(request: RequestInputs["request"], prefix: string): RequestInputs["request"] {
  const { rollback } = request;
  return rollback === undefined ? request : { ...request, version: rollbackName(rollback, prefix) };
}

interface Asking {
  readonly request: ApprovalRequest;
  readonly facts: RunFacts;
}

/** The request names its run as the forge knows it: that is what it is verified by. */
async function askingRun(forge: Forge, { request }: RequestInputs, { run }: RequestWorld): Promise<Asking> {
  const facts = readRun(await forge.read(`/repos/${run.repository}/actions/runs/${run.runId}`));
  return { facts, request: { ...request, run: Number(run.runId), attempt: facts.attempt } };
}

interface Description {
  readonly inputs: RequestInputs;
  readonly rules: GateAtBranch;
  readonly asking: Asking;
}

async function describe(
  forge: Forge,
  { inputs, rules, asking: { request, facts } }: Description,
  { run, clock }: RequestWorld,
): Promise<Markdown> {
  const { owners, checklist } = rules;
  const { report, stagingUrl, requester } = inputs;
  const place = {
    repository: `/repos/${run.repository}`,
    forge: run.forge,
    defaultBranch: rules.branch,
    clock,
    requester,
  };
  const commit = request.asks === "release" ? request.commit : undefined;
  const { people, unknown } = await startersOf(forge, place, {
    ...{ run: facts, commit, after: request.after },
    about: request,
  });
  const startedBy = unknown === undefined ? people : [...people, `${unknown}, for an unknown person`];
  const { selfApproval } = rulesFor(request, rules);
  const able = selfApproval ? owners : owners.filter((one) => !people.some((other) => other.toLowerCase() === one));
  return renderRequest({ request, owners: able, startedBy, checklist, runUrl: run.runUrl, report, stagingUrl });
}

interface IssueWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly requester: string;
  readonly request: Pick<ApprovalRequest, "version" | "gate">;
}

const madeIssue = v.object({ number: v.number(), html_url: v.optional(v.string(), "") });

/** One issue a release or a rollback, of those that the suite has opened: every further request goes into the same one. */
async function requestIssue(forge: Forge, { repository, requester, request }: IssueWish): Promise<ReleaseIssue> {
  const { version } = request;
  const find = async (): Promise<ReleaseIssue | undefined> =>
    (await openReleaseIssues(forge, repository, requester)).find((issue) => issue.version === version);
  const known = await find();
  if (known !== undefined) return known;
  const title = requestTitle(request);
  const text = md`The request is in the newest comment of Sluice below. Answer with a comment.`;
  const made = await forge.write({
    method: "POST",
    path: `${repository}/issues`,
    body: { title, body: md`${releaseMark(version)}\n${text}` },
    what: `open the issue "${title.text}"`,
    happened: async () => {
      const issue = await find();
      return issue === undefined ? undefined : { number: issue.number, html_url: issue.url };
    },
  });
  const { number, html_url } = understand(madeIssue, made, "an issue");
  return { number, url: html_url, version };
}

function urlOf(written: unknown): string {
  const url = typeof written === "object" && written !== null && "html_url" in written ? written.html_url : "";
  return typeof url === "string" ? url : "";
}

function mustBeAnswerable({ environment, kind, owners }: GateRules): void {
  const todo = `Set \`gates.${environment}\` to \`kind: comment\` with an \`owner\` (a login) in the configuration on the default branch.`;
  const means = "An answer in an issue would not count, so no approval was requested and nothing was changed.";
  if (kind !== "comment") {
    throw new StageFailure({ what: `The gate ${environment} is not \`kind: comment\`.`, means, todo });
  }
  if (owners.length === 0) {
    throw new StageFailure({ what: `The gate ${environment} has no owner.`, means, todo });
  }
}
