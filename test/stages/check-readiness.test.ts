import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "../sandbox/processes.ts";
import type { RunningStep, StepResult } from "../sandbox/step.ts";
import { type Conclusion, openReadinessScene, type Ran, type ReadinessScene, SCANNER } from "./readiness-scene.ts";

/** Whether a commit is green: the real bundle, real git behind the forge, every answer as GitHub describes it. */

let scene: ReadinessScene;
let commit: string;

beforeEach(async () => {
  scene = await openReadinessScene(RULES);
  commit = scene.commit;
});

afterEach(() => scene.close());

const RULES = `
windows: { friday-from: false }
check-readiness:
  required-checks: [unit, security/scan]
  required-workflows: [e2e.yml]
  wait-for-checks: 3s
`;

/** For what comes while the step waits. */
const PATIENT = RULES.replace("wait-for-checks: 3s", "wait-for-checks: 15s");

const TELLS = "# Changelog\n\n## [1.1.0]\n\n- Faster\n";

const check = (tag = "v1.0.0", more: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  scene.check({ tag, ...more });

const start = (): Promise<RunningStep> => scene.start({ tag: "v1.0.0" });

const rewrite = (rules: string): Promise<string> =>
  scene.origin.commit({ ".github/sluice.yml": rules }, "chore: rules");

const ran = (file: string, name: string, conclusion?: Conclusion, sha = commit): Ran =>
  scene.ran({ file, name, conclusion, sha });

function scanned(state: "success" | "failure" | "pending"): void {
  const url = "https://scan.example.com/1";
  scene.github.control.setStatus(commit, { context: "security/scan", state, url, login: SCANNER });
}

test("all that is required has passed for this commit", async () => {
  ran("ci.yml", "unit", "success");
  ran("e2e.yml", "browser", "success");
  ran("nightly.yml", "not required", "failure");
  scanned("success");
  const { error, outputs, summary } = await check();
  expect(error).toBe("");
  expect(outputs["version"]).toBe("v1.0.0");
  expect(summary).toMatch(/✅ \[Check unit\]\(.*\/actions\/runs\/\d+/);
  expect(summary).toContain("✅ Check security/scan (`https://scan.example.com/1`)");
  expect(summary).toContain("✅ [Workflow e2e.yml]");
});

test("of several products the tag is looked up by its full name, on its own hotfix branch, and another's is refused", async () => {
  const { origin } = scene;
  await rewrite("windows: { friday-from: false }\ntag-prefix: api/\n");
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
  const tree = `${commit}^{tree}`;
  const side = (
    await must(["git", "-C", origin.folder, ...identity, "commit-tree", tree, "-p", commit, "-m", "fix"])
  ).trim();
  await must(["git", "-C", origin.folder, "update-ref", "refs/heads/hotfix/api/v1.0.1", side]);
  for (const tag of ["api/v1.0.1", "web/v1.0.1"])
    await must(["git", "-C", origin.folder, ...identity, "tag", "--annotate", "--message", tag, tag, side]);
  const { error, outputs } = await check("api/v1.0.1");
  expect(error).toBe("");
  expect(outputs).toMatchObject({ kind: "release", tag: "api/v1.0.1", version: "v1.0.1", commit: side });
  expect((await check("web/v1.0.1")).error).toContain("web/v1.0.1 is no tag of this product");
  expect((await check("v1.0.0")).error).toContain("v1.0.0 is no tag of this product: those begin with api/.");
});

test("nothing has run: each check that is missing is named", async () => {
  const { error, summary } = await check();
  for (const name of ["Check unit", "Check security/scan", "Workflow e2e.yml"]) {
    expect(error).toContain(`${name} has not run for this commit.`);
    expect(summary).toContain(`❌ ${name}`);
  }
});

test.each<[string, () => void, string]>([
  ["a check run", () => ran("ci.yml", "unit", "failure"), "Check unit: failure."],
  ["a workflow", () => ran("e2e.yml", "browser", "failure"), "Workflow e2e.yml: failure."],
  ["a status", () => scanned("failure"), "Check security/scan: failure."],
  ["a skipped check", () => ran("ci.yml", "unit", "skipped"), "Check unit: skipped."],
  ["a status that stays pending", () => scanned("pending"), "Check security/scan: pending."],
])("%s is enough to refuse", async (_, spoil, why) => {
  ran("ci.yml", "unit", "success");
  ran("e2e.yml", "browser", "success");
  scanned("success");
  spoil();
  const { error, outputs } = await check();
  expect(error).toContain(why);
  expect(outputs).toEqual({});
});

test("skipped and neutral pass where the configuration says so", async () => {
  await scene.origin.commit({ ".github/sluice.yml": `${RULES}  skipped-checks: pass\n` }, "chore: skipped is fine");
  ran("ci.yml", "unit", "neutral");
  ran("e2e.yml", "browser", "success");
  scanned("success");
  expect((await check()).error).toBe("");
});

test("a job that was run again counts as it ended last", async () => {
  const failed = ran("ci.yml", "unit", "failure");
  ran("e2e.yml", "browser", "success");
  scanned("success");
  expect((await check()).error).toContain("Check unit: failure.");
  scene.github.control.rerunFailed(failed.run, "ada");
  const job = scene.github.control.addJob(failed.run, { name: "unit" });
  scene.github.control.setJob(job, { status: "in_progress" });
  scene.ends({ run: failed.run, job }, "success");
  expect((await check()).error).toBe("");
});

test("what has not ended is waited for, and said to be", async () => {
  await rewrite(PATIENT);
  ran("ci.yml", "unit", "success");
  scanned("success");
  const e2e = ran("e2e.yml", "browser");
  const running = await start();
  await running.saw("Waiting for at most 15 s: Workflow e2e.yml (in_progress).");
  scene.ends(e2e, "success");
  expect((await running.done).error).toBe("");
});

describe("what is not there yet", () => {
  const passes = (): void => {
    ran("ci.yml", "unit", "success");
    scanned("success");
  };

  test("is waited for by a tag while another run of its commit goes on, which may bring it", async () => {
    await rewrite(PATIENT);
    passes();
    const staging = ran("deploy-staging.yml", "staging");
    const running = await start();
    await running.saw("Waiting for at most 15 s: Workflow e2e.yml (it has not run yet).");
    scene.ends(staging, "success");
    ran("e2e.yml", "browser", "success");
    expect((await running.done).error).toBe("");
  });

  test("refuses a tag at once where nothing goes on but its own run", async () => {
    passes();
    const { error, log } = await check();
    expect(error).toContain("Workflow e2e.yml has not run for this commit.");
    expect(log).not.toContain("Waiting");
  });

  test("is waited for by a preparation, staging included, and told when it did not come in time", async () => {
    await rewrite(`${PATIENT}  staging: staging\n`);
    const running = await scene.start({ commit, version: "v1.1.0", scope: "commit" });
    await running.saw("Waiting for at most 15 s: Check unit (it has not run yet); ");
    await running.saw("Staging (staging runs nothing).");
    passes();
    ran("e2e.yml", "browser", "success");
    scene.deployed(commit, "success");
    const { error, outputs } = await running.done;
    expect(error).toBe("");
    expect(outputs).toMatchObject({ kind: "candidate", version: "v1.1.0" });

    await rewrite(`${RULES}  staging: staging\n`);
    const later = await scene.origin.commit({ "a.txt": "2" }, "feat: two");
    const vain = await scene.check({ commit: later, version: "v1.1.0", scope: "commit" });
    expect(vain.error).toContain("Workflow e2e.yml has not run for this commit. Waited 3 s for it.");
    expect(vain.error).toContain(`staging runs ${commit.slice(0, 12)}, and not this commit. Waited 3 s for it.`);
  });

  test.each<[string, () => unknown, string]>([
    ["a check", () => ran("ci.yml", "unit", "failure"), "Check unit: failure."],
    ["its deploy to staging", () => scene.deployed(commit, "failure"), "The deploy of this commit to staging failed."],
  ])("is not waited for once %s has failed", async (_, spoil, says) => {
    await rewrite(`${RULES}  staging: staging\n`.replace("wait-for-checks: 3s", "wait-for-checks: 1h"));
    await spoil();
    const { error, log } = await scene.check({ commit, version: "v1.1.0", scope: "commit" });
    expect(error).toContain(says);
    expect(log).not.toContain("Waiting");
  });
});

test("a commit that only changes the changelog inherits what its parent has, and no more than that", async () => {
  ran("ci.yml", "unit", "success");
  ran("e2e.yml", "browser", "success");
  scanned("success");
  const changelog = await scene.origin.commit({ "CHANGELOG.md": TELLS }, "docs(changelog): release v1.1.0");
  await scene.origin.tag("v1.1.0", changelog);
  const inherited = await check("v1.1.0");
  expect(inherited.error).toBe("");
  expect(inherited.summary).toContain(`It ran for ${commit}; since then only the changelog changed.`);

  ran("ci.yml", "unit", "failure", changelog);
  expect((await check("v1.1.0")).error).toContain("Check unit: failure.");

  await scene.origin.tag(
    "v1.2.0",
    await scene.origin.commit({ "CHANGELOG.md": "# More\n", "a.txt": "2" }, "fix: two files"),
  );
  expect((await check("v1.2.0")).error).toContain("Check unit has not run for this commit.");
});

test("a changelog behind a symbolic link is the file that update-changelog writes; where the link leads is the default branch's to say", async () => {
  const { origin } = scene;
  const desk = join(scene.folder, "links");
  const push = async (message: string): Promise<string> => {
    const git = ["git", "-C", desk, "-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
    await must([...git, "add", "--all"]);
    await must([...git, "commit", "--quiet", "--message", message]);
    await must([...git, "push", "--quiet", "origin", "HEAD:main"]);
    return origin.commitOf("main");
  };
  await origin.commit({ ".github/sluice.yml": RULES.replace(", security/scan", "") }, "chore: rules");
  await origin.cloneTo(desk);
  mkdirSync(join(desk, "docs"));
  writeFileSync(join(desk, "docs/CHANGES.md"), "# Changelog\n");
  symlinkSync("docs/CHANGES.md", join(desk, "CHANGELOG.md"));
  commit = await push("docs: move the changelog");
  ran("ci.yml", "unit", "success");
  ran("e2e.yml", "browser", "success");
  writeFileSync(join(desk, "docs/CHANGES.md"), TELLS);
  const written = await push("docs(changelog): release v1.1.0");
  const inherited = await scene.check({ commit: written, version: "v1.1.0" });
  expect(inherited.error).toBe("");
  expect(inherited.summary).toContain("✅ Changelog | ok | CHANGELOG.md has a section of v1.1.0.");

  // A commit that calls code its changelog would inherit what was never tested.
  const hotfix = ["git", "-C", desk, "-c", "user.name=Eve", "-c", "user.email=eve@example.org"];
  rmSync(join(desk, "CHANGELOG.md"));
  symlinkSync("a.txt", join(desk, "CHANGELOG.md"));
  await must([...hotfix, "commit", "--quiet", "--all", "--message", "docs: link"]);
  writeFileSync(join(desk, "a.txt"), TELLS);
  await must([...hotfix, "commit", "--quiet", "--all", "--message", "docs: more"]);
  await must([...hotfix, "push", "--quiet", "origin", "HEAD:refs/heads/hotfix/v1.1.1"]);
  commit = (await must([...hotfix, "rev-parse", "HEAD~1"])).trim();
  ran("ci.yml", "unit", "success");
  ran("e2e.yml", "browser", "success");
  const evil = await scene.check({ commit: await origin.commitOf("hotfix/v1.1.1"), version: "v1.1.1" });
  expect(evil.error).toContain("Check unit has not run for this commit.");
});

test("a rollback is asked none of it, and a tag that brings softer rules is held against those of the branch", async () => {
  await scene.origin.tag("v1.0.0-rollback", commit);
  expect((await check("v1.0.0-rollback")).outputs["kind"]).toBe("rollback");
  const soft = await scene.origin.commit(
    { ".github/sluice.yml": "version: 1\nwindows: { friday-from: false }\n" },
    "chore: no rules",
  );
  await scene.origin.tag("v2.0.0", soft);
  await scene.origin.commit({ ".github/sluice.yml": RULES }, "chore: rules again");
  expect((await check("v2.0.0")).error).toContain("Check unit has not run for this commit.");
});

test("without any requirement a release is possible, and the warning is there", async () => {
  await scene.origin.commit(
    { ".github/sluice.yml": "version: 1\nwindows: { friday-from: false }\n" },
    "chore: no rules",
  );
  const { error, summary } = await check();
  expect(error).toBe("");
  expect(summary).toContain("⚠️ Checks | warning | No check and no workflow is required");
});

test("a changed migration is a risk, and needs a backup where the configuration says where that is", async () => {
  const open = "windows: { friday-from: false }\n";
  const first = await check("v1.0.0");
  expect(first.summary).not.toContain("Migrations");
  await scene.origin.commit({ ".github/sluice.yml": open, "CHANGELOG.md": TELLS }, "feat: two");
  const plain = await scene.origin.commit({ "a.txt": "2" }, "feat: two");
  await scene.origin.tag("v1.1.0", plain);
  const none = await check("v1.1.0");
  expect(none.summary).toContain("✅ Migrations | ok | No migration differs from v1.0.0.");
  expect(none.outputs).toMatchObject({ "needs-backup": "false" });

  const changed = await scene.origin.commit({ "db/migrations/1.sql": "alter" }, "feat: three");
  const asked = { commit: changed, version: "v1.2.0", scope: "commit" };
  const without = await scene.check(asked);
  expect(without.error).toBe("");
  expect(without.summary).toContain("⚠️ Migrations | warning | 1 migration differs from v1.1.0: db/migrations/1.sql.");
  expect(without.summary).toContain("Take a backup before the approval.");
  expect(without.outputs).toMatchObject({ "needs-backup": "false" });
  await rewrite(`${open}backup: { path: /srv/backups/*.dump }\n`);
  const needed = await scene.check(asked);
  expect(needed.summary).toContain("The deploy reads the newest backup before it touches anything.");
  expect(needed.outputs).toMatchObject({ "needs-backup": "true" });
  await rewrite(`${open}backup: { path: /srv/backups/*.dump }\nplan-release: { migration-paths: [] }\n`);
  const off = await scene.check(asked);
  expect(off.summary).not.toContain("Migrations");
  expect(off.outputs).toMatchObject({ "needs-backup": "false" });
});

test("where more files differ than the forge lists, a migration may be among them", async () => {
  const files = Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`many/${at}.txt`, String(at)]));
  const rules = "windows: { friday-from: false }\nbackup: { path: /srv/backups/*.dump }\n";
  const many = await scene.origin.commit({ ".github/sluice.yml": rules, ...files }, "feat: many");
  const step = await scene.check({ commit: many, version: "v1.1.0", scope: "commit" });
  expect(step.summary).toContain("Whether a migration differs from v1.0.0 is not known");
  expect(step.outputs).toMatchObject({ "needs-backup": "true" });
});

describe("what else speaks against a release", () => {
  const rules = (more: string): string => `windows: { friday-from: false }\ncheck-readiness: { ${more} }\n`;

  test("staging has to run this commit, or one from which only the changelog differs", async () => {
    await scene.origin.commit({ ".github/sluice.yml": rules("staging: staging") }, "chore: rules");
    const nothing = await check();
    expect(nothing.error).toContain("No deployment to staging is live.");
    scene.deployed(commit, "success");
    const live = await check();
    expect(live.error).toBe("");
    expect(live.summary).toMatch(
      /✅ \[Staging\]\(http:\/\/127\.0\.0\.1:\d+\/example\/app\/actions\/runs\/\d+\/job\/\d+\) \| ok \| staging runs this commit/,
    );
    // Another environment changes nothing about what runs there, nor does a deployment that was never to be.
    const other = await scene.origin.commit({ "a.txt": "2" }, "feat: two");
    scene.deployed(other, "success", "preview");
    scene.deployed(other, "skipped");
    expect((await check()).error).toBe("");
    // What one that failed has left there is not known, whatever ran before it.
    scene.deployed(other, "failure");
    const unknown = `What staging runs is not known: its newest deployment, of ${other.slice(0, 12)}, failed.`;
    expect((await check()).error).toContain(unknown);
    scene.deployed(commit, "success");
    expect((await check()).error).toBe("");
    scene.deployed(other, "success");
    expect((await check()).error).toContain(`staging runs ${other.slice(0, 12)}, and not this commit.`);
    const changelog = await scene.origin.commit({ "CHANGELOG.md": TELLS }, "docs(changelog): release v1.1.0");
    await scene.origin.tag("v1.1.0", changelog);
    const inherited = await check("v1.1.0");
    expect(inherited.error).toBe("");
    expect(inherited.summary).toContain(`staging runs ${other.slice(0, 12)}, the same application`);
  });

  test("an open incident stops a release, but not the hotfix that may end it", async () => {
    await scene.origin.commit({ ".github/sluice.yml": rules("incident-label: sev1") }, "chore: rules");
    await scene.post("issues", { title: "The logo is blurred", labels: ["bug"] });
    expect((await check()).error).toBe("");
    const { number } = await scene.post("issues", { title: "Logins fail", labels: ["sev1"] });
    const stopped = await check();
    expect(stopped.error).toContain(`An incident is open: #${number} Logins fail.`);
    expect(stopped.error).toContain("with hotfix.yml");
    const git = ["git", "-C", scene.origin.folder, "-c", "user.name=A", "-c", "user.email=a@example.org"];
    const side = (await must([...git, "commit-tree", `${commit}^{tree}`, "-p", commit, "-m", "fix: logins"])).trim();
    await must([...git, "update-ref", "refs/heads/hotfix/v1.0.1", side]);
    await must([...git, "tag", "-a", "-m", "Release v1.0.1", "v1.0.1", side]);
    const hotfix = await check("v1.0.1");
    expect(hotfix.error).toBe("");
    expect(hotfix.summary).toContain("⚠️ [Incidents]");
    await scene.origin.commit({ ".github/sluice.yml": rules("incident-label: false") }, "chore: none here");
    expect((await check()).error).toBe("");
  });

  test("where no one may read the issues it is not known, and not known is no", async () => {
    await scene.origin.commit({ ".github/sluice.yml": rules("") }, "chore: rules");
    scene.github.behave({ path: /\/issues$/, method: "GET", kind: "status", status: 403, when: "before", times: 9 });
    const { error } = await check();
    expect(error).toContain("It is unknown whether an incident is open: the issues cannot be read.");
    expect(error).toContain("issues: read");
  });

  test.each<[Record<string, string>, string, string]>([
    [{ "host-state": "ok" }, "", "✅ Host"],
    [{}, "", "⚠️ Host"],
    [{ "host-state": "drifted" }, "", "⚠️ Host"],
    [{ "host-state": "frozen", "freeze-reason": "exams" }, "Deploys to the host are frozen: exams.", "❌ Host"],
    [{ "host-state": "changing", "freeze-reason": "exams" }, "Deploys to the host are frozen: exams.", "❌ Host"],
    [{ "host-state": "held" }, "The host refuses a deploy", "❌ Host"],
  ])("with %j on the host the row says %j %s", async (look, error, row) => {
    await scene.origin.commit({ ".github/sluice.yml": rules("") }, "chore: rules");
    const seen = await check("v1.0.0", look);
    expect(error === "" ? seen.error : "").toBe("");
    expect(seen.error).toContain(error);
    expect(seen.summary).toContain(row);
  });
});
