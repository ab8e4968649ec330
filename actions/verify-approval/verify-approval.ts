import { collectEvidence } from "../../src/gates/evidence.ts";
import { judgeGate } from "../../src/gates/gate.ts";
import type { GateRules } from "../../src/gates/gate-facts.ts";
import { isBeforeTag } from "../../src/gates/gate-request.ts";
import { type GateVerdict, refused } from "../../src/gates/gate-verdict.ts";
import { readRules } from "../../src/gates/read-rules.ts";
import { recordSignOff } from "../../src/gates/sign-off-record.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { renderGate } from "../../src/report/gate-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Clock, RunContext } from "../../src/world/world.ts";
import { type ApprovalInputs, type Requirement, readInputs } from "./approval-inputs.ts";
import { type CommentAnswer, verifyComment } from "./comment-evidence.ts";
import { verifyDispatch } from "./dispatch-evidence.ts";

export interface ApprovalWorld extends StageWorld {
  readonly run: RunContext;
  readonly clock: Clock;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

/** Whoever pushed the tag, whatever the workflow file says: did a person open this gate, for this commit? */
export const verifyApproval: Stage<ApprovalInputs, ApprovalWorld> = {
  name: "verify-approval",
  read: readInputs,
  run: verify,
};

async function verify(inputs: ApprovalInputs, world: ApprovalWorld): Promise<StageResult> {
  const { environment, version, commit } = inputs;
  const repository = `/repos/${world.run.repository}`;
  const forge = world.forge(inputs.token);
  if (version !== "" && !isBeforeTag(inputs.asks)) await mustStillBe(world, inputs);

  const rules = await readRules(forge, { repository, config: inputs.config, environment });
  world.log.info(
    `The gate ${environment}, by the rules on ${rules.branch}: ${rules.owners.length === 0 ? "any required reviewer" : rules.owners.join(" or ")} opens it${rules.selfApproval ? ", the starter of the run too" : ", but not the starter of the run"}.`,
  );
  const { verdict, fingerprint, override, message, url, askedAt, issue } = await judged(forge, rules, inputs, world);
  world.log.info(sentence(verdict));
  if (inputs.leavesStatus) await leaveStatus(forge, { verdict, url: url || world.run.runUrl }, inputs, world);
  const result = {
    outputs: {
      ...outputsOf(verdict),
      "plan-fingerprint": fingerprint,
      ...{ "override-windows": override?.windows ?? "", "override-reason": override?.reason ?? "", issue },
      message: message ?? "",
      "asked-at": askedAt === undefined ? "" : new Date(askedAt).toISOString(),
    },
    report: renderGate({ environment, version, commit }, verdict),
  };
  const failure = isEnough(inputs.required, verdict) ? undefined : failureOf(environment, verdict);
  return failure === undefined ? result : { ...result, failure };
}

interface Answer {
  readonly verdict: GateVerdict;
  /** Where the person said it: the comment, or the run that asked. */
  readonly url: string;
}

/** A yes and a no stay with the commit; what is neither leaves nothing. */
async function leaveStatus(
  forge: Forge,
  { verdict, url }: Answer,
  { environment, commit }: ApprovalInputs,
  { run, log }: ApprovalWorld,
): Promise<void> {
  if (verdict.kind === "refused") return;
  const isApproved = verdict.kind === "approved";
  const by = (isApproved ? verdict.by : [verdict.by]).map(({ login }) => login).join(", ");
  const place = { repository: `/repos/${run.repository}`, commit };
  await recordSignOff(forge, place, { environment, isApproved, by, url });
  log.info(`The answer is left with the commit ${commit}.`);
}

function isEnough(required: Requirement, { kind }: GateVerdict): boolean {
  return required === "nothing" || kind === "approved" || (required === "answer" && kind === "rejected");
}

/** The forge's own gate, or a comment in an issue: the configuration on the default branch says which. */
async function judged(
  forge: Forge,
  rules: GateRules,
  inputs: ApprovalInputs,
  world: ApprovalWorld,
): Promise<CommentAnswer> {
  const { run, clock } = world;
  const place = { repository: `/repos/${run.repository}`, runId: run.runId };
  if (rules.kind === "comment") {
    const isRollback =
      inputs.version === "" && inputs.commit === "" && inputs.approval === "" && run.event === "workflow_dispatch";
    if (isRollback) return withoutIssue(await verifyDispatch(forge, rules, place, clock.now()));
    return verifyComment(forge, rules, { ...inputs, ...place }, clock.now());
  }
  const { environment, asked } = inputs;
  if (run.forge !== "github") return withoutIssue(noGateHere(environment, run));
  const commit = await releasedCommit(inputs, world);
  const evidence = await collectEvidence(forge, { ...place, environment, asked, commit });
  return withoutIssue(judgeGate(rules, evidence, clock.now()));
}

/** What the run is to release; undefined for a way back, which nobody prepares. */
async function releasedCommit(
  { commit, dispatchedTag, token }: ApprovalInputs,
  { run, tags }: ApprovalWorld,
): Promise<string | undefined> {
  if (commit !== "") return commit;
  if (run.event === "push") return run.sha;
  return dispatchedTag === "" ? undefined : tags.commitOf(dispatchedTag, token);
}

function withoutIssue(verdict: GateVerdict): CommentAnswer {
  return { verdict, fingerprint: "", issue: "" };
}

/** Gitea and Forgejo read `environment:` and do nothing: no gate, no secret held back, and no word about it. */
function noGateHere(environment: string, { forge }: RunContext): GateVerdict {
  return refused(
    "no-gate-here",
    `The environment ${environment} is no gate on ${forge === "forgejo" ? "Forgejo" : "Gitea"}: it ignores environments, so nobody was asked.`,
    `Set \`gates.${environment}.kind: comment\` and an owner in the configuration on the default branch, and \`gate: comment\` in the caller.`,
  );
}

/** A tag can be moved or deleted while a person thinks. */
async function mustStillBe({ tags }: ApprovalWorld, { version, commit, token }: ApprovalInputs): Promise<void> {
  const now = await tags.commitOf(version, token);
  if (now === commit) return;
  throw new StageFailure({
    what:
      now === undefined
        ? `The tag ${version} was deleted after its approval was asked.`
        : `The tag ${version} was moved after its approval was asked: from ${commit} to ${now}.`,
    means: "What was approved is not what would be deployed. Nothing was changed.",
    todo: "Find out who did that and why. Then release the wanted commit under a new version.",
  });
}

function sentence(verdict: GateVerdict): string {
  switch (verdict.kind) {
    case "approved":
      return `Approved by ${verdict.by.map(({ login }) => login).join(", ")}${said(verdict.comment)}.`;
    case "rejected":
      return `Rejected by ${verdict.by.login}${said(verdict.comment)}.`;
    case "refused":
      return `Not approved: ${verdict.what}`;
  }
}

function said(comment: string): string {
  return comment === "" ? "" : `: ${cleanForeignLine(comment.replaceAll(/\s+/g, " "))}`;
}

function outputsOf(verdict: GateVerdict): Record<string, string> {
  const nobody = { "approved-by": "", "approved-at": "", comment: "" };
  switch (verdict.kind) {
    case "approved": {
      const by = verdict.by.map(({ login }) => login).join(",");
      const at = verdict.at === undefined ? "" : new Date(verdict.at).toISOString();
      return { state: "approved", reason: "", "approved-by": by, "approved-at": at, comment: verdict.comment };
    }
    case "rejected":
      return { ...nobody, state: "rejected", reason: "", "approved-by": verdict.by.login, comment: verdict.comment };
    case "refused":
      return { ...nobody, state: "refused", reason: verdict.code };
  }
}

function failureOf(environment: string, verdict: GateVerdict): StageFailure | undefined {
  const means = "Nothing was changed on any host.";
  if (verdict.kind === "approved") return undefined;
  if (verdict.kind === "refused") return new StageFailure({ what: verdict.what, means, todo: verdict.todo });
  return new StageFailure({
    what: `${verdict.by.login} rejected ${environment}${said(verdict.comment)}.`,
    means,
    todo: "Talk with them; then start the release anew.",
  });
}
