import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

/** The gate's rules are no inputs: they are read from the default branch, never from the tag that wants to pass. */
export const inputs = [
  {
    name: "environment",
    description: "Environment whose gate this run has to have passed.",
    default: "production",
  },
  { name: "version", description: "Release tag that was approved, such as v1.4.0." },
  {
    name: "commit",
    description:
      "Commit of that tag when approval was asked, 40 hexadecimal digits; without a tag the run's own commit, which was looked at.",
  },
  {
    name: "token",
    description: "Token with `actions: read`, `contents: read` and `deployments: read`.",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "config",
    description: "Path of the configuration file on the default branch.",
    default: ".github/sluice.yml",
  },
  {
    name: "deployment",
    description: "Whether the job that names the environment is a deployment; false for `deployment: false`.",
    default: "true",
  },
  {
    name: "job",
    description:
      "Name of the job that names the environment, as the run's page shows it, where that job is no deployment. Without it only what is true for whichever job it may be counts.",
  },
  {
    name: "dispatched-tag",
    description:
      "Tag that the run was dispatched for: whoever prepared that release counts as the starter of a run that a token dispatched.",
    default: "${{ github.event.inputs.tag }}",
  },
  {
    name: "approval",
    description: "Id of the approving comment, where the gate is `kind: comment`; needs `issues: write`.",
  },
  {
    name: "requester",
    description: "Login that requests in issues are posted by. Default: the account of the run's own token.",
  },
  {
    name: "asks",
    description:
      "Question that was asked: release, verdict, sign-off or tag, as in request-approval. The last two come before there is a tag, so that the run's own commit is what they are about. Default: whatever the gate asked last.",
  },
  {
    name: "require",
    description:
      "What the step fails without: approval, answer (a yes or a no that counts), or nothing (what was answered is only told).",
    default: "approval",
  },
  {
    name: "leave-status",
    description:
      "Whether the answer is left as a status of the commit, `sluice/<environment>`; needs `statuses: write`.",
    default: "false",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "state", description: "approved, rejected, or refused." },
  { name: "reason", description: "Why it was refused, as a short code; empty otherwise." },
  { name: "approved-by", description: "Who answered, separated by commas." },
  { name: "approved-at", description: "When the gate opened, in UTC; empty where its job is no deployment." },
  { name: "comment", description: "What the person wrote with the answer." },
  { name: "plan-fingerprint", description: "Fingerprint of the plan that the person was shown, where there was one." },
  {
    name: "override-windows",
    description: "Release windows that the person was told not to count, under the comment gate; empty for none.",
  },
  { name: "asked-at", description: "Under the comment gate: when the question was asked, in UTC." },
  { name: "override-reason", description: "Why, and who said so." },
  {
    name: "message",
    description: "Under the comment gate: the line that the tag will say, as the person was shown it.",
  },
  { name: "issue", description: "Number of the issue in which the answer stands, under the comment gate." },
] as const satisfies readonly OutputKey[];
