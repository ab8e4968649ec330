import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Waiting } from "../../rehearsal/github-platform.ts";
import { must } from "../sandbox/processes.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** What forbids a release at this moment, on the real road: a frozen host, an open incident, another commit on staging. */

let scene: RoadScene;
let backups: string;

const CONFIG = ".github/sluice.yml";
const REASON = "exams until noon";

beforeAll(async () => {
  backups = mkdtempSync(join(tmpdir(), "sluice-freeze-backup-"));
  const backup = join(backups, "app.tar");
  await must(["tar", "-cf", backup, "-C", "/usr/share/doc", "tar"]);
  scene = await openRoadScene({ survey: true, backup: { path: backup } });
  await scene.launch();
});

afterAll(async () => {
  await scene.close();
  rmSync(backups, { recursive: true, force: true });
});

beforeEach(() => scene.begin());

afterEach(() => expect(scene.road.github.violations).toEqual([]));

const problem = ({ end, lines }: Told): string => (end.result === "success" ? "" : lines.join("\n"));

const text = ({ lines }: Told): string => lines.join("\n");

const job = ({ end }: Told, id: string): string | undefined => end.jobs.get(`prepare / ${id}`)?.result;

async function freeze(inputs: Readonly<Record<string, string>>): Promise<void> {
  const { code, error } = await scene.production.status(inputs);
  expect([code, error]).toEqual([0, ""]);
}

/** What a person does at the forge itself. */
async function atForge(method: string, path: string, body: unknown): Promise<{ readonly id: number; number: number }> {
  const { github } = scene.road;
  const headers = {
    authorization: `Bearer ${github.control.userToken("ada")}`,
    "content-type": "application/json",
  };
  const answer = await fetch(`${github.url}/repos/example/app/${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as { readonly id: number; number: number };
}

/** Refused before any person was asked, and nothing was touched. */
async function expectRefused(told: Told, why: string, before: readonly string[]): Promise<void> {
  expect(told.results).toMatchObject({ preflight: "failure", release: "skipped" });
  expect(text(told)).toContain(why);
  expect(scene.asked).toEqual([]);
  expect(await scene.containers()).toEqual(before);
}

test("while the host is frozen a pushed tag is refused with the reason; once it is not, the same tag goes", async () => {
  const before = await scene.containers();
  await freeze({ freeze: REASON });
  await scene.publish("v1.1.0");
  await expectRefused(
    await scene.push("v1.1.0"),
    `v1.1.0 is not released: Deploys to the host are frozen: ${REASON}.`,
    before,
  );
  await freeze({ unfreeze: "true" });
  expect(problem(await scene.push("v1.1.0"))).toBe("");
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.1.0");
});

test("a preparation tells of the freeze before the sign-off and makes no tag; after it, it makes one", async () => {
  const { origin } = scene.production.sandbox;
  const changelog = "# Changelog\n\n## [Unreleased]\n\n- What v1.2.0 brings\n- Another one\n";
  await scene.publish("v1.2.0", { files: { "CHANGELOG.md": changelog } });
  await origin.deleteTag("v1.2.0");
  await freeze({ freeze: REASON });
  const told: string[] = [];
  const lines: string[] = [];
  scene.atLine = (line) => lines.push(line);
  scene.person = (waiting: Waiting) => {
    if (waiting.environment === "staging-signoff") told.push(...lines);
    scene.road.answer(waiting, "approved");
  };
  const frozen = await scene.dispatch("prepare-release.yml", { inputs: { version: "v1.2.0" } });
  expect(told.join("\n")).toContain(
    `Host: Deploys to the host are frozen: ${REASON}. This is checked again before the tag.`,
  );
  expect([job(frozen, "plan"), job(frozen, "changelog"), job(frozen, "tag")]).toEqual([
    "success",
    "success",
    "failure",
  ]);
  expect(text(frozen)).toContain(`v1.2.0 is not released: Deploys to the host are frozen: ${REASON}.`);
  expect(await origin.tags()).not.toContain("v1.2.0");
  expect(await scene.road.follow()).toBeUndefined();

  await freeze({ unfreeze: "true" });
  scene.begin();
  expect(problem(await scene.dispatch("prepare-release.yml", { inputs: { version: "v1.2.0" } }))).toBe("");
  expect(scene.asked).toEqual(["staging-signoff", "release"]);
  expect(await origin.tags()).toContain("v1.2.0");
  const deployed = await scene.watch(async (observer) => {
    const end = await scene.road.follow({ observer });
    if (end === undefined) throw new Error("Nothing was dispatched.");
    return end;
  });
  expect(problem(deployed)).toBe("");
  expect(await scene.running()).toBe("v1.2.0");
});

test("while an incident is open nothing is released, and no one is asked; once it is closed it goes on", async () => {
  const before = await scene.containers();
  await scene.publish("v1.3.0");
  const { number } = await atForge("POST", "issues", { title: "Logins fail", labels: ["incident"] });
  await expectRefused(
    await scene.push("v1.3.0"),
    `v1.3.0 is not released: An incident is open: #${number} Logins fail.`,
    before,
  );
  await atForge("PATCH", `issues/${number}`, { state: "closed" });
  scene.person = (waiting) => scene.road.answer(waiting, "rejected");
  const told = await scene.push("v1.3.0");
  expect(told.results).toMatchObject({ preflight: "success" });
  expect(scene.asked).toEqual(["production"]);
});

test("while staging runs another commit nothing is released, and no one is asked; once it runs this one it goes on", async () => {
  const before = await scene.containers();
  const rules = `${scene.road.files[CONFIG] ?? ""}check-readiness: { staging: staging }\n`;
  const { commit } = await scene.publish("v1.4.0", { files: { [CONFIG]: rules } });
  const { control } = scene.road.github;
  // Only a job of the staging workflow is evidence of what staging runs.
  const live = (sha: string): void => {
    const workflow = ".github/workflows/deploy-staging.yml";
    const run = control.startRun({ workflow, event: "push", ref: "refs/heads/main", actor: "ada", sha });
    const job = control.addJob(run, { name: "staging", environment: "staging" });
    control.setJob(job, { status: "in_progress" });
    control.setJob(job, { status: "completed", conclusion: "success" });
    control.endRun(run);
  };
  const other = await scene.production.sandbox.origin.commitOf("v1.3.0");
  live(other);
  await expectRefused(
    await scene.push("v1.4.0"),
    `v1.4.0 is not released: staging runs ${other.slice(0, 12)}, and not this commit.`,
    before,
  );
  live(commit);
  scene.person = (waiting) => scene.road.answer(waiting, "rejected");
  expect((await scene.push("v1.4.0")).results).toMatchObject({ preflight: "success" });
  expect(scene.asked).toEqual(["production"]);
});
