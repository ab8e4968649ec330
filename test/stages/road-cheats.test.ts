import type { Waiting } from "../../rehearsal/github-platform.ts";
import { OWNER } from "../../rehearsal/road.ts";
import { must } from "../sandbox/processes.ts";
import { openRoadScene, type RoadScene } from "./road-scene.ts";

/** Ways past a gate (docs/gates.md), each with the real workflow files: production stays as it was. */

let scene: RoadScene;
let before: readonly string[];

beforeAll(async () => {
  scene = await openRoadScene();
  await scene.launch();
});

afterAll(() => scene.close());

beforeEach(async () => {
  scene.begin();
  before = await scene.containers();
});

async function expectUntouched(): Promise<void> {
  expect(await scene.containers()).toEqual(before);
  expect(scene.road.github.violations).toEqual([]);
}

const never = ({ runId, environment }: Waiting): void => scene.road.github.control.neverAnswer(runId, environment);
const policy = (branches: readonly { readonly name: string; readonly type: "tag" | "branch" }[]): void =>
  void scene.road.github.control.protect("production", { reviewers: ["ada"], branches });
const noPolicy = (): void => void scene.road.github.control.protect("production", { reviewers: ["ada"] });

test("an approval that never comes ends the run after 30 days, and nothing is touched", async () => {
  await scene.publish("v1.1.0");
  scene.person = never;
  const { end, results, lines } = await scene.push("v1.1.0");
  expect(end.result).toBe("failure");
  expect(results).toMatchObject({ preflight: "success", release: "failure", verdict: "skipped", announce: "skipped" });
  expect(lines.join("\n")).toContain("was not approved within 30 days");
  expect(scene.asked).toEqual(["production"]);
  await expectUntouched();
});

test("a verdict that never comes reverts nothing and announces nothing", async () => {
  await scene.publish("v1.2.0");
  scene.person = (waiting) =>
    waiting.environment === "production" ? scene.road.answer(waiting, "approved") : never(waiting);
  const { end, results } = await scene.push("v1.2.0");
  expect(end.result).toBe("failure");
  expect(results).toMatchObject({ release: "success", verdict: "failure", return: "skipped", announce: "skipped" });
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.2.0");
});

test.each<[string, readonly { readonly name: string; readonly type: "tag" | "branch" }[]]>([
  ["v2.0.0", [{ name: "v1.*", type: "tag" }]],
  ["v2.0.1", [{ name: "main", type: "branch" }]],
])("%s is not let in by a policy for %j: no one is asked", async (tag, branches) => {
  await scene.publish(tag);
  policy(branches);
  try {
    const { results, lines } = await scene.push(tag);
    expect(results).toMatchObject({ preflight: "success", release: "failure", verdict: "skipped" });
    expect(lines.join("\n")).toContain(`${tag} is not allowed to deploy to production`);
    expect(scene.asked).toEqual([]);
    await expectUntouched();
  } finally {
    noPolicy();
  }
});

test("a dispatch from a branch is not let in by a policy for tags", async () => {
  await scene.publish("v2.1.0");
  policy([{ name: "v*.*.*", type: "tag" }]);
  try {
    const { results } = await scene.dispatch("deploy-prod.yml", { inputs: { tag: "v2.1.0" } });
    expect(results).toMatchObject({ preflight: "success", release: "failure" });
    expect(scene.asked).toEqual([]);
    await expectUntouched();
  } finally {
    noPolicy();
  }
});

const OWN_FILE = (environment: string): string => `name: Mine
on: { push: { tags: ["v*.*.*"] }, workflow_dispatch: {} }
permissions: { contents: read }
jobs:
  mine:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
${environment}    steps:
      - uses: actions/checkout@v6
      - uses: OWNER/sluice/actions/deploy-prod@v0.1.0
        with: { version: v2.2.0, ssh-key: "\${{ secrets.DEPLOY_SSH_KEY }}" }
`;

const withFile = (environment: string) => ({
  files: { ".github/workflows/deploy-prod.yml": OWN_FILE(environment) },
});

test("a tag whose own file names no environment gets no key, and reaches no host", async () => {
  await scene.publish("v2.2.0", withFile(""));
  const { end, lines } = await scene.push("v2.2.0");
  expect(end.result).toBe("failure");
  expect(lines.join("\n")).toContain("`ssh-key` is missing");
  expect(scene.asked).toEqual([]);
  await expectUntouched();
});

test("a tag whose own file lacks verify-approval still waits for the reviewers, and their no stops it", async () => {
  await scene.publish("v2.3.0", withFile("    environment: production\n"));
  scene.person = (waiting) => scene.road.answer(waiting, "rejected", "this is not our workflow");
  const { end } = await scene.push("v2.3.0");
  expect(end.result).toBe("failure");
  expect(scene.asked).toEqual(["production"]);
  await expectUntouched();
});

test("a dispatch from a branch with such a file waits for the reviewers as well", async () => {
  await scene.publish("v2.4.0", withFile("    environment: production\n"));
  const { folder } = scene.production.sandbox.origin;
  await must(["git", "-C", folder, "branch", "feature", "v2.4.0^{commit}"]);
  scene.person = (waiting) => scene.road.answer(waiting, "rejected");
  const { end } = await scene.dispatch("deploy-prod.yml", { inputs: {}, ref: "refs/heads/feature" });
  expect(end.result).toBe("failure");
  expect(scene.asked).toEqual(["production"]);
  await expectUntouched();
});

test("of two releases that are approved in the wrong order, the older one is refused by the host", async () => {
  await scene.publish("v3.0.0");
  await scene.publish("v3.1.0");
  const { promise: held, resolve: hold } = Promise.withResolvers<Waiting>();
  scene.person = hold;
  const older = scene.push("v3.0.0");
  const waiting = await held;
  scene.person = (one) => scene.road.answer(one, "approved");
  expect((await scene.push("v3.1.0")).end.result).toBe("success");
  before = await scene.containers();
  scene.road.answer(waiting, "approved");
  const { end, results, lines } = await older;
  expect(end.result).toBe("failure");
  expect(results).toMatchObject({ release: "failure", verdict: "skipped" });
  expect(lines.join("\n")).toContain("v3.0.0 is older than v3.1.0, which runs.");
  expect(await scene.running()).toBe("v3.1.0");
  await expectUntouched();
});

test("an administrator who walks past the reviewers is stopped before anything is touched", async () => {
  await scene.publish("v3.2.0");
  scene.person = ({ runId, environment }) => scene.road.github.control.bypass(runId, environment);
  const { end, lines } = await scene.push("v3.2.0");
  expect(end.result).toBe("failure");
  expect(lines.join("\n")).toContain("No reviewer approved production in this run, but its job runs");
  expect(scene.asked).toEqual(["production"]);
  await expectUntouched();
});

test("a job that is run again is asked for again, and the first attempt's approval opens nothing", async () => {
  await scene.publish("v3.3.0");
  const { origin } = scene.production.sandbox;
  // The approved attempt fails before the host is touched, as when the repository cannot be reached.
  scene.atLine = (line) => {
    if (line === "> Deploy") origin.stop();
  };
  const first = await scene.push("v3.3.0");
  origin.start();
  expect(first.results).toMatchObject({ preflight: "success", release: "failure" });

  scene.begin();
  scene.person = ({ runId, environment }) => scene.road.github.control.bypass(runId, environment);
  const second = await scene.watch((observer) => scene.road.rerunFailed(first.end, { observer }));
  expect(second.end.facts.attempt).toBe(2);
  expect(second.lines.join("\n")).toContain("This run requested 2 reviews of production and has 1");
  expect(second.lines).not.toContain("> Check the readiness of the tag");
  expect(scene.asked).toEqual(["production"]);
  await expectUntouched();
});

test("whoever runs a job again is its starter too, and cannot be the one who approves it", async () => {
  await scene.publish("v3.4.0");
  const { origin } = scene.production.sandbox;
  scene.atLine = (line) => {
    if (line === "> Deploy") origin.stop();
  };
  const first = await scene.push("v3.4.0");
  origin.start();
  expect(first.results).toMatchObject({ preflight: "success", release: "failure" });

  scene.begin();
  const again = await scene.watch((observer) => scene.road.rerunFailed(first.end, { observer, actor: OWNER }));
  expect(again.end.result).toBe("failure");
  expect(again.lines.join("\n")).toContain("ada approved what they had started");
  expect(scene.asked).toEqual(["production"]);
  await expectUntouched();
});
