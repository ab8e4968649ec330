import { parseConfig } from "../../../src/config/parse.ts";
import { type Answer, type Copies, runCopy, type Told, type Wish } from "../workflows/workflow-scene.ts";
import { configurationsOf, example } from "./example-files.ts";
import { type Programs, recordedPrograms } from "./programs.ts";

/** examples/build-story, with examples/ci beside it, on the rehearsal's runner. */

jest.setTimeout(60_000);

let programs: Programs;
beforeAll(() => {
  programs = recordedPrograms("npm", "npx");
});
beforeEach(() => programs.reset());
afterAll(() => programs.end());

/** As the page of the example describes it. */
const COPIES: Copies = {
  workflows: {
    "build-story.yml": example("build-story/build-story.yml"),
    "e2e.yml": example("build-story/e2e.yml"),
    "ci.yml": example("ci/ci.yml").replace(/ {2}push:\n {4}branches: .*\n/, ""),
  },
};
const DIGEST = `sha256:${"b".repeat(64)}`;
const BUILT: readonly Answer[] = [
  {
    stage: "promote-images",
    with: { digest: DIGEST },
    outputs: { digest: DIGEST, "approved-images": `web=${DIGEST}` },
  },
  { stage: "build-push-action", outputs: { digest: DIGEST } },
  { stage: "deploy-prod", outputs: { result: "done", "running-version": "sha-1" } },
  { stage: "verify-approval", outputs: { state: "approved" } },
];
const CI = ["Lint", "Type check", "Unit tests", "Integration tests", "Security scan"].map((name) => `ci / ${name}`);

function run(wish: Partial<Wish> = {}): Promise<Told> {
  const trigger = { kind: "push", branch: "main" } as const;
  return runCopy("build-story.yml", COPIES, { answers: BUILT, trigger, ...wish });
}

const config = parseConfig(configurationsOf("build-story/README.md").join("\n"), "README.md");

test("a merged story passes CI, the build, staging, E2E and the sign-off, in this order", async () => {
  const { order, results } = await run();
  const image = "ci / image / Docker build + health check";
  expect(order.slice(0, 6).toSorted()).toEqual([...CI, image].toSorted());
  expect(order.slice(6)).toEqual([
    "build / Build owner/app",
    "staging / Deploy to staging",
    "e2e / E2E",
    "Sign-off",
    "Record the sign-off",
  ]);
  expect(new Set(Object.values(results))).toEqual(new Set(["success"]));
});

test("staging deploys the digest that was built, and E2E tests it at its address", async () => {
  const { calls } = await run();
  const [deploy] = calls.filter(({ stage }) => stage === "deploy-prod");
  expect(deploy?.inputs).toMatchObject({ environment: "staging" });
  expect(deploy?.inputs["approved-images"]?.trim()).toBe(`web=${DIGEST}`);
  expect(programs.calls().filter((call) => call.startsWith("e2e: "))).toEqual([
    "e2e: npm ci",
    "e2e: npx playwright install --with-deps chromium",
    "e2e: npx playwright test",
  ]);
});

test("the sign-off is about the pushed commit, and is recorded with it", async () => {
  const { calls } = await run();
  const [look, record] = calls.filter(({ stage }) => stage === "verify-approval");
  const commit = look?.inputs["commit"];
  expect(commit).toMatch(/^[0-9a-f]{40}$/);
  expect(look?.inputs).toMatchObject({ environment: "staging-signoff", deployment: "false", job: "Sign-off" });
  expect(record?.inputs).toMatchObject({ commit, asks: "sign-off", job: "Sign-off", "leave-status": "true" });
});

test("a release requires exactly the checks of this run, and the workflow that deploys to staging", async () => {
  const { order } = await run();
  const { "required-checks": required, ...rest } = config["check-readiness"] ?? {};
  expect([required ?? []].flat().toSorted()).toEqual(order.filter((name) => /^(ci|e2e) \//.test(name)).toSorted());
  expect(rest).toMatchObject({ "staging-workflow": "build-story.yml", "sign-off": "staging-signoff" });
});

test("where a check of CI fails, nothing is built, deployed or requested", async () => {
  programs.reset("run test:unit");
  const { results, calls } = await run();
  expect(results).toMatchObject({
    ci: "failure",
    build: "skipped",
    staging: "skipped",
    e2e: "skipped",
    look: "skipped",
  });
  expect(results["sign-off"]).toBe("skipped");
  expect(calls.map(({ stage }) => stage)).not.toContain("deploy-prod");
});

test("where staging fails, it is neither tested nor signed off", async () => {
  const { results } = await run({ answers: [...BUILT, { stage: "smoke-test", fails: true }] });
  expect(results).toMatchObject({ build: "success", staging: "failure", e2e: "skipped", look: "skipped" });
});

test("where E2E fails, its report is uploaded, and no sign-off is requested", async () => {
  programs.reset("playwright test");
  const { results, calls } = await run();
  expect(results).toMatchObject({ staging: "success", e2e: "failure", look: "skipped", "sign-off": "skipped" });
  expect(calls.at(-1)).toMatchObject({ stage: "upload-artifact", inputs: { path: "playwright-report" } });
});

test("a rejection fails the run, and is recorded with the commit", async () => {
  const rejected: Answer = {
    stage: "verify-approval",
    with: { "leave-status": "true" },
    outputs: { state: "rejected" },
    fails: true,
  };
  const { results, calls } = await run({ answers: [...BUILT, rejected], rejects: "staging-signoff" });
  expect(results).toMatchObject({ e2e: "success", look: "failure", "sign-off": "failure" });
  const verified = calls.filter(({ stage }) => stage === "verify-approval");
  expect(verified).toMatchObject([{ inputs: { "leave-status": "true" } }]);
});

test("e2e.yml can be dispatched alone", async () => {
  const trigger = { kind: "workflow_dispatch", inputs: { url: "https://other.example.com" } } as const;
  const { order } = await runCopy("e2e.yml", COPIES, { answers: [], trigger });
  expect(order).toEqual(["E2E"]);
});
