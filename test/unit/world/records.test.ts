import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readStageRecord } from "../../../src/stage/stage-record.ts";
import { Masking } from "../../../src/world/runner/masking.ts";
import { recordWriter, runnerRecords } from "../../../src/world/runner/records.ts";

let temporary: string;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "sluice-records-test-"));
});

afterEach(() => rmSync(temporary, { recursive: true, force: true }));

const made = { stage: "smoke-test", failure: null, outputs: { result: "passed" }, details: { kind: "smoke" } };

test("what a stage records is read by a later step of the job, with its times and the id of its step", async () => {
  const environment = { RUNNER_TEMP: temporary, GITHUB_ACTION: "smoke" };
  await recordWriter(new Masking(), environment, Date.now() - 1000)(made);
  const [text = ""] = await runnerRecords(environment).read();
  const record = readStageRecord(text);
  expect(record).toMatchObject({ version: 1, step: "smoke", ...made });
  expect(Date.parse(record?.ended ?? "") - Date.parse(record?.began ?? "")).toBeGreaterThanOrEqual(1000);
});

test("a secret that the step knows is in no record, also in lists and details", async () => {
  const masking = new Masking();
  masking.add('s3cret "quoted" value');
  const details = { lines: ['before s3cret "quoted" value after'], deep: { text: 's3cret "quoted" value' } };
  await recordWriter(
    masking,
    { RUNNER_TEMP: temporary },
    0,
  )({ ...made, details, outputs: { a: 's3cret "quoted" value' } });
  const [text = ""] = await runnerRecords({ RUNNER_TEMP: temporary }).read();
  expect(readStageRecord(text)).toBeDefined();
  expect(text).not.toContain("s3cret");
});

test("only the runner's user can read a record", async () => {
  await recordWriter(new Masking(), { RUNNER_TEMP: temporary }, 0)(made);
  const folder = join(temporary, "sluice-records");
  const [name = ""] = readdirSync(folder);
  expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
});

test("a record that cannot be written fails no stage, and without a runner's folder there is none", async () => {
  writeFileSync(join(temporary, "sluice-records"), "a file is in the way");
  await recordWriter(new Masking(), { RUNNER_TEMP: temporary }, 0)(made);
  await recordWriter(new Masking(), {}, 0)(made);
  expect(await runnerRecords({}).read()).toEqual([]);
  expect(existsSync("sluice-records")).toBe(false);
});

test("a text that is no record is none", () => {
  expect(readStageRecord("{")).toBeUndefined();
  expect(readStageRecord("{}")).toBeUndefined();
});
