import { outcomeDifference } from "../../../src/deploy/change/outcome-difference.ts";
import type { Ending } from "../../../src/host/ending.ts";
import type { ProofLine } from "../../../src/host/journal.ts";
import type { Survey } from "../../../src/host/survey.ts";
import { NO_CONSENT, type Plan } from "../../../src/plan/plan.ts";
import { createContainer, createRelease, createSurvey } from "../../fakes/survey.ts";

const PLAN: Plan = {
  kind: "deploy",
  project: "app",
  directory: "/srv/app",
  remote: "origin",
  version: "v1.1.0",
  commit: "b".repeat(40),
  expectCurrent: "r1",
  target: undefined,
  composeFiles: [],
  profiles: [],
  oneShots: [],
  approvedImages: {},
  registry: "",
  health: { intervalSeconds: 1, passes: 2 },
  keepReleases: 5,
  undoDeadlineSeconds: 60,
  steps: [],
  consent: NO_CONSENT,
};
const PROOF: ProofLine = {
  event: "proof",
  at: "t",
  up: 1,
  service: "web",
  container: "c1",
  name: "app-web-1",
  image: "sha256:1111",
  hash: "h1",
  started: "s",
  mounts: "-",
};
const NEW = createRelease({ release: "change-1", version: "v1.1.0" });
const AFTER = createSurvey({ current: NEW, releases: [NEW] });

function differs(outcome: Ending["outcome"], after: Survey, proof: readonly ProofLine[] = [PROOF]): string | undefined {
  const ending = { outcome, code: "", text: "", running: "" };
  return outcomeDifference({
    errand: { plan: PLAN, before: createSurvey() },
    change: "change-1",
    ending,
    proof,
    after,
  });
}

test("a success that our own look confirms stands", () => {
  expect(differs("done", AFTER)).toBeUndefined();
});

test("a success without any proof is none", () => {
  expect(differs("done", AFTER, [])).toBe("the host verified nothing");
});

test("a success that the record does not know is none", () => {
  expect(differs("done", createSurvey())).toContain("names the release r1 instead of change-1");
});

test.each([
  ["another image", { image: "sha256:2222" }],
  ["another model", { hash: "h2" }],
  ["other mounted configuration", { mounts: "m" }],
  ["another container", { id: "c2" }],
  ["a container that is not up", { status: "exited", exitCode: 1 }],
  ["a container that became unhealthy", { health: "unhealthy" }],
])("a success with %s than was proven is none", (_, change) => {
  expect(differs("done", { ...AFTER, containers: [createContainer(change)] })).toBeDefined();
});

test("a success with a container more than was proven is none", () => {
  expect(
    differs("done", { ...AFTER, containers: [createContainer(), createContainer({ id: "c9", service: "old" })] }),
  ).toBe("2 containers exist, 1 were verified");
});

test("a return must have brought back the release that ran", () => {
  expect(differs("returned", createSurvey())).toBeUndefined();
  expect(differs("returned", AFTER)).toContain("instead of r1");
});

test("a failure that says it changed nothing must have changed nothing", () => {
  expect(differs("failed", createSurvey())).toBeUndefined();
  expect(differs("failed", createSurvey({ containers: [createContainer({ id: "c2" })] }))).toContain(
    "the containers are not those from before",
  );
});

test("a refusal says nothing of what another change did meanwhile", () => {
  expect(differs("refused", AFTER)).toBeUndefined();
});
