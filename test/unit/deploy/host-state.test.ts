import { hostState } from "../../../src/deploy/host-state.ts";
import type { Survey } from "../../../src/host/survey.ts";
import { recordedVersion } from "../../../src/report/status-report.ts";
import { createSurvey } from "../../fakes/survey.ts";

const TOOLS = createSurvey().tools;
const RECORDED = { releaseImages: [{ release: "r1", service: "web", name: "web:v1.0.0", id: "sha256:1111" }] };

test.each<[string, Partial<Survey>]>([
  ["the engine", { engine: undefined, current: undefined, releases: [], containers: [] }],
  ["Compose", { tools: { ...TOOLS, compose: "" } }],
  ["Git", { tools: { ...TOOLS, git: "" } }],
  ["a tool that is missing", { tools: { ...TOOLS, missing: "flock" } }],
])("%s says nothing: the state is unknown, not ok and not unrecorded", (_, silent) => {
  expect(hostState(createSurvey(RECORDED), "app")).toBe("ok");
  expect(hostState(createSurvey({ ...RECORDED, ...silent }), "app")).toBe("unknown");
});

test("what the host's own files say comes before what its tools leave unsaid", () => {
  const silent = { engine: undefined, current: undefined };
  expect(hostState(createSurvey({ ...silent, lock: { held: true, owner: null } }), "app")).toBe("changing");
  expect(hostState(createSurvey({ ...silent, pending: "1.release.deploy.1" }), "app")).toBe("interrupted");
});

test("a host without an engine has an unknown release, a fresh one has none", () => {
  expect(recordedVersion(createSurvey({ engine: undefined, current: undefined }))).toBe("release unknown");
  expect(recordedVersion(createSurvey({ current: undefined }))).toBe("no recorded release");
});
