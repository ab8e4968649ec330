import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OWNER } from "../../../rehearsal/road.ts";
import { must, run } from "../../sandbox/processes.ts";
import { containersOf } from "../../sandbox/production.ts";
import type { ActEnd } from "./act.ts";
import { type ActScene, type OurEnd, openActScene } from "./act-scene.ts";
import type { JobEnd } from "./telling.ts";

/**
 * The workflows as `sluice init` writes them, under act, has to end as the files themselves do under our runner: each job's result and
 * outputs, the skipped ones too. Runs where `act` is. act knows no environments: no one can approve there, so what has to
 * agree about a release and a rollback is that they stop, where, and why.
 */

let both: ActScene;

beforeAll(async () => {
  both = await openActScene();
});

afterAll(() => both.close());

/** The caller's jobs alone, or only those of the workflows that it calls. */
function part(jobs: Jobs, which: "callers" | "called"): Jobs {
  return Object.fromEntries(Object.entries(jobs).filter(([key]) => key.includes(" / ") === (which === "called")));
}

type Jobs = Readonly<Record<string, JobEnd>>;

/** When a run was started is its own affair. */
function withoutTimes(jobs: Jobs): Jobs {
  const text = JSON.stringify(jobs);
  return JSON.parse(text.replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/g, '"a time"'));
}

/** After a called workflow that failed act runs none of the caller's later jobs: then only its exit code speaks for the caller. */
function expectSameFailure(theirs: ActEnd, ours: OurEnd): void {
  expect(withoutTimes(part(theirs.jobs, "called"))).toEqual(withoutTimes(part(ours.jobs, "called")));
  expect(theirs.code).not.toBe(0);
  expect(Object.values(part(ours.jobs, "callers")).map(({ result }) => result)).toEqual(["failure"]);
}

/** Why verify-approval refused. */
function refusal(lines: string): string {
  return /Not approved: [^\\"\n]+/.exec(lines)?.[0] ?? "";
}

test("a push is built and deployed to staging: the same jobs, results and outputs, and a real host runs it", async () => {
  const { scene } = both;
  const wish = {
    workflow: "deploy-staging.yml",
    trigger: { kind: "push", branch: "main" },
    host: scene.staging,
  } as const;
  const commit = await scene.merge("two");
  const theirs = await both.act(wish);
  expect(theirs.code === 0 ? "" : theirs.lines).toBe("");
  const { name, digests } = await scene.running(scene.staging);
  expect(name).toBe(`${scene.image}:sha-${commit}`);
  expect(digests).toContain(await scene.digestOf(`sha-${commit}`));
  const ours = await both.ours(wish);
  expect(theirs.jobs).toEqual(ours.jobs);
  expect(part(ours.jobs, "callers")).toMatchObject({
    build: { result: "success", outputs: { digest: await scene.digestOf(`sha-${commit}`) } },
    staging: { result: "success", outputs: { version: `sha-${commit}` } },
  });
});

test("a release without an approval stops in the same step for the same reason, and nothing is touched", async () => {
  const { scene } = both;
  const { sandbox, host } = scene.production;
  await sandbox.origin.tag("v1.0.0", await scene.changelogOnly("v1.0.0"));
  const wish = { workflow: "deploy-prod.yml", trigger: { kind: "push", tag: "v1.0.0" }, host } as const;
  scene.road.github.control.unprotect("production");
  const [theirs, ours] = [await both.act(wish), await both.ours(wish)];
  scene.road.github.control.protect("production", { reviewers: [OWNER] });
  expectSameFailure(theirs, ours);
  expect(theirs.jobs).toMatchObject({
    "production / preflight": { result: "success", outputs: { version: "v1.0.0" } },
    "production / images": { result: "success" },
    "production / release": { result: "failure" },
    "production / judge": { result: "skipped" },
  });
  expect(refusal(theirs.lines)).toContain("has no required reviewers");
  expect(refusal(ours.lines)).toBe(refusal(theirs.lines));
  expect(await containersOf(sandbox, host.project)).toEqual([]);
});

test("a look at production: the same jobs, results and outputs", async () => {
  const { scene } = both;
  const { production } = scene;
  const commit = await production.sandbox.origin.commitOf("v1.0.0");
  const live = await (await production.start("deploy-prod", { version: "v1.0.0", commit })).done;
  expect(live.error).toBe("");
  const wish = {
    workflow: "status.yml",
    trigger: { kind: "workflow_dispatch", inputs: {} },
    host: production.host,
  } as const;
  const [theirs, ours] = [await both.act(wish), await both.ours(wish)];
  expect(theirs.code === 0 ? "" : theirs.lines).toBe("");
  expect(theirs.jobs).toEqual(ours.jobs);
  expect(theirs.jobs["production"]).toMatchObject({ result: "success", outputs: { version: "v1.0.0" } });
});

/** The environment is protected: GitHub asks a person, who says no; act asks no one, and verify-approval finds no answer. */
test("a rollback that no one approved ends in the same way, and nothing is touched", async () => {
  const { scene } = both;
  const { production } = scene;
  const before = await containersOf(production.sandbox, production.host.project);
  const inputs = { target: "previous", reason: "exports are broken" };
  const wish = {
    workflow: "rollback.yml",
    trigger: { kind: "workflow_dispatch", inputs },
    host: production.host,
  } as const;
  both.person = "rejected";
  const [theirs, ours] = [await both.act(wish), await both.ours(wish)];
  expectSameFailure(theirs, ours);
  expect(theirs.jobs["production / rollback"]).toEqual({ result: "failure", outputs: {} });
  expect(refusal(theirs.lines)).toContain("No reviewer approved production in this run");
  expect(refusal(ours.lines)).toBe("");
  expect(await containersOf(production.sandbox, production.host.project)).toEqual(before);
});

/** What `sluice init` leaves out, and docs/other-forges.md lists. Once act knows it, both can forget it. */
test.each([
  [
    "environment.deployment",
    "environment: { name: a, deployment: false }\n    steps: [{ run: ls }]",
    "Unknown Property",
  ],
  ["$/ in uses", "steps: [{ uses: $/actions/a }]", "Expected format {org}/{repo}[/path]@ref. Actual '$/actions/a'"],
])("act still does not know %s", async (_, lines, complaint) => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-act-"));
  try {
    await must(["git", "-C", folder, "init", "--quiet"]);
    const file = join(folder, "one.yml");
    writeFileSync(file, `on: workflow_dispatch\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    ${lines}\n`);
    const where = ["--workflows", file, "--directory", folder, "--platform", "ubuntu-24.04=-self-hosted"];
    const { PATH = "" } = process.env;
    const env = { PATH, HOME: folder };
    const { code, stdout, stderr } = await run(["act", "workflow_dispatch", ...where], { cwd: folder, env });
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain(complaint);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
