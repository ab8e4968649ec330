import { mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must } from "../sandbox/processes.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** What a release's preparation looks at by itself: tests, staging's commit, the backup, the window; before any person is asked. */

let scene: RoadScene;
let backups: string;

const CONFIG = ".github/sluice.yml";
const WINDOWS = "windows: { friday-from: false }\n";
const CLOSED =
  "windows: { zone: UTC, friday-from: false, deny: [{ name: lessons, from: 2000-01-01T00:00, to: 2100-01-01T00:00 }] }\n";

beforeAll(async () => {
  backups = mkdtempSync(join(tmpdir(), "sluice-prepare-backup-"));
  await backUp();
  scene = await openRoadScene({ survey: true, backup: { path: join(backups, "app-*.tar") } });
  await scene.launch();
});

afterAll(async () => {
  await scene.close();
  rmSync(backups, { recursive: true, force: true });
});

beforeEach(() => scene.begin());

afterEach(() => expect(scene.road.github.violations).toEqual([]));

let count = 0;

/** A whole backup, the newest. */
async function backUp(): Promise<string> {
  count += 1;
  const file = join(backups, `app-${count}.tar`);
  await must(["tar", "-cf", file, "-C", "/usr/share/doc", "tar"]);
  return file;
}

const rules = (windows = WINDOWS): string =>
  `${(scene.road.files[CONFIG] ?? "").replace(WINDOWS, windows)}\ncheck-readiness: { required-checks: [unit], sign-off: staging-signoff, wait-for-checks: 2s }\n`;

/** What is merged, and built under the name that it will have; no one has tagged it. */
async function merge(tag: string): Promise<string> {
  const changelog = `# Changelog\n\n## [Unreleased]\n\n- What ${tag} brings\n- Another one\n`;
  const { commit } = await scene.publish(tag, { files: { [CONFIG]: rules(), "CHANGELOG.md": changelog } });
  await scene.production.sandbox.origin.deleteTag(tag);
  return commit;
}

function tested(sha: string): void {
  const { control } = scene.road.github;
  const ref = "refs/heads/main";
  const run = control.startRun({ workflow: ".github/workflows/ci.yml", event: "push", ref, actor: "grace", sha });
  const job = control.addJob(run, { name: "unit" });
  control.setJob(job, { status: "in_progress" });
  control.setJob(job, { status: "completed", conclusion: "success" });
  control.endRun(run);
}

const prepare = (inputs: Readonly<Record<string, string>>): Promise<Told> =>
  scene.dispatch("prepare-release.yml", { inputs });

const job = ({ end }: Told, id: string): string | undefined => end.jobs.get(`prepare / ${id}`)?.result;

const text = ({ lines }: Told): string => lines.join("\n");

const head = (): Promise<string> => scene.production.sandbox.origin.commitOf("main");

test("a commit that no one tested is shown to no one", async () => {
  await merge("v1.1.0");
  const told = await prepare({ version: "v1.1.0" });
  expect([job(told, "plan"), job(told, "approval"), job(told, "sign-off")]).toEqual(["failure", "skipped", "skipped"]);
  expect(text(told)).toContain("v1.1.0 is not released: Check unit has not run for this commit. Waited 2 s for it.");
  expect(scene.asked).toEqual([]);
});

test("a change that no one wrote down ends it before any person looks at staging", async () => {
  const commit = await scene.production.sandbox.origin.commit({ "app.conf": "untold" }, "feat: nobody wrote this down");
  tested(commit);
  const told = await prepare({ version: "v1.1.0" });
  expect(job(told, "plan")).toBe("failure");
  expect(text(told)).toContain("nobody wrote this down");
  expect(scene.asked).toEqual([]);
  const changelog = "# Changelog\n\n## [Unreleased]\n\n- What v1.1.0 brings\n- nobody wrote this down\n";
  await scene.production.sandbox.origin.commit({ "CHANGELOG.md": changelog }, "docs: it is written down");
});

test("a backup that is cut off ends it before anything is written, and before any person is asked for the tag", async () => {
  const before = await head();
  tested(before);
  truncateSync(await backUp(), 700);
  const told = await prepare({ version: "v1.1.0" });
  expect([job(told, "backup"), job(told, "changelog"), job(told, "tag")]).toEqual(["failure", "skipped", "skipped"]);
  expect(scene.asked).toEqual(["staging-signoff"]);
  expect(await head()).toBe(before);
});

test("a window that closes while a person thinks refuses the tag; the day's exception goes the whole way, with its reason", async () => {
  const { origin } = scene.production.sandbox;
  await backUp();
  const opening = async (): Promise<unknown> => origin.commit({ [CONFIG]: rules(CLOSED) }, "chore: lessons");
  scene.person = (waiting) => {
    if (waiting.environment === "release") void opening().then(() => scene.road.answer(waiting, "approved"));
    else scene.road.answer(waiting, "approved");
  };
  const late = await prepare({ version: "v1.1.0" });
  expect([job(late, "backup"), job(late, "changelog"), job(late, "tag")]).toEqual(["success", "success", "failure"]);
  expect(text(late)).toContain('v1.1.0 is not released: "lessons" is closed');
  expect(await origin.tags()).not.toContain("v1.1.0");

  scene.begin();
  tested(await head());
  const override = { "override-windows": "lessons", "override-reason": "logins are down" };
  const told = await prepare({ version: "v1.1.0", ...override });
  expect(told.end.result === "success" ? "" : text(told)).toBe("");
  expect(text(told)).toMatch(/Release window: Outside of its window \(lessons\), by grace: logins are down/);
  const deployed = await scene.watch(async (observer) => {
    const end = await scene.road.follow({ observer });
    if (end === undefined) throw new Error("Nothing was dispatched.");
    return end;
  });
  expect(deployed.end.result === "success" ? "" : text(deployed)).toBe("");
  expect(deployed.lines.find((line) => line.startsWith("Released v1.1.0."))).toMatch(
    /Outside of its window \(lessons\), by .*: logins are down \(requested by grace, http/,
  );
  expect(scene.asked).toEqual(["staging-signoff", "release", "production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.1.0");
});
