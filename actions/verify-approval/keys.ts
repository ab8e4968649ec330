import { branchConfigKey } from "../../src/config/read-config.ts";
import { requesterKey } from "../../src/gates/request/requester.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";
import { neededKey } from "../../src/stage/needed-outputs.ts";

/** The gate's rules are no inputs: they are read from the default branch, never from the tag. */
export const inputs = [
  {
    name: "environment",
    description: "Environment whose gate the run must have passed.",
    default: "production",
  },
  { name: "version", description: "Release tag that was approved, such as v1.4.0." },
  {
    name: "commit",
    description:
      "Commit of that tag when the approval was requested, as 40 hexadecimal digits; without a tag the commit of the run.",
  },
  {
    name: "token",
    description: "Token with `actions: read`, `contents: read` and `deployments: read`.",
    default: "${{ github.token }}",
    secret: true,
  },
  branchConfigKey,
  {
    name: "deployment",
    description: "Whether the job that names the environment is a deployment; false for `deployment: false`.",
    default: "true",
  },
  {
    name: "job",
    description:
      "Name of the job that names the environment, as the page of the run shows it, if that job is no deployment; without a name only what is true for each job of the run counts. With a deployment: name of another job of the run that names the environment and is no deployment.",
  },
  {
    name: "check-run-id",
    description:
      "Id of the check run of the job that names the environment, if that is the job of this step and no deployment: `job.check_run_id`. The job is then found by it, and not by its name. Empty on a forge that does not tell it.",
  },
  {
    name: "dispatched-tag",
    description:
      "Tag that the run was dispatched for. The person who prepared that release counts as the starter of a run that a token dispatched.",
    default: "${{ github.event.inputs.tag }}",
  },
  {
    name: "approval",
    description:
      "Id of the approving comment, for a gate with `kind: comment`. Needs `issues: read` and `statuses: write`.",
  },
  requesterKey,
  {
    name: "asks",
    description:
      "Decision that was requested: release, verdict, sign-off, tag or rollback, as in request-approval; or freeze, which an owner may decide alone. Sign-off and tag precede the tag, so they are about the commit of the run. Default: the newest request of the gate.",
  },
  {
    name: "require",
    description:
      "Result without which the step fails: approval, answer (an approval or a rejection that counts), or nothing (the result is only reported).",
    default: "approval",
  },
  {
    name: "leave-status",
    description:
      "Whether the decision is stored as a status of the commit, `sluice/<environment>`. Needs `statuses: write`.",
    default: "false",
  },
  {
    name: "rollback",
    description:
      "With `asks: rollback`: inputs of the workflow as JSON, as in request-approval. An approval of another rollback is refused.",
  },
  {
    name: "resumes",
    description:
      "Whether the host already works on, or runs, what an earlier attempt of this run has deployed or rolled back (output `resumes` of release-status). Then the approval by comment that this attempt consumed is valid once more, to continue where it stopped.",
    default: "false",
  },
  neededKey,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "state", description: "approved, rejected, or refused." },
  { name: "reason", description: "Code of the reason for a refusal; otherwise empty." },
  { name: "approved-by", description: "Logins of the people who decided, separated by commas." },
  { name: "approved-at", description: "Time of the approval, in UTC; empty if its job is no deployment." },
  { name: "comment", description: "Comment of the person who decided." },
  {
    name: "plan-fingerprint",
    description: "Fingerprint of the plan that was shown to the reviewer, if there was one.",
  },
  {
    name: "override-windows",
    description:
      "Under the comment gate: release windows that do not apply, as the request states them; empty for none.",
  },
  { name: "asked-at", description: "Under the comment gate: time of the request, in UTC." },
  { name: "override-reason", description: "Reason for the override, and the person who requested it." },
  {
    name: "message",
    description: "Under the comment gate: message of the tag, as the request states it.",
  },
  {
    name: "request",
    description: "Under the comment gate: id of the answered request, for the request that follows it.",
  },
  {
    name: "destination",
    description:
      "Under the comment gate: destination of the release, as the request states it; empty if it states none.",
  },
  { name: "issue", description: "Under the comment gate: number of the issue that contains the decision." },
] as const satisfies readonly OutputKey[];
