import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openProduction, type Production } from "../sandbox/production.ts";
import { psql } from "../sandbox/psql.ts";
import type { Release } from "../sandbox/release.ts";
import { createSampleApp, type SampleApp } from "../sandbox/sample-app.ts";
import type { StepResult } from "../sandbox/step.ts";

let production: Production;
let app: SampleApp;

/** Its worker writes a row a second: that is what this application's users do. */
const COUNT = `#!/bin/sh
docker compose exec -T db psql -U postgres -d sample -qtAX -c \\
  "SELECT count(*) FROM heartbeats WHERE at >= '$SLUICE_FROM' AND at < '$SLUICE_UNTIL'"
`;

const signals = JSON.stringify({
  activity: [{ name: "heartbeats", script: "scripts/count.sh", window: "8s", "min-usual": 5 }],
});

beforeAll(async () => {
  production = await openProduction();
  app = await createSampleApp(production.sandbox);
  write("scripts/count.sh", COUNT);
});

afterAll(() => production.close());

function write(path: string, text: string): void {
  const file = join(production.sandbox.root, "workspace", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function watch(inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  const pace = { duration: "18s", interval: "2s", signals };
  return (await production.start("watch-period", { ...pace, ...inputs })).done;
}

/** A second of work for every second of an hour around this time a week ago. */
const LAST_WEEK = `INSERT INTO heartbeats SELECT generate_series(
  now() - interval '7 days 30 minutes', now() - interval '7 days' + interval '30 minutes', interval '1 second'), 'old'`;

async function deployed(release: Release): Promise<void> {
  const { error } = await production.deploy(release);
  expect(error).toBe("");
}

test("before a first release nothing is usual, and that does not hold it up", async () => {
  const first = await app.publish({ tag: "v1.0.0" });
  await app.setUp(production.host);
  const before = await watch({ preflight: "only" });
  expect(before.error).toBe("");
  expect(before.outputs).toMatchObject({ usual: "{}" });
  await deployed(first);
  const after = await watch({ usual: "{}" });
  expect(after.outputs).toMatchObject({ verdict: "inconclusive" });
  expect(after.outputs).toMatchObject({ reason: expect.stringContaining("not counted before the deploy") });
});

test("without rows of a week ago a collapse cannot be told, and before the deploy people read so", async () => {
  const before = await watch({ preflight: "only" });
  expect(before.code).toBe(0);
  expect(before.outputs["usual"]).toMatch(/^\{"heartbeats":\{"count":[5-9],"seconds":8\}\}$/);
  expect(before.log).toContain("cannot be distinguished from a time of low activity");
});

test("a release whose users go on is healthy", async () => {
  await psql(production, LAST_WEEK);
  const before = await watch({ preflight: "only" });
  expect(before.log).not.toContain("::warning::");
  await deployed(await app.publish({ tag: "v1.1.0" }));
  const result = await watch({ usual: before.outputs["usual"] ?? "" });
  expect(result.outputs).toMatchObject({ verdict: "healthy", missing: "0" });
  expect(result.summary).toContain("heartbeats");
});

test("a release that looks well while no one can do anything any more fails", async () => {
  const before = await watch({ preflight: "only" });
  const idle = (text: string): string =>
    text.replace("worker: &worker", 'worker: &worker\n    command: ["sleep", "600"]');
  await deployed(await app.publish({ tag: "v1.2.0", compose: idle }));
  const result = await watch({ usual: before.outputs["usual"] ?? "" });
  expect(result.code).toBe(1);
  expect(result.outputs).toMatchObject({ verdict: "failing", "failed-signals": '["heartbeats"]' });
  expect(result.outputs["reason"]).toMatch(/0 in 8 s; usual: \d+ before the deploy, 8 a week ago; wanted at least 30%/);
});

test("a count that is refused is missing data, and its reason is told without the password in it", async () => {
  write("scripts/count.sh", COUNT.replace("FROM heartbeats", "FROM correct_horse"));
  const result = await watch({ mask: "correct_horse" });
  expect(result.outputs).toMatchObject({ verdict: "inconclusive" });
  expect(result.outputs["reason"]).toMatch(/ended with code 1: ERROR: {2}relation "\*\*\*" does not exist · LINE 1/);
  expect(
    result.log.split("\n").filter((line) => line.includes("correct_horse") && !line.startsWith("::add-mask::")),
  ).toEqual([]);
  const before = await watch({ preflight: "only" });
  expect(before.code).toBe(1);
  expect(before.error).toContain("heartbeats");
});
