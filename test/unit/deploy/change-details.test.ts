import { changeDetails } from "../../../src/deploy/change/change-details.ts";
import type { JournalEvent } from "../../../src/host/journal.ts";
import type { Outcome } from "../../../src/plan/outcome.ts";
import { NO_CONSENT, type Plan } from "../../../src/plan/plan.ts";
import { readDetails } from "../../../src/report/page/stage-details.ts";
import { createContainer, createSurvey } from "../../fakes/survey.ts";

const AT = { at: "2026-11-01T10:00:00Z", up: 1 };
const plan: Plan = {
  ...{ kind: "deploy", project: "app", directory: "/app", remote: "origin", version: "v2", commit: "b".repeat(40) },
  ...{ expectCurrent: "r0", target: undefined, composeFiles: [], profiles: [], oneShots: [], consent: NO_CONSENT },
  ...{ approvedImages: {}, registry: "", health: { intervalSeconds: 1, passes: 1 }, keepReleases: 1 },
  ...{ undoDeadlineSeconds: 1, steps: [{ name: "pull", deadlineSeconds: 1 }] },
};
const container = (service: string, image: string, project = "app") => createContainer({ service, image, project });
const before = createSurvey({ containers: [container("web", "sha256:1"), container("old", "sha256:9")] });
const after = createSurvey({
  containers: [container("web", "sha256:2"), container("new", "sha256:3"), container("web", "sha256:7", "other")],
});
const events: readonly JournalEvent[] = [
  { ...AT, event: "step", step: "pull", state: "begins", seconds: 0, code: "", text: "" },
  { ...AT, event: "step", step: "pull", state: "done", seconds: 4, code: "", text: "" },
  { ...AT, event: "step", step: "await", state: "failed", seconds: 9, code: "unhealthy", text: "web is unhealthy" },
  {
    ...AT,
    event: "container",
    service: "web",
    container: "c",
    status: "exited",
    exitCode: 137,
    oom: true,
    health: "none",
  },
  { ...AT, event: "undo", to: "r0", version: "v1", code: "unhealthy", text: "web is unhealthy" },
  { ...AT, event: "down", service: "web", seconds: 3 },
];
const outcome: Outcome = {
  ...{ change: "c1", events, proof: [], after, log: ["web | a line"], difference: undefined },
  ending: { outcome: "returned", code: "unhealthy", text: "", running: "r0" },
};
const details = changeDetails({ plan, effects: undefined, fingerprint: "sha256:f", before }, outcome);

test("the digests of each service before and after are those of this project's containers", () => {
  expect(details.images).toEqual([
    { service: "new", before: "", after: "sha256:3" },
    { service: "old", before: "sha256:9", after: "" },
    { service: "web", before: "sha256:1", after: "sha256:2" },
  ]);
});

test("steps that ended, the rollback, the failed containers, the downtime and the log are kept", () => {
  expect(details.steps.map(({ title, failed, seconds, text }) => [title, failed, seconds, text])).toEqual([
    ["Pull the images", false, 4, ""],
    ["Wait until everything is healthy and stable", true, 9, "web is unhealthy"],
    ["Roll back to v1", false, 0, "web is unhealthy"],
  ]);
  expect(details.failed).toEqual([{ service: "web", state: "exited, exit code 137, killed for lack of memory" }]);
  expect(details.downtime).toEqual([{ service: "web", seconds: 3 }]);
  expect(details.log).toEqual(["web | a line"]);
});

test("what is written is what the report reads", () => {
  expect(readDetails(JSON.parse(JSON.stringify(details)))).toEqual(details);
});
