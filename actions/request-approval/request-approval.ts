import { readSettings } from "../../src/config/settings.ts";
import { badValue, oneOf } from "../../src/config/values.ts";
import type { GateRules } from "../../src/gates/gate-facts.ts";
import { type GateRequest, isBeforeTag, type Preparation, QUESTIONS } from "../../src/gates/gate-request.ts";
import { type Issue, readComment, readIssue, requestsIn } from "../../src/gates/issue-answers.ts";
import { readRules } from "../../src/gates/read-rules.ts";
import { starterOf } from "../../src/gates/request-starter.ts";
import { requesterOf } from "../../src/gates/requester.ts";
import { renderRequest, requestTitle } from "../../src/report/request-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Inputs, RunContext } from "../../src/world/world.ts";
import { behindToken } from "./behind-token.ts";
import { inputs as keys } from "./keys.ts";

export interface RequestInputs {
  readonly request: GateRequest;
  /** What was checked or seen, as Markdown of ours. */
  readonly report: string;
  /** Empty where nobody has to look at it, or is not told where. */
  readonly stagingUrl: string;
  readonly token: string;
  readonly config: string;
  readonly requester: string;
}

export interface RequestWorld extends StageWorld {
  readonly run: RunContext;
  readonly forge: (token: string) => Forge;
}

/** Asks a gate's owners in an issue, where the forge itself has nobody who asks. Nothing waits meanwhile. */
export const requestApproval: Stage<RequestInputs, RequestWorld> = {
  name: "request-approval",
  read: readInputs,
  run: ask,
};

function readInputs(inputs: Inputs, world: RequestWorld): RequestInputs {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  world.log.mask(token);
  const commit = settings.need("commit");
  if (!/^[0-9a-f]{40}$/.test(commit.text)) throw badValue(commit, "40 hexadecimal digits");
  const fingerprint = settings.get("plan-fingerprint");
  if (!/^(sha256:[0-9a-f]{64})?$/.test(fingerprint.text)) throw badValue(fingerprint, "sha256: and 64 digits");
  const asks = QUESTIONS.find((question) => question === settings.get("asks").text);
  if (asks === undefined) throw badValue(settings.get("asks"), oneOf(QUESTIONS));
  const windows = settings.get("override-windows").text;
  const message = settings.get("message").text;
  return {
    report: settings.get("report").text,
    stagingUrl: settings.get("staging-url").text,
    request: {
      asks,
      gate: settings.get("environment").text,
      version: settings.need("version").text,
      commit: commit.text,
      fingerprint: fingerprint.text,
      startedBy: world.run.actor,
      override: windows === "" ? undefined : { windows, reason: settings.get("override-reason").text },
      preparation: isBeforeTag(asks) ? { branch: branchOf(world.run), message } : undefined,
    },
    token,
    config: settings.get("config").text,
    requester: settings.get("requester").text || requesterOf(world.run.forge),
  };
}

/** The answer has to dispatch the preparation where it was dispatched before. */
function branchOf({ ref }: RunContext): Preparation["branch"] {
  const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
  if (branch !== undefined) return branch;
  throw new StageFailure({
    what: `This run is about ${ref}, which is no branch.`,
    means: "The answer could not go on where this run ends, so nobody was asked and nothing was changed.",
    todo: "Dispatch the preparation on the branch that is to be released.",
  });
}

async function ask(inputs: RequestInputs, world: RequestWorld): Promise<StageResult> {
  const { report, stagingUrl, token, config } = inputs;
  const { run, log } = world;
  const repository = `/repos/${run.repository}`;
  const forge = world.forge(token);
  const rules = await readRules(forge, { repository, config, environment: inputs.request.gate });
  mustBeAnswerable(rules);
  const { owners, checklist } = rules;
  const issue = await openIssue(forge, repository, requestTitle(inputs.request));
  const comments = `${repository}/issues/${issue.number}/comments`;
  const before = (await forge.list(comments)).map(readComment);
  const thread = { requests: requestsIn(before), comments: before, requester: inputs.requester };
  const { requester } = inputs;
  const behind = await behindToken(forge, { repository, request: inputs.request, requester }, run);
  const request = { ...inputs.request, ...starterOf({ ...inputs.request, behind, run }, thread) };
  const posted = async (): Promise<unknown> => {
    const all = (await forge.list(comments)).map(readComment);
    const newest = requestsIn(all).at(-1);
    return newest !== undefined && isSame(newest, request) ? { html_url: issue.url } : undefined;
  };
  const body = renderRequest({ request, owners, checklist, runUrl: run.runUrl, report, stagingUrl });
  const written = await forge.write({
    method: "POST",
    path: comments,
    body: { body },
    what: "post the request",
    happened: posted,
  });
  const url = (written !== undefined && urlOf(written)) || issue.url;
  log.info(`${owners.join(" or ")} may answer in ${url}: /approve ${request.version}, or /reject with a reason.`);
  const summary = `### ⏳ ${request.version} waits for ${owners.join(" or ")}\n\n[Answer here](${url})\n`;
  return { outputs: { issue: String(issue.number), url }, report: summary };
}

/** One issue a release: every further request goes into the same one. */
async function openIssue(forge: Forge, repository: string, title: string): Promise<Issue> {
  const find = async (): Promise<Issue | undefined> => {
    const open = await forge.list(`${repository}/issues?state=open`);
    return open.map(readIssue).find((issue) => issue.title === title);
  };
  const known = await find();
  if (known !== undefined) return known;
  const body = "The request is in the newest comment of Sluice below. Answer with a comment.";
  const made = await forge.write({
    method: "POST",
    path: `${repository}/issues`,
    body: { title, body },
    what: `open the issue "${title}"`,
    happened: async () => {
      const issue = await find();
      return issue === undefined ? undefined : { number: issue.number, title, html_url: issue.url };
    },
  });
  return readIssue(made);
}

function isSame(one: GateRequest, other: GateRequest): boolean {
  return (
    one.gate === other.gate &&
    one.asks === other.asks &&
    one.version === other.version &&
    one.commit === other.commit &&
    one.fingerprint === other.fingerprint &&
    one.override?.windows === other.override?.windows &&
    one.override?.reason === other.override?.reason
  );
}

function urlOf(written: unknown): string {
  const url = typeof written === "object" && written !== null && "html_url" in written ? written.html_url : "";
  return typeof url === "string" ? url : "";
}

function mustBeAnswerable({ environment, kind, owners }: GateRules): void {
  const todo = `Set \`gates.${environment}\` to \`kind: comment\` with an \`owner\` (a login) in the configuration on the default branch.`;
  const means = "An answer in an issue would not count, so nobody was asked and nothing was changed.";
  if (kind !== "comment") {
    throw new StageFailure({ what: `The gate ${environment} is not \`kind: comment\`.`, means, todo });
  }
  if (owners.length === 0) {
    throw new StageFailure({ what: `Nobody is named who may open the gate ${environment}.`, means, todo });
  }
}
