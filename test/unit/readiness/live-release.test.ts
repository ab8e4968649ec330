import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../../scripts/root.ts";
import { broughtBy, readEnding, runningAfter } from "../../../src/readiness/live-release.ts";

const from = (ref: string) => ({ id: 1, ref });

test.each([
  ["v1.2.4", "production / Release v1.2.4", { kind: "release", version: "v1.2.4" }],
  ["main", "production / Release v1.2.5", { kind: "release", version: "v1.2.5" }],
  ["v1.2.4", "", { kind: "release", version: "v1.2.4" }],
  ["refs/tags/v1.2.4", "go live", { kind: "release", version: "v1.2.4" }],
  ["v1.3.0", "production / Roll back v1.3.0 after its rejection", { kind: "rollback" }],
  ["main", "production / Roll back to previous", { kind: "rollback" }],
  ["v1.3.0-rollback", "production / Roll back v1.3.0 by its tag", { kind: "rollback" }],
  ["v1.3.0-rollback", "", { kind: "rollback" }],
  ["main", "", { kind: "unknown" }],
  ["main", "production / deploy", { kind: "unknown" }],
  ["main", "Prerelease v1.2.4", { kind: "unknown" }],
  ["main", "Release the doves", { kind: "unknown" }],
  ["v1.2.4-rc.1", "production / Release v1.2.4-rc.1", { kind: "unknown" }],
])("a deployment of %s by the job %j is %j", (ref, job, brought) => {
  expect(broughtBy(from(ref), job)).toEqual(brought);
});

test("the workflows call their jobs so", () => {
  const names = ["deploy-prod.yml", "rollback.yml"].flatMap((file) => {
    const text = readFileSync(join(repositoryRoot(), ".github/workflows", file), "utf8");
    const workflow: {
      readonly jobs: Readonly<Record<string, { readonly name?: string; readonly environment?: unknown }>>;
    } = parse(text);
    return Object.values(workflow.jobs)
      .map((job) => ({ ...job, text: JSON.stringify(job.environment) ?? "" }))
      .filter(({ text: named }) => named.includes("inputs.environment") && !named.includes('"deployment":false'))
      .map(({ name = "" }) => name.replaceAll(/\$\{\{.*?\}\}/g, "v1.2.4"));
  });
  expect(names.length).toBeGreaterThanOrEqual(4);
  const kinds = names.map((name) => broughtBy(from("main"), `production / ${name}`).kind);
  expect(kinds.filter((kind) => kind === "release")).toHaveLength(1);
  expect(kinds).not.toContain("unknown");
});

describe("what runs after a release was brought", () => {
  const tags = (named: Readonly<Record<string, string>>) => new Map(Object.entries(named));

  test("is that release, unless it was rolled back", () => {
    const all = { "v1.2.3": "3", "v1.2.4": "4", "v1.2.5": "5" };
    expect(runningAfter("v1.2.5", tags(all))).toBe("v1.2.5");
    expect(runningAfter("v1.2.5", tags({ ...all, "v1.2.5-rollback": "3" }))).toBe("v1.2.3");
  });

  test("after several rollbacks the newest counts, and a chain of them is followed", () => {
    const all = { "v1.2.3": "3", "v1.2.4": "4", "v1.2.5": "5", "v1.2.5-rollback": "3" };
    const rollbacks = { "v1.2.5-rollback.2": "3", "v1.2.5-rollback.10": "4" };
    expect(runningAfter("v1.2.5", tags({ ...all, ...rollbacks }))).toBe("v1.2.4");
    expect(runningAfter("v1.2.5", tags({ ...all, ...rollbacks, "v1.2.4-rollback": "3" }))).toBe("v1.2.3");
  });

  test("is not known where the tags lead nowhere, or in a circle", () => {
    expect(runningAfter("v9.0.0", tags({ "v1.2.3": "3" }))).toBeUndefined();
    expect(runningAfter("v1.2.3", tags({ "v1.2.3": "3", "v1.2.3-rollback": "other" }))).toBeUndefined();
    const circle = { "v1.2.3": "3", "v1.2.4": "4", "v1.2.3-rollback": "4", "v1.2.4-rollback": "3" };
    expect(runningAfter("v1.2.4", tags(circle))).toBeUndefined();
  });
});

test("GitHub calls a deployment inactive once a newer one follows, but it ended well all the same", () => {
  const log_url = "https://github.example/o/r/actions/runs/7/job/9";
  const ending = (...states: readonly string[]) => readEnding(states.map((state) => ({ state, log_url })));
  expect(ending("inactive", "success", "in_progress")).toMatchObject({ endedWell: true, job: "9", url: log_url });
  expect(ending("failure", "in_progress", "waiting").endedWell).toBe(false);
  expect(ending("inactive", "queued").endedWell).toBe(false);
  expect(readEnding([{ state: "success", log_url: "" }])).toMatchObject({ endedWell: true, job: undefined });
});
