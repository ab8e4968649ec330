import { StageFailure } from "../../src/failure/failure.ts";
import { judgeGate } from "../../src/gates/environment/environment-gate.ts";
import { collectEvidence } from "../../src/gates/environment/evidence.ts";
import { isBeforeTag } from "../../src/gates/request/approval-request.ts";
import { rulesFor } from "../../src/gates/rules/gate-rules.ts";
import { type GateAtBranch, readRules } from "../../src/gates/rules/read-rules.ts";
import { recordSignOff } from "../../src/gates/sign-off/sign-off-record.ts";
import { type GateVerdict, refused } from "../../src/gates/verdict/gate-verdict.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Tags } from "../../src/ports/git.ts";
import type { Clock, RunContext } from "../../src/ports/world.ts";
import { renderGate } from "../../src/report/gate-report.ts";
import type { Details } from "../../src/report/page/stage-details.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { type ApprovalInputs, type Requirement, readInputs } from "./approval-inputs.ts";
import { type CommentAnswer, verifyComment } from "./comment-evidence.ts";
import { verifyDispatch } from "./dispatch-evidence.ts";

export interface ApprovalWorld extends StageWorld {
  readonly run: RunContext;
  readonly clock: Clock;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

/**
 * Verifies that a person approved this gate for this commit, independently of the workflow file and of the person who
 * pushed the tag.
 */
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

  const rules = rulesFor(
    inputs.isFreeze ? { asks: "freeze" } : inputs,
    await readRules(forge, { repository, config: inputs.config, environment }),
  );
  world.log.info(
    `The gate ${environment}, by the rules on ${rules.branch}: ${rules.owners.length === 0 ? "any required reviewer" : rules.owners.join(" or ")} can approve${rules.selfApproval ? ", also the starter of the run" : ", but not the starter of the run"}.`,
  );
  const { verdict, fingerprint, override, message, url, askedAt, issue, ...answered } = await judged(
    forge,
    rules,
    inputs,
    world,
  );
  world.log.info(sentence(verdict));
  if (inputs.leavesStatus) await leaveStatus(forge, { verdict, url: url || world.run.runUrl }, inputs, world);
  const result = {
    outputs: {
      ...outputsOf(verdict),
      "plan-fingerprint": fingerprint,
      ...{ "override-windows": override?.windows ?? "", "override-reason": override?.reason ?? "", issue },
      message: message ?? "",
      request: answered.request === undefined ? "" : String(answered.request),
      destination: answered.destination ?? "",
      "asked-at": askedAt === undefined ? "" : new Date(askedAt).toISOString(),
    },
    report: renderGate({ environment, version, commit }, verdict),
    details: gateDetails(environment, verdict),
  };
  const failure = isEnough(inputs.required, verdict) ? undefined : failureOf(environment, verdict);
  return failure === undefined ? result : { ...result, failure };
}

interface Answer {
  readonly verdict: GateVerdict;
  /** The evidence: the comment, or the run with the approval. */
  readonly url: string;
}

/** An approval and a rejection are stored with the commit; a refusal is not. */
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
  log.info(`The decision is stored with the commit ${commit}.`);
}

function isEnough(required: Requirement, { kind }: GateVerdict): boolean {
  return required === "nothing" || kind === "approved" || (required === "answer" && kind === "rejected");
}

/** The environment of the forge, or a comment in an issue, by the configuration on the default branch. */
async function judged(
  forge: Forge,
  rules: GateAtBranch,
  inputs: ApprovalInputs,
  world: ApprovalWorld,
): Promise<CommentAnswer> {
  const { run, clock } = world;
  const place = { repository: `/repos/${run.repository}`, runId: run.runId, forge: run.forge };
  if (rules.kind === "comment") {
    // A rollback of an owner, or the end of a hold: all others name what they release.
    const namesNothing = inputs.version === "" && inputs.commit === "" && inputs.approval === "";
    const dispatch = namesNothing ? await verifyDispatch(forge, rules, place, clock.now()) : undefined;
    if (dispatch !== undefined) return withoutIssue(dispatch);
    return verifyComment(forge, rules, { ...inputs, ...place }, clock);
  }
  const { environment, asked, requester } = inputs;
  if (run.forge !== "github") return withoutIssue(noGateHere(environment, run));
  const commit = await releasedCommit(inputs, world);
  const evidence = await collectEvidence(forge, {
    ...{ ...place, defaultBranch: rules.branch, clock, requester, environment, asked, commit },
  });
  return withoutIssue(judgeGate(rules, evidence, clock.now()));
}

/** What the run releases; undefined for a rollback, which has no preparation. */
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

/** Gitea and Forgejo read `environment:` and do nothing: no gate, no protected secret, and no warning. */
function noGateHere(environment: string, { forge }: RunContext): GateVerdict {
  return refused(
    "no-gate-here",
    `The environment ${environment} is no gate on ${forge === "forgejo" ? "Forgejo" : "Gitea"}: it ignores environments, so no approval was requested.`,
    `Set \`gates.${environment}.kind: comment\` and an owner in the configuration on the default branch, and \`gate: comment\` in the caller.`,
  );
}

/** A tag can be moved or deleted while an approval is pending. */
async function mustStillBe({ tags }: ApprovalWorld, { version, commit, token }: ApprovalInputs): Promise<void> {
  const now = await tags.commitOf(version, token);
  if (now === commit) return;
  throw new StageFailure({
    what:
      now === undefined
        ? `The tag ${version} was deleted after its approval was requested.`
        : `The tag ${version} was moved after its approval was requested: from ${commit} to ${now}.`,
    means: "The approved commit is not the one that would be deployed. Nothing was changed.",
    todo: "Find out who did that and why. Then release the wanted commit under a new version.",
  });
}

function sentence(verdict: GateVerdict): string {
  switch (verdict.kind) {
    case "approved":
      return `Approved by ${[...new Set(verdict.by.map(({ login }) => login))].join(", ")}${said(verdict.comment)}.`;
    case "rejected":
      return `Rejected by ${verdict.by.login}${said(verdict.comment)}.`;
    case "refused":
      return `Not approved: ${verdict.what}`;
  }
}

function said(comment: string): string {
  return comment === "" ? "" : `: ${cleanForeignLine(comment.replaceAll(/\s+/g, " "))}`;
}

function gateDetails(gate: string, verdict: GateVerdict): Details<"gate"> {
  const decision = verdict.kind;
  if (decision === "refused") return { kind: "gate", gate, decision, by: [], at: null, comment: "" };
  const by = (decision === "approved" ? verdict.by : [verdict.by]).map(({ login }) => login);
  const at = decision === "approved" ? (verdict.at ?? null) : null;
  return { kind: "gate", gate, decision, by, at, comment: verdict.comment };
}

function outputsOf(verdict: GateVerdict): Record<string, string> {
  const noApproval = { "approved-by": "", "approved-at": "", comment: "" };
  switch (verdict.kind) {
    case "approved": {
      const by = verdict.by.map(({ login }) => login).join(",");
      const at = verdict.at === undefined ? "" : new Date(verdict.at).toISOString();
      return { state: "approved", reason: "", "approved-by": by, "approved-at": at, comment: verdict.comment };
    }
    case "rejected":
      return {
        ...noApproval,
        state: "rejected",
        reason: "",
        "approved-by": verdict.by.login,
        comment: verdict.comment,
      };
    case "refused":
      return { ...noApproval, state: "refused", reason: verdict.code };
  }
}

function failureOf(environment: string, verdict: GateVerdict): StageFailure | undefined {
  const means = "Nothing was changed on any host.";
  if (verdict.kind === "approved") return undefined;
  if (verdict.kind === "refused") return new StageFailure({ what: verdict.what, means, todo: verdict.todo });
  return new StageFailure({
    what: `${verdict.by.login} rejected ${environment}${said(verdict.comment)}.`,
    means,
    todo: "Ask that person for the reason; then start the release again.",
  });
}
