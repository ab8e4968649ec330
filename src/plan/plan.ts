import { createHash } from "node:crypto";

export type PlanKind = "deploy" | "rollback" | "adopt" | "backup";

/** The fixed vocabulary. Everything up to `retain` leaves what runs untouched; `checkout` or `restore` is the switch. */
export type StepName =
  | "check"
  | "quiet"
  | "fetch"
  | "resolve"
  | "pull"
  | "verify"
  | "retain"
  | "checkout"
  | "restore"
  | "switch"
  | "await"
  | "match"
  | "prove"
  | "record"
  | "backup";

export interface Step {
  readonly name: StepName;
  readonly deadlineSeconds: number;
}

/** What shall happen on one host: data, made by a pure decision, carried out by the host program. */
export interface Plan {
  readonly kind: PlanKind;
  readonly project: string;
  readonly directory: string;
  readonly remote: string;
  readonly version: string;
  /** The version's tag by its full name; left out where that is the version itself. */
  readonly tag?: string;
  readonly commit: string;
  /** Release that must run when the plan begins; undefined for none. Compared inside the lock. */
  readonly expectCurrent: string | undefined;
  /** For a rollback: the recorded release to return to. */
  readonly target: string | undefined;
  readonly composeFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly oneShots: readonly string[];
  /** Service → digest that was approved. */
  readonly approvedImages: Readonly<Record<string, string>>;
  readonly registry: string;
  readonly health: { readonly intervalSeconds: number; readonly passes: number };
  readonly keepReleases: number;
  readonly undoDeadlineSeconds: number;
  readonly steps: readonly Step[];
  /** For a backup: how it is taken. */
  readonly backup?: BackupErrand;
}

export interface BackupErrand {
  /** Script of the host's shell. */
  readonly command: string;
  /** Path that the backup gets, with `{time}` for the moment; empty where the command knows a place itself. */
  readonly file: string;
}

export interface PlanSecrets {
  readonly registryUsername: string;
  readonly registryPassword: string;
  /** Variables for Compose's interpolation. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface PlanOrigin {
  readonly change: string;
  readonly actor: string;
  readonly run: string;
}

/** The plan as the host program reads it, secrets last. Throws when a value would break a line: that is a bug of ours. */
export function planText(plan: Plan, origin: PlanOrigin, secrets: PlanSecrets): string {
  const lines = [
    "sluice-plan 1",
    ...pairs("change", [origin.change]),
    ...pairs("actor", [origin.actor]),
    ...pairs("run", [origin.run]),
    ...planLines(plan),
    "secrets",
    ...pairs("registry-username", encoded(secrets.registryUsername)),
    ...pairs("registry-password", encoded(secrets.registryPassword)),
    ...pairs(
      "variable",
      Object.entries(secrets.variables).map(([name, value]) => `${name} ${base64(value)}`),
    ),
    "end",
  ];
  const broken = lines.find((line) => /[\n\r\0]/.test(line));
  if (broken !== undefined)
    throw new Error(`A line of the plan holds a line break: ${JSON.stringify(broken.split(" ")[0])}`);
  return `${lines.join("\n")}\n`;
}

function planLines(plan: Plan): string[] {
  return [
    ...pairs("kind", [plan.kind]),
    ...pairs("project", [plan.project]),
    ...pairs("directory", [plan.directory]),
    ...pairs("remote", [plan.remote]),
    ...pairs("version", [plan.version]),
    ...pairs("tag", plan.tag === undefined ? [] : [plan.tag]),
    ...pairs("commit", [plan.commit]),
    ...pairs("expect-current", [plan.expectCurrent ?? "none"]),
    ...pairs("target", plan.target === undefined ? [] : [plan.target]),
    ...pairs("compose-file", plan.composeFiles),
    ...pairs("profile", plan.profiles),
    ...pairs("one-shot", plan.oneShots),
    ...pairs(
      "approved-image",
      Object.entries(plan.approvedImages).map(([service, digest]) => `${service} ${digest}`),
    ),
    ...pairs("registry", plan.registry === "" ? [] : [plan.registry]),
    ...pairs("interval", [String(plan.health.intervalSeconds)]),
    ...pairs("passes", [String(plan.health.passes)]),
    ...pairs("keep", [String(plan.keepReleases)]),
    ...pairs("undo-deadline", [String(plan.undoDeadlineSeconds)]),
    ...pairs("backup-command", plan.backup === undefined ? [] : [base64(plan.backup.command)]),
    ...pairs("backup-file", plan.backup === undefined ? [] : [plan.backup.file]),
    ...pairs(
      "step",
      plan.steps.map(({ name, deadlineSeconds }) => `${name} ${deadlineSeconds}`),
    ),
  ];
}

/**
 * SHA-256 over what the plan would do, `sha256:` and hex. Who asked and in which run is left out, and so is everything
 * that changes by itself: an approval given on Monday still matches on Thursday if nothing that matters changed.
 */
export function planFingerprint(plan: Plan): string {
  return `sha256:${createHash("sha256")
    .update(`sluice-plan 1\n${planLines(plan).join("\n")}\n`)
    .digest("hex")}`;
}

function pairs(key: string, values: readonly string[]): string[] {
  return values.map((value) => `${key} ${value}`);
}

function encoded(value: string): string[] {
  return value === "" ? [] : [base64(value)];
}

function base64(value: string): string {
  return Buffer.from(value, "utf8").toString("base64");
}
