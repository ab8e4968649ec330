import type { Trigger } from "../../../rehearsal/runner/trigger.ts";
import { parseConfig } from "../../../src/config/parse.ts";
import { runCopy, type Told } from "../workflows/workflow-scene.ts";
import { configurationsOf, example } from "./example-files.ts";
import { type Programs, recordedPrograms } from "./programs.ts";

/** examples/ci on the rehearsal's runner. */

jest.setTimeout(60_000);

let programs: Programs;
beforeAll(() => {
  programs = recordedPrograms("npm");
});
beforeEach(() => programs.reset());
afterAll(() => programs.end());

const PULL: Trigger = { kind: "pull_request", number: 7 };

function run(trigger = PULL, image: "healthy" | "unhealthy" = "healthy"): Promise<Told> {
  const answers = [{ stage: "check-image", ...(image === "unhealthy" && { fails: true as const }) }];
  return runCopy("ci.yml", { workflows: { "ci.yml": example("ci/ci.yml") } }, { answers, trigger });
}

/** The checks that the page of the example requires. */
const required = configurationsOf("ci/README.md").flatMap((text) =>
  [parseConfig(text, "README.md")["check-readiness"]?.["required-checks"] ?? []].flat(),
);

test("a pull request has the six checks that a release can require, by the names of the jobs", async () => {
  const { order, results } = await run();
  expect(order.toSorted()).toEqual(required.toSorted());
  expect(required).toHaveLength(6);
  expect(new Set(Object.values(results))).toEqual(new Set(["success"]));
});

test("each check installs the locked packages, and runs the script of the application", async () => {
  await run();
  const of = (job: string) => programs.calls().filter((call) => call.startsWith(`${job}: `));
  expect(of("lint")).toEqual(["lint: npm ci", "lint: npm run lint"]);
  expect(of("type-check")).toEqual(["type-check: npm ci", "type-check: npm run typecheck"]);
  expect(of("unit")).toEqual(["unit: npm ci", "unit: npm run test:unit"]);
  expect(of("integration")).toEqual(["integration: npm ci", "integration: npm run test:integration"]);
  expect(of("security")).toEqual([
    "security: npm ci",
    "security: npm audit --audit-level=high",
    "security: npm audit signatures",
  ]);
});

test("the image is built for the commit, loaded, and checked by check-image", async () => {
  const { calls } = await run();
  const [built] = calls.filter(({ stage }) => stage === "build-push-action");
  const [checked] = calls.filter(({ stage }) => stage === "check-image");
  expect(built?.inputs).toMatchObject({ load: "true", tags: checked?.inputs["image"] });
  expect(checked?.inputs["image"]).toMatch(/^ghcr\.io\/owner\/app:sha-[0-9a-f]{40}$/);
});

test.each([
  ["run lint", "lint"],
  ["run typecheck", "type-check"],
  ["run test:unit", "unit"],
  ["run test:integration", "integration"],
  ["audit --audit-level=high", "security"],
  ["audit signatures", "security"],
])("where `npm %s` fails, the check %s fails, and no other", async (call, job) => {
  programs.reset(call);
  const { results } = await run();
  expect(Object.keys(results).filter((key) => results[key] === "failure")).toEqual([job]);
});

test("an image that is not healthy fails its check, and no other", async () => {
  const { results } = await run(PULL, "unhealthy");
  expect(Object.keys(results).filter((key) => results[key] === "failure")).toEqual(["image / check", "image"]);
});

test.each<[string, Trigger]>([
  ["a push to main", { kind: "push", branch: "main" }],
  ["a dispatch on the branch of a hotfix", { kind: "workflow_dispatch", inputs: {} }],
])("%s starts the same checks", async (_, trigger) => {
  expect((await run(trigger)).order.toSorted()).toEqual(required.toSorted());
});
