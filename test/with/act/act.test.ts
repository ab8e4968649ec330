import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { must } from "../../sandbox/processes.ts";
import { openRoadScene, type RoadScene, resultsOf } from "../../stages/road-scene.ts";
import { type ActEnd, runUnderAct } from "./act.ts";

/**
 * The portable copy of the workflows under act has to end as the files themselves do under our runner. act knows no
 * environments: nobody can approve there, so what has to agree about a release is that it stops. Runs where `act` is.
 */

jest.setTimeout(240_000);

const PIN = { repo: "ops/sluice", ref: "v0.1.0" };
const CHECKOUT = "actions/checkout@1af3b93b6815bc44a9784bd300feb67ff0d1eeb3";

let scene: RoadScene;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-act-"));
  scene = await openRoadScene({ survey: true });
  const v1 = await scene.publish("v1.0.0");
  await scene.production.host.checkOut(v1.commit);
  expect((await scene.push("v1.0.0")).end.result).toBe("success");
}, 180_000);

afterAll(async () => {
  await scene.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** The application's commit with the portable files in the place of the callers, as its owner would have them. */
async function portableCheckout(tag: string): Promise<string> {
  const checkout = mkdtempSync(join(folder, "checkout-"));
  await scene.production.sandbox.origin.cloneTo(checkout, await scene.production.sandbox.origin.commitOf(tag));
  const node = join(repositoryRoot(), "node_modules/.bin/node");
  const options = ["--repo", PIN.repo, "--ref", PIN.ref, "--out", checkout];
  await must([node, join(repositoryRoot(), "scripts/portable/main.ts"), ...options], { cwd: repositoryRoot() });
  await must(["git", "-C", checkout, "remote", "set-url", "origin", "https://github.com/example/app.git"]);
  return checkout;
}

interface Wish {
  readonly tag: string;
  readonly event: "push" | "workflow_dispatch";
  readonly workflow: string;
  readonly ref: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function act({ tag, event, workflow, ref, inputs = {} }: Wish): Promise<ActEnd> {
  const { github } = scene.road;
  const checkout = await portableCheckout(tag);
  const runId = github.control.startRun({ workflow: `.github/workflows/${workflow}`, event, ref, actor: "grace" });
  const token = github.control.runToken(runId, { contents: "read", actions: "read", deployments: "read" });
  const key = scene.production.host.ssh.privateKey;
  const own = join(folder, `act-${runId}`);
  mkdirSync(own);
  return runUnderAct({
    ...{ event, checkout, workflow, folder: own, apiUrl: github.url },
    payload: { ref, inputs, repository: { full_name: "example/app", default_branch: "main" } },
    secrets: { GITHUB_TOKEN: token, SURVEY_SSH_KEY: key, DEPLOY_SSH_KEY: key },
    standIns: { [`${PIN.repo}@${PIN.ref}`]: repositoryRoot(), [CHECKOUT]: checkoutStandIn() },
  });
}

/** The rehearsal's own: act itself only stands in for a checkout without a ref. */
function checkoutStandIn(): string {
  const stand = mkdtempSync(join(folder, "stand-in-"));
  cpSync(join(repositoryRoot(), "rehearsal/stand-ins/checkout"), stand, { recursive: true });
  writeFileSync(join(stand, "origin"), scene.production.sandbox.origin.url);
  return stand;
}

test("a look at production: the same jobs, the same results, the same release", async () => {
  const ended = await act({
    tag: "v1.0.0",
    event: "workflow_dispatch",
    workflow: "status.yml",
    ref: "refs/heads/main",
  });
  expect(ended.code === 0 ? "" : ended.lines).toBe("");
  const ours = await scene.road.start("status.yml", { kind: "workflow_dispatch", inputs: {} });
  const { production: _, ...jobs } = resultsOf(ours);
  expect(ended.results).toMatchObject(jobs);
  const version = ours.jobs.get("production")?.outputs["version"];
  expect(version).toBe("v1.0.0");
  expect(ended.lines).toContain(version);
});

test("a release stops where a person's approval would be, and nothing is touched", async () => {
  await scene.publish("v1.1.0");
  const ended = await act({ tag: "v1.1.0", event: "push", workflow: "deploy-prod.yml", ref: "refs/tags/v1.1.0" });
  expect(ended.code).not.toBe(0);
  expect(ended.results["preflight"] === "success" ? "" : ended.lines).toBe("");
  expect(ended.results).toMatchObject({ preflight: "success", release: "failure" });
  expect(ended.lines).not.toContain("switch: done");
  scene.road.github.control.unprotect("production");
  try {
    const { results } = await scene.push("v1.1.0");
    expect(results).toMatchObject({ preflight: "success", release: "failure" });
  } finally {
    scene.road.github.control.protect("production", { reviewers: ["ada"] });
  }
  expect(await scene.running()).toBe("v1.0.0");
});
