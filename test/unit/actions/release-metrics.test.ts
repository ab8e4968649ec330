import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { releaseMetrics } from "../../../actions/release-metrics/release-metrics.ts";
import { repositoryRoot } from "../../../scripts/root.ts";
import { eventMark, type IncidentEvent, subjectMark } from "../../../src/incident/incident-mark.ts";
import { DEPLOY_STEP, REDEPLOY_STEP, TEST_STEPS } from "../../../src/metrics/deploy-job.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import type { ForgeKind } from "../../../src/ports/world.ts";
import { recordRollback } from "../../../src/readiness/rollback-record.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { localCommands } from "../../../src/world/runner/commands.ts";
import { workspaceFiles } from "../../../src/world/runner/files.ts";
import { doubleForge } from "../../fakes/double-forge.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createLog, createResults } from "../../fakes/stage-world.ts";
import type { JobStep } from "../../sandbox/github/runs.ts";
import { type GithubScene, githubScene } from "../sandbox/github-scene.ts";

const HOUR = 3_600_000;
const GITHUB = { kind: "github", repository: "/repos/acme/shop", environment: "production" } as const;

let scene: GithubScene;
let folder: string;
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-metrics-"));
  scene = await githubScene();
  now = Date.parse("2026-11-01T12:00:00Z");
  // The commits are of this moment.
  pass(Date.now() - now);
}, 30_000);

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await scene.end();
});

function pass(milliseconds: number): void {
  scene.pass(milliseconds);
  now += milliseconds;
}

async function tag(version: string): Promise<string> {
  const commit = await scene.origin.commit({ "version.md": version }, `feat: ${version}`);
  await scene.origin.tag(version, commit);
  return commit;
}

function step(name: string, conclusion: JobStep["conclusion"]): JobStep {
  return { name, conclusion, startedAt: now, completedAt: now };
}

/** A run of deploy-prod.yml whose job has these steps. */
function deploy(version: string, steps: readonly JobStep[]): void {
  const { control } = scene.github;
  const run = control.startRun({ workflow: "deploy.yml", event: "push", ref: `refs/tags/${version}`, actor: "olga" });
  const job = control.addJob(run, { name: `production / Release ${version}`, environment: "production" });
  control.setJob(job, { status: "in_progress" });
  const conclusion = steps.every((one) => one.conclusion === "success") ? "success" : "failure";
  control.setJob(job, { status: "completed", conclusion, steps });
  control.endRun(run);
}

function runToken(permissions: Readonly<Record<string, "read" | "write">>): string {
  const { control } = scene.github;
  const run = control.startRun({ workflow: "x.yml", event: "push", ref: "refs/heads/main", actor: "olga" });
  return control.runToken(run, permissions);
}

async function measured(given: Readonly<Record<string, string>> = {}, kind: ForgeKind = "github", forge?: Forge) {
  const [log, results] = [createLog(), createResults()];
  const workspace = join(folder, `clone-${Math.random()}`);
  await scene.origin.cloneTo(workspace);
  const written: Record<string, string> = {};
  const { PATH = "" } = process.env;
  const reading = runToken({ actions: "read", contents: "read", deployments: "read", issues: "read" });
  await runStage(releaseMetrics, {
    inputs: createInputs({ token: reading, ...given }),
    ...{ log, results, environment: { PATH }, files: workspaceFiles(workspace) },
    clock: { now: () => now, monotonic: () => now, sleep: async () => undefined },
    commands: localCommands(workspace, new AbortController().signal),
    artifacts: {
      compress: (text: string) => text,
      write: async (name, files) => {
        Object.assign(written, files);
        return `/tmp/${name}`;
      },
    },
    forge: (token) => forge ?? doubleForge(scene.github.url, token),
    run: {
      ...{ forge: kind, repository: "acme/shop", runId: "7", runAttempt: "1", job: "metrics", actor: "olga" },
      ...{ event: "schedule", ref: "refs/heads/main", sha: "", runUrl: "https://github.com/acme/shop/actions/runs/7" },
      workspace,
    },
  });
  const { outputs, summaries, failures, crashes } = results.left;
  expect(crashes).toEqual([]);
  return { outputs, summary: summaries.join("\n"), failures, written, lines: log.lines };
}

test("releases, a rollback by the host, a failed smoke test and an incident become the five metrics", async () => {
  const commits = [await tag("v1.1.0"), await tag("v1.2.0"), await tag("v1.2.1")];
  deploy("v1.0.0", [step("Deploy", "success"), step("Smoke test", "success"), step("Watch", "success")]);
  pass(HOUR);
  deploy("v1.1.0", [step("Deploy", "success"), step("Smoke test", "success"), step("Watch", "success")]);
  pass(2 * HOUR);
  deploy("v1.2.0", [step("Deploy", "failure")]);
  pass(HOUR / 2);
  const writing = doubleForge(scene.github.url, runToken({ contents: "read", deployments: "write" }));
  const failed = { tag: "v1.2.0", commit: commits[1] };
  await recordRollback(writing, GITHUB, { failed, commit: commits[0] ?? "", runUrl: "https://forge.example/runs/1" });
  pass(HOUR);
  deploy("v1.2.1", [step("Deploy", "success"), step("Smoke test", "failure")]);
  pass(HOUR);
  const { outputs, summary, written, failures } = await measured();
  expect(failures).toEqual([]);
  expect(JSON.parse(outputs["metrics"] ?? "")).toMatchObject({
    "deployment-frequency": { count: 4 },
    "change-fail-rate": { rate: 0.5, count: 2, of: 4 },
    "failed-deployment-recovery-time": { "median-seconds": 1800, recovered: 1, open: 1 },
    "deployment-rework-rate": { rate: 0.25, count: 1, of: 4 },
    // Of v1.1.0 after one hour, and of v1.2.1 with the commit of v1.2.0, which was rolled back, after four and a half.
    "change-lead-time": { commits: 3 },
  });
  const lead = JSON.parse(outputs["metrics"] ?? "")["change-lead-time"]["median-seconds"];
  expect(Math.abs(lead - 4.5 * 3600)).toBeLessThan(120);
  expect(summary).toContain("| Change fail rate | 50.0 % | 2 failed of 4 deployments |");
  expect(summary).toContain("xychart-beta");
  expect(Object.keys(written)).toEqual(["metrics.json", "cdevents.json"]);
  const events: readonly { readonly context: { readonly type: string } }[] = JSON.parse(written["cdevents.json"] ?? "");
  expect(events.map(({ context }) => context.type.split(".")[3])).toEqual([
    ...["deployed", "deployed", "deployed", "rolledback", "deployed"],
  ]);
  expect(scene.github.violations).toEqual([]);
});

test("a deploy that was refused before anything changed is no deployment, and the report names it", async () => {
  deploy("v1.0.0", [step("Deploy", "failure")]);
  const { outputs, summary, lines } = await measured();
  expect(JSON.parse(outputs["metrics"] ?? "")["deployment-frequency"].count).toBe(0);
  expect(summary).toContain("It is unknown whether these failed deploys changed the host");
  expect(summary).toContain("v1.0.0");
  expect(lines.join("\n")).toContain("warning: The deploy of v1.0.0 failed");
});

test("a rejected release, a rollback's own job and another environment's job are no deployments", async () => {
  const { control } = scene.github;
  control.protect("production", { reviewers: ["olga"] });
  const run = control.startRun({ workflow: "deploy.yml", event: "push", ref: "refs/tags/v1.0.0", actor: "olga" });
  control.addJob(run, { name: "production / Release v1.0.0", environment: "production" });
  control.review(run, { environment: "production", login: "olga", state: "rejected" });
  control.unprotect("production");
  for (const [name, environment] of [
    ["Roll back to previous", "production"],
    ["Lift the hold", "production"],
    ["Release v1.0.0", "staging"],
  ] as const) {
    const other = control.startRun({ workflow: "x.yml", event: "push", ref: "refs/heads/main", actor: "olga" });
    const job = control.addJob(other, { name, environment });
    control.setJob(job, { status: "in_progress" });
    control.setJob(job, { status: "completed", conclusion: "success", steps: [step("Deploy", "success")] });
  }
  const { outputs } = await measured();
  expect(JSON.parse(outputs["metrics"] ?? "")["deployment-frequency"].count).toBe(0);
});

test("an issue with the incidents' label counts as the failure of the release before it, and not with `false`", async () => {
  await tag("v1.1.0");
  deploy("v1.1.0", [step("Deploy", "success")]);
  pass(HOUR);
  const opened = await scene.ask("POST", "/repos/acme/shop/issues", {
    body: { title: "Checkout fails", labels: ["incident"] },
  });
  pass(HOUR);
  const { number } = opened.body as { readonly number: number };
  await scene.ask("PATCH", `/repos/acme/shop/issues/${number}`, { body: { state: "closed" } });
  const { outputs, written } = await measured();
  expect(JSON.parse(outputs["metrics"] ?? "")).toMatchObject({
    "change-fail-rate": { count: 1, of: 1 },
    "failed-deployment-recovery-time": { "median-seconds": 3600 },
  });
  expect(written["cdevents.json"]).toContain("dev.cdevents.incident.resolved");
  const without = await measured({ "incident-label": "false" });
  expect(JSON.parse(without.outputs["metrics"] ?? "")["change-fail-rate"].count).toBe(0);
  expect(without.summary).toContain("Incidents were not read");
});

test("a shallow clone is refused, since its commits and tags are missing", async () => {
  await tag("v1.1.0");
  const log = createLog();
  const results = createResults();
  const unused = (): never => {
    throw new Error("This is not used.");
  };
  await runStage(releaseMetrics, {
    inputs: createInputs({ token: "t" }),
    ...{
      log,
      results,
      environment: {},
      files: { read: async () => undefined },
      artifacts: { write: unused, compress: unused },
    },
    clock: { now: () => now, monotonic: () => now, sleep: async () => undefined },
    commands: {
      run: async ({ onLine }) => {
        onLine("true");
        return { code: 0, reason: "" };
      },
    },
    forge: unused,
    run: {
      ...{ forge: "github", repository: "acme/shop", runId: "7", runAttempt: "1", job: "metrics", actor: "olga" },
      ...{ event: "schedule", ref: "", sha: "", runUrl: "", workspace: "/" },
    },
  });
  expect(results.left.failures[0]?.todo).toContain("fetch-depth: 0");
});

test("on a forge without deployments the releases and the recorded rollbacks count, without a time for the rolled-back", async () => {
  await tag("v1.1.0");
  const failed = await tag("v1.2.0");
  const at = (ago: number): string => new Date(now - ago * HOUR).toISOString();
  const description = `v1.2.0 was rolled back to ${scene.head}`;
  const rollback = { id: 1, context: "sluice/rollback/production", status: "failure", description };
  const forge: Forge = {
    read: async () => [],
    list: async (path) => {
      if (path.endsWith("/releases"))
        return [
          { tag_name: "v1.1.0", published_at: at(5), html_url: "https://github.com/acme/shop/releases/v1.1.0" },
          { tag_name: "nightly", published_at: at(4) },
          { tag_name: "v9.0.0", published_at: at(4), draft: true },
        ];
      return path.includes(failed) ? [{ ...rollback, created_at: at(2) }] : [];
    },
    query: () => Promise.reject(new Error("There is no GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
  const { outputs, failures } = await measured({}, "gitea", forge);
  expect(failures).toEqual([]);
  expect(JSON.parse(outputs["metrics"] ?? "")).toMatchObject({
    "deployment-frequency": { count: 2 },
    "change-fail-rate": { count: 1, of: 2 },
    "failed-deployment-recovery-time": { "median-seconds": null, recovered: 0, open: 0 },
  });
});

test("the deploy of what runs already, with new secrets, is no deployment and hides no failed test", async () => {
  await tag("v1.1.0");
  deploy("v1.1.0", [step("Deploy", "success"), step("Watch", "failure")]);
  pass(HOUR);
  deploy("v1.1.0", [step(REDEPLOY_STEP, "success")]);
  const { outputs } = await measured();
  expect(JSON.parse(outputs["metrics"] ?? "")).toMatchObject({
    ...{ "deployment-frequency": { count: 1 }, "change-fail-rate": { count: 1, of: 1 } },
    "failed-deployment-recovery-time": { open: 1 },
  });
  const text = readFileSync(join(repositoryRoot(), ".github/workflows/credentials-leak.yml"), "utf8");
  expect(text).toContain(`- name: ${REDEPLOY_STEP}\n`);
});

test("an incident of the suite has the times of its events, and a person's marks count for nothing", async () => {
  await tag("v1.1.0");
  deploy("v1.1.0", [step("Deploy", "success")]);
  const began = now - 20_000;
  pass(HOUR);
  const [detected, at] = [now - 9000, now - 60_000];
  const about = { run: 1, attempt: 1, text: "The checkout fails." };
  const event: IncidentEvent = { kind: "declared", at: now, ...about, began, detected };
  const subject = { key: "production/v1.1.0", environment: "production", version: "v1.1.0", scenario: "" };
  const body = `${subjectMark(subject).text}\n${eventMark(event).text}`;
  const writing = runToken({ issues: "write" });
  const issue = { title: "Checkout fails", labels: ["incident"], body };
  await scene.ask("POST", "/repos/acme/shop/issues", { body: issue, token: writing });
  pass(HOUR);
  const resolved: IncidentEvent = { kind: "resolved", at: now - 3000, ...about, recovered: now - 3000, comment: 1 };
  const forged: IncidentEvent = { ...resolved, at, recovered: at };
  const comments = "/repos/acme/shop/issues/1/comments";
  await scene.ask("POST", comments, { body: { body: eventMark(resolved).text }, token: runToken({ issues: "write" }) });
  await scene.ask("POST", comments, { body: { body: eventMark(forged).text } });
  await scene.ask("PATCH", "/repos/acme/shop/issues/1", { body: { state: "closed" } });
  const { written } = await measured();
  const [deployment] = JSON.parse(written["metrics.json"] ?? "").deployments;
  const iso = (time: number): string => new Date(time).toISOString();
  expect(deployment.failure).toEqual({ kind: "incident", since: iso(began), recovered: iso(now - 3000) });
  const events: readonly { readonly context: { readonly type: string; readonly timestamp: string } }[] = JSON.parse(
    written["cdevents.json"] ?? "",
  );
  const timeOf = (type: string): string | undefined =>
    events.find(({ context }) => context.type.includes(`.${type}.`))?.context.timestamp;
  expect(timeOf("incident.detected")).toBe(iso(detected));
  expect(timeOf("incident.resolved")).toBe(iso(now - 3000));
});

test("an incident that was opened again after its resolution lasts until its issue is closed", async () => {
  await tag("v1.1.0");
  deploy("v1.1.0", [step("Deploy", "success")]);
  pass(HOUR);
  const [about, began] = [{ run: 1, attempt: 1, text: "" }, now];
  const subject = { key: "a", environment: "production", version: "v1.1.0", scenario: "" };
  const body = `${subjectMark(subject).text}\n${eventMark({ kind: "declared", at: now, ...about, began }).text}`;
  const token = runToken({ issues: "write" });
  await scene.ask("POST", "/repos/acme/shop/issues", { body: { title: "A", labels: ["incident"], body }, token });
  const resolved = eventMark({ kind: "resolved", at: now, ...about, comment: 1 }).text;
  await scene.ask("POST", "/repos/acme/shop/issues/1/comments", { body: { body: resolved }, token });
  pass(HOUR);
  await scene.ask("PATCH", "/repos/acme/shop/issues/1", { body: { state: "closed" } });
  const { outputs } = await measured();
  expect(JSON.parse(outputs["metrics"] ?? "")["failed-deployment-recovery-time"]["median-seconds"]).toBeGreaterThan(
    3500,
  );
});

test.each([
  ["of its release", "production", "v1.1.0", 1],
  ["of its environment", "production", "", 1],
  ["of another environment", "staging", "v1.1.0", 0],
  ["of another product", "production", "api/v1.1.0", 0],
])("an incident of the suite that is one %s counts by that", async (_, environment, version, count) => {
  await tag("v1.1.0");
  deploy("v1.1.0", [step("Deploy", "success")]);
  pass(HOUR);
  const body = subjectMark({ key: "a", environment, version, scenario: "" }).text;
  const issue = { title: "Checkout fails", labels: ["incident"], body };
  await scene.ask("POST", "/repos/acme/shop/issues", { body: issue, token: runToken({ issues: "write" }) });
  const { outputs, written } = await measured();
  expect(JSON.parse(outputs["metrics"] ?? "")["change-fail-rate"].count).toBe(count);
  expect(written["cdevents.json"]?.includes("incident.detected")).toBe(count === 1);
});

test("deploy-prod.yml has the steps by whose names a deploy is recognized", () => {
  const text = readFileSync(join(repositoryRoot(), ".github/workflows/deploy-prod.yml"), "utf8");
  const { jobs } = parse(text) as {
    readonly jobs: { readonly release: { readonly steps: readonly { readonly name?: string }[] } };
  };
  const names = jobs.release.steps.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([DEPLOY_STEP, ...TEST_STEPS]));
});

test("a failure lasts as long as the host's own times in the rollback's record say, and as the incident says", async () => {
  const before = await tag("v1.1.0");
  deploy("v1.1.0", [step("Deploy", "success")]);
  pass(HOUR);
  const commit = await tag("v1.2.0");
  deploy("v1.2.0", [step("Deploy", "success"), step("Watch", "failure")]);
  const began = now - 95_000;
  pass(HOUR / 2);
  const recovered = now - 7000;
  const writing = doubleForge(scene.github.url, runToken({ contents: "read", deployments: "write" }));
  const rollback = { failed: { tag: "v1.2.0", commit }, commit: before, runUrl: "https://forge.example/runs/1" };
  await recordRollback(writing, GITHUB, { ...rollback, began, recovered });
  pass(HOUR);
  const { written } = await measured();
  const file = JSON.parse(written["metrics.json"] ?? "");
  expect(file.deployments.at(-1).failure).toEqual({
    ...{ kind: "rollback", since: new Date(began).toISOString(), recovered: new Date(recovered).toISOString() },
  });
  expect(file.metrics["failed-deployment-recovery-time"]["median-seconds"]).toBe((recovered - began) / 1000);
});

test("a time that no calendar has is not used", async () => {
  const before = await tag("v1.1.0");
  const commit = await tag("v1.2.0");
  deploy("v1.2.0", [step("Deploy", "success")]);
  pass(HOUR);
  const writing = doubleForge(scene.github.url, runToken({ contents: "read", deployments: "write" }));
  const rollback = { failed: { tag: "v1.2.0", commit }, commit: before, runUrl: "https://forge.example/runs/1" };
  await recordRollback(writing, GITHUB, { ...rollback, recovered: Number.MAX_SAFE_INTEGER });
  const { written } = await measured();
  expect(JSON.parse(written["metrics.json"] ?? "").deployments.at(-1).failure).toMatchObject({ kind: "rollback" });
});

test("times that contradict each other are not used", async () => {
  const before = await tag("v1.1.0");
  const commit = await tag("v1.2.0");
  deploy("v1.2.0", [step("Deploy", "success")]);
  const since = now;
  pass(HOUR);
  const writing = doubleForge(scene.github.url, runToken({ contents: "read", deployments: "write" }));
  const rollback = { failed: { tag: "v1.2.0", commit }, commit: before, runUrl: "https://forge.example/runs/1" };
  await recordRollback(writing, GITHUB, { ...rollback, began: now, recovered: now - 60_000 });
  const { written } = await measured();
  expect(JSON.parse(written["metrics.json"] ?? "").deployments.at(-1).failure).toMatchObject({
    // The forge tells it to the second.
    since: new Date(Math.floor(since / 1000) * 1000).toISOString(),
  });
});
