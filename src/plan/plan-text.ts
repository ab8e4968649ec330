import type { Plan, PlanOrigin, PlanSecrets } from "./plan.ts";

/**
 * The plan as the host program reads it, secrets last. Throws when a value contains a line break: that is a bug of
 * Sluice.
 */
export function planText(plan: Plan, origin: PlanOrigin, secrets: PlanSecrets): string {
  const lines = [
    "sluice-plan 1",
    ...pairs("change", [origin.change]),
    ...pairs("actor", [origin.actor]),
    ...pairs("run", [origin.run]),
    ...pairs("backup", origin.backup ? [origin.backup] : []),
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

/** One line for each key that the plan has, in the vocabulary that the host program accepts (host/61-plan.sh). */
export function planLines(plan: Plan): string[] {
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
    ...pairs("ignore-one-off", plan.consent.ignoredOneOffs),
    ...pairs("remove-container", plan.consent.removedContainers),
    ...pairs("pull-missing", plan.consent.pullMissing ? ["yes"] : []),
    ...pairs("override-hold", plan.consent.overrideHold === "" ? [] : [base64(plan.consent.overrideHold)]),
    ...pairs("backup-command", plan.backup === undefined ? [] : [base64(plan.backup.command)]),
    ...pairs("backup-file", plan.backup === undefined ? [] : [plan.backup.file]),
    ...pairs("backup-keep", plan.backup?.keep === undefined ? [] : [String(plan.backup.keep)]),
    ...pairs(
      "database-service",
      [plan.restore, plan.schema].flatMap((one) => one?.databaseService ?? []),
    ),
    ...schemaLines(plan),
    ...scriptLines(plan.restore?.scripts),
    ...pairs(
      "step",
      plan.steps.map(({ name, deadlineSeconds }) => `${name} ${deadlineSeconds}`),
    ),
  ];
}

function schemaLines({ schema, schemaChange }: Plan): string[] {
  return [
    ...pairs("schema-change", schemaChange === undefined ? [] : [schemaChange]),
    ...pairs("backward-compatible", schema?.isCompatible ? ["yes"] : []),
    ...pairs("failed-release", schema === undefined ? [] : [schema.failedRelease]),
    ...scriptLines(schema === undefined ? {} : { schema: schema.script, ...schema.restore?.scripts }),
    ...pairs("restore-seconds", schema?.restore === undefined ? [] : [String(schema.restore.seconds)]),
  ];
}

function scriptLines(scripts: Readonly<Record<string, string>> = {}): string[] {
  return pairs(
    "script",
    Object.entries(scripts).map(([name, script]) => `${name} ${base64(script)}`),
  );
}

export function pairs(key: string, values: readonly string[]): string[] {
  return values.map((value) => `${key} ${value}`);
}

function encoded(value: string): string[] {
  return value === "" ? [] : [base64(value)];
}

function base64(value: string): string {
  return Buffer.from(value, "utf8").toString("base64");
}
