import { must } from "../sandbox/processes.ts";
import type { RunningStep, StepResult } from "../sandbox/step.ts";
import { type Conclusion, openReadinessScene, type Ran, type ReadinessScene } from "./readiness-scene.ts";

/** Whether a commit is green: the real bundle, real git behind the forge, every answer as GitHub describes it. */

jest.setTimeout(60_000);

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
  scene.github.control.setStatus(commit, { context: "security/scan", state, url, login: "ada" });
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
  expect(summary).toContain("✅ [Check security/scan](https://scan.example.com/1)");
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
  ran("ci.yml", "unit", "success");
  scanned("success");
  const e2e = ran("e2e.yml", "browser");
  const running = await start();
  await running.saw("Waiting for at most 3 s: Workflow e2e.yml (in_progress).");
  scene.ends(e2e, "success");
  expect((await running.done).error).toBe("");
});

describe("what is not there yet", () => {
  const passes = (): void => {
    ran("ci.yml", "unit", "success");
    scanned("success");
  };

  test("is waited for by a tag while another run of its commit goes on, which may bring it", async () => {
    passes();
    const staging = ran("deploy-staging.yml", "staging");
    const running = await start();
    await running.saw("Waiting for at most 3 s: Workflow e2e.yml (it has not run yet).");
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
    await rewrite(`${RULES}  staging: staging\n`);
    const running = await scene.start({ commit, version: "v1.1.0", scope: "commit" });
    await running.saw("Waiting for at most 3 s: Check unit (it has not run yet); ");
    await running.saw("Staging (staging runs nothing).");
    passes();
    ran("e2e.yml", "browser", "success");
    await scene.deployed(commit, "success");
    const { error, outputs } = await running.done;
    expect(error).toBe("");
    expect(outputs).toMatchObject({ kind: "candidate", version: "v1.1.0" });

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

test("a way back is asked none of it, and a tag that brings softer rules is held against those of the branch", async () => {
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

describe("what else speaks against a release", () => {
  const rules = (more: string): string => `windows: { friday-from: false }\ncheck-readiness: { ${more} }\n`;

  test("staging has to run this commit, or one from which only the changelog differs", async () => {
    await scene.origin.commit({ ".github/sluice.yml": rules("staging: staging") }, "chore: rules");
    const nothing = await check();
    expect(nothing.error).toContain("Nothing was deployed to staging that is live there.");
    await scene.deployed(commit, "success");
    const live = await check();
    expect(live.error).toBe("");
    expect(live.summary).toMatch(
      /✅ \[Staging\]\(https:\/\/github\.example\/example\/app\/actions\/runs\/\d+\) \| ok \| staging runs this commit/,
    );
    // Another environment changes nothing about what runs there, nor does a deployment that was never to be.
    const other = await scene.origin.commit({ "a.txt": "2" }, "feat: two");
    await scene.deployed(other, "success", "preview");
    await scene.deployed(other, "inactive");
    expect((await check()).error).toBe("");
    // What one that failed has left there is not known, whatever ran before it.
    await scene.deployed(other, "failure");
    const unknown = `What staging runs is not known: its newest deployment, of ${other.slice(0, 12)}, failed.`;
    expect((await check()).error).toContain(unknown);
    await scene.deployed(commit, "success");
    expect((await check()).error).toBe("");
    await scene.deployed(other, "success");
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
    expect(stopped.error).toContain("workflows/hotfix.yml");
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

  test("where nobody may read the issues it is not known, and not known is no", async () => {
    await scene.origin.commit({ ".github/sluice.yml": rules("") }, "chore: rules");
    scene.github.behave({ path: /\/issues$/, method: "GET", kind: "status", status: 403, when: "before", times: 9 });
    const { error } = await check();
    expect(error).toContain("Whether an incident is open can't be read.");
    expect(error).toContain("issues: read");
  });

  test.each<[Record<string, string>, string, string]>([
    [{ "host-state": "ok" }, "", "✅ Host"],
    [{}, "", "⚠️ Host"],
    [{ "host-state": "drifted" }, "", "⚠️ Host"],
    [{ "host-state": "frozen", "freeze-reason": "exams" }, "Deploys to the host are frozen: exams.", "❌ Host"],
    [{ "host-state": "changing", "freeze-reason": "exams" }, "Deploys to the host are frozen: exams.", "❌ Host"],
    [{ "host-state": "held" }, "The host takes no deploy", "❌ Host"],
  ])("with %j on the host the row says %j %s", async (look, error, row) => {
    await scene.origin.commit({ ".github/sluice.yml": rules("") }, "chore: rules");
    const seen = await check("v1.0.0", look);
    expect(error === "" ? seen.error : "").toBe("");
    expect(seen.error).toContain(error);
    expect(seen.summary).toContain(row);
  });
});
