import { restoreKeys } from "../../../src/backup/postgres/restore-keys.ts";
import { schemaScript } from "../../../src/backup/postgres/schema-script.ts";
import { readSchemaWatch, type SchemaWatch, schemaKeys } from "../../../src/backup/postgres/schema-settings.ts";
import { postgresKeys } from "../../../src/backup/postgres/settings.ts";
import { parseConfig } from "../../../src/config/parse.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { decideDeploy } from "../../../src/deploy/deploy.ts";
import { outcomeFailure } from "../../../src/deploy/refusals/explain.ts";
import type { WantedDeploy } from "../../../src/deploy/wanted.ts";
import type { JournalEvent } from "../../../src/host/journal.ts";
import type { Outcome } from "../../../src/plan/outcome.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import { planText } from "../../../src/plan/plan-text.ts";
import { schemaLine } from "../../../src/report/narrator.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createSurvey } from "../../fakes/survey.ts";

const WANTED: WantedDeploy = {
  ...{ version: "v1.1.0", commit: "b".repeat(40), project: "app", directory: "/srv/app", remote: "origin", arch: "" },
  ...{ composeFiles: [], profiles: [], oneShots: [], approvedImages: {}, registry: "", overrideHold: "" },
  ...{ allowPrerelease: false, allowCommit: false, removeUnknown: false, ignoredOneOffs: [], keepReleases: 5 },
  ...{ pullSeconds: 600, switchSeconds: 300, healthSeconds: 180, intervalSeconds: 2, passes: 5, minFreeKiB: 1024 },
};
const SCHEMA: SchemaWatch = {
  backups: { project: "app", service: "db", databases: ["shop", "audit"], user: "postgres", folder: "/b" },
  ...{ migrationTables: [], isCompatible: false, failedRelease: "keep" },
};

function plan(schema?: SchemaWatch): Plan {
  const decided = decideDeploy(createSurvey(), schema === undefined ? WANTED : { ...WANTED, schema });
  if (decided.kind !== "plan") throw new Error(JSON.stringify(decided));
  return decided.plan;
}

const textOf = (one: Plan): readonly string[] =>
  planText(
    one,
    { change: "c", actor: "", run: "" },
    { registryUsername: "", registryPassword: "", variables: {} },
  ).split("\n");

test("without Postgres nothing of a deploy changes", () => {
  expect(textOf(plan()).filter((line) => /schema|database|compare|failed-release/.test(line))).toEqual([]);
});

test("the schema is read before the first step that changes something, and compared before the release is recorded", () => {
  const steps = plan(SCHEMA).steps.map(({ name }) => name);
  expect(steps.indexOf("schema")).toBe(steps.indexOf("checkout") - 1);
  expect(steps.indexOf("compare")).toBe(steps.indexOf("record") - 1);
});

test("its script, the service of the database and the declaration are in the plan", () => {
  const lines = textOf(plan({ ...SCHEMA, isCompatible: true, failedRelease: "stop" }));
  expect(lines).toContain("database-service db");
  expect(lines).toContain("backward-compatible yes");
  expect(lines).toContain("failed-release stop");
  const script = lines.find((line) => line.startsWith("script schema "))?.slice("script schema ".length) ?? "";
  expect(Buffer.from(script, "base64").toString("utf8")).toBe(schemaScript(SCHEMA.backups, []));
  expect(textOf(plan(SCHEMA))).not.toContain("backward-compatible yes");
});

test("with a restore, the application is stopped right before the switch, and the plan has what the restore needs", () => {
  const restore = { checks: ["select true"], seconds: 3600 };
  const steps = plan({ ...SCHEMA, restore }).steps.map(({ name }) => name);
  expect(steps.indexOf("quiesce")).toBe(steps.indexOf("switch") - 1);
  const lines = textOf(plan({ ...SCHEMA, restore }));
  const scripts = lines.flatMap((line) => /^script (\S+) /.exec(line)?.[1] ?? []);
  expect(scripts).toEqual(["schema", "written-since", "load", "swap", "undo"]);
  expect(lines).toContain("restore-seconds 3600");
  expect(plan(SCHEMA).steps.map(({ name }) => name)).not.toContain("quiesce");
  expect(textOf(plan(SCHEMA)).filter((line) => /script (load|undo)|restore-seconds/.test(line))).toEqual([]);
});

test("the reviewer is told that services are stopped before the switch", () => {
  const decided = decideDeploy(createSurvey(), {
    ...WANTED,
    schema: { ...SCHEMA, restore: { checks: [], seconds: 60 } },
  });
  expect(decided.kind === "plan" && decided.warnings.join()).toContain("is stopped before the switch");
});

test("a restore needs its limits, and is only made where it is configured", () => {
  const inputs = { "on-schema-change": "restore", "restore-checks": "select 1 = 1", "restore-timeout": "10m" };
  expect(settings(POSTGRES, inputs)).toMatchObject({ restore: { checks: ["select 1 = 1"], seconds: 600 } });
  expect(settings(POSTGRES)).not.toHaveProperty("restore");
});

test("the reviewer is told that the release itself declares that it is backward-compatible", () => {
  const warningsOf = (isCompatible: boolean, current = createSurvey().current): readonly string[] => {
    const decided = decideDeploy({ ...createSurvey(), current }, { ...WANTED, schema: { ...SCHEMA, isCompatible } });
    return decided.kind === "plan" ? decided.warnings.filter((one) => one.includes("backward-compatible")) : [];
  };
  expect(warningsOf(true)).toEqual([
    expect.stringContaining("v1.1.0 itself declares that v1.0.0 can run on its schema"),
  ]);
  expect(warningsOf(false)).toEqual([]);
});

test("names of databases are quoted, and configured tables are in the query", () => {
  const script = schemaScript({ ...SCHEMA.backups, service: "it's" }, ["audit.log"]);
  expect(script).toContain(`'it'\\''s'`);
  expect(script).toContain("nspname || '.' || relname in ('audit.log')");
});

const POSTGRES = "backup: { kind: postgres, postgres: { service: db, databases: [shop], folder: /b } }\n";

function settings(file: string, inputs: Readonly<Record<string, string>> = {}) {
  const keys = [
    ...postgresKeys,
    ...schemaKeys,
    ...restoreKeys,
    { name: "project", description: "", file: "project" },
  ] as const;
  const config = parseConfig(`project: app\n${file}`, ".github/sluice.yml");
  return readSchemaWatch(readSettings(keys, createInputs(inputs), config, "production"), "v1.1.0");
}

test("it is compared where Postgres is configured, and not where that is to be ignored", () => {
  expect(settings("")).toBeUndefined();
  expect(settings(POSTGRES)).toMatchObject({ backups: { service: "db" }, isCompatible: false, failedRelease: "keep" });
  expect(settings(POSTGRES, { "on-schema-change": "ignore" })).toBeUndefined();
});

test.each([
  ["deploy: { backward-compatible: true }", true],
  ["deploy: { backward-compatible: false }", false],
  ["deploy: { backward-compatible: v1.1.0 }", true],
  ["deploy: { backward-compatible: [v1.0.9, v1.1.0] }", true],
  // A repository writes its versions with the v or without; both are the same release.
  ["deploy: { backward-compatible: [1.0.9, 1.1.0] }", true],
  // What a release before declared is not inherited.
  ["deploy: { backward-compatible: v1.0.9 }", false],
])("%s: %s for v1.1.0", (file, isCompatible) => {
  expect(settings(`${POSTGRES}${file}`)).toMatchObject({ isCompatible });
});

test.each([
  { "on-schema-change": "restart" },
  { "failed-release": "remove" },
  { "backward-compatible": "perhaps" },
  { "migration-tables": "a;drop table b" },
  { "on-schema-change": "restore", "postgres-databases": "a".repeat(41) },
])("%j is refused", (inputs) => {
  expect(() => settings(POSTGRES, inputs)).toThrow();
});

test.each(["schema-changed", "schema-unknown"])(
  "a host that is on hold with %s says what to dispatch, and no Compose command",
  (code) => {
    const survey = createSurvey({ hold: { text: "", change: "c", compose: "/c.yml", version: "v1.0.0" } });
    const ending = { outcome: "held", code, text: "It differs.", running: "r1" } as const;
    const outcome: Outcome = {
      change: "c",
      ending,
      events: [],
      log: [],
      proof: [],
      after: survey,
      difference: undefined,
    };
    const failure = outcomeFailure(outcome, { version: "v1.1.0", directory: "/srv/app", project: "app" });
    expect(failure?.todo).toContain("rollback.yml");
    expect(failure?.todo).not.toContain("docker compose");
    expect(failure?.means).toContain("The release before was not started");
  },
);

test.each(["unchanged", "compatible", "changed", "unknown"] as const)(
  "a schema that is %s has a line of its own",
  (state) => {
    const event: Extract<JournalEvent, { event: "schema" }> = { event: "schema", state, text: "+ a", at: "", up: 1 };
    const others = (["unchanged", "compatible", "changed", "unknown"] as const).filter((one) => one !== state);
    expect(others.map((one) => schemaLine({ ...event, state: one }))).not.toContain(schemaLine(event));
  },
);
