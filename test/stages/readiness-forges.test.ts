import type { StepResult } from "../sandbox/step.ts";
import { openReadinessScene, type ReadinessScene, SCANNER } from "./readiness-scene.ts";

/** What a forge says where there is much of it, or where its words can be misunderstood. */

let scene: ReadinessScene;

afterEach(() => scene.close());

async function open(rules: string): Promise<void> {
  scene = await openReadinessScene(`windows: { friday-from: false }\ncheck-readiness: { ${rules} }\n`);
}

const check = (): Promise<StepResult> => scene.check({ tag: "v1.0.0" });

test("an incident is one in whichever case its label is written, and wherever it stands in the list", async () => {
  await open("incident-label: sev1");
  for (let more = 0; more < 3; more++) await scene.post("issues", { title: `Small ${more}`, labels: ["bug"] });
  expect((await check()).error).toBe("");
  for (let more = 0; more < 101; more++) await scene.post("issues", { title: `Logins fail ${more}`, labels: ["SEV1"] });
  expect((await check()).error).toMatch(/An incident is open: #\d+ Logins fail 100 and 100 more\./);
});

test("of more statuses than the forge gives at once each one counts, before any of the commit before", async () => {
  await open("required-checks: scan");
  const { github, origin, commit } = scene;
  const says = (sha: string, context: string, state: "success" | "failure" | "pending"): void =>
    github.control.setStatus(sha, { context, state, url: "https://scan.example.com/", login: SCANNER });
  says(commit, "scan", "success");
  expect((await check()).error).toBe("");
  const changelog = await origin.commit({ "CHANGELOG.md": "# Changelog\n\n## [1.1.0]\n\n- Faster\n" }, "docs: v1.1.0");
  await origin.tag("v1.1.0", changelog);
  expect((await scene.check({ tag: "v1.1.0" })).error).toBe("");
  says(changelog, "scan", "failure");
  for (let more = 0; more < 104; more++) says(changelog, `other ${more}`, "success");
  expect((await scene.check({ tag: "v1.1.0" })).error).toContain("Check scan: failure.");
  says(changelog, "scan", "success");
  expect((await scene.check({ tag: "v1.1.0" })).error).toBe("");
});

test("a job of the same name in another workflow does not cover one that failed; its re-run does", async () => {
  await open("required-checks: unit");
  const { commit: sha } = scene;
  const failed = scene.ran({ file: "ci.yml", name: "unit", conclusion: "failure", sha });
  scene.ran({ file: "lint.yml", name: "unit", conclusion: "success", sha });
  expect((await check()).error).toContain("Check unit: failure.");
  const { control } = scene.github;
  control.rerunFailed(failed.run, "ada");
  const job = control.addJob(failed.run, { name: "unit" });
  control.setJob(job, { status: "in_progress" });
  scene.ends({ run: failed.run, job }, "success");
  expect((await check()).error).toBe("");
  // Another run of the same workflow for the same commit says the newer word, for better or worse.
  scene.ran({ file: "ci.yml", name: "unit", conclusion: "failure", sha });
  expect((await check()).error).toContain("Check unit: failure.");
  scene.ran({ file: "ci.yml", name: "unit", conclusion: "success", sha });
  expect((await check()).error).toBe("");
});
