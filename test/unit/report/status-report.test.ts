import type { EndedChange } from "../../../src/plan/survey.ts";
import { renderStatus } from "../../../src/report/status-report.ts";
import { createRelease, createSurvey } from "../../fakes/survey.ts";

const change = (kind: string, running: string, at: string, actor: string): EndedChange => ({
  ...{ kind, running, at, began: at, actor, version: "", outcome: "done", run: "https://github.example/runs/7" },
});

const four = createRelease({ release: "r4", version: "v1.4.0", at: "2026-11-01T10:00:00Z" });

test("what is live says since when and by whom, also when it came back long after it was recorded", () => {
  const history = [
    change("deploy", "r4", "2026-11-01T10:00:00Z", "grace"),
    change("deploy", "r5", "2026-11-20T10:00:00Z", "grace"),
    change("rollback", "r4", "2026-11-20T11:00:00Z", "ada"),
    { ...change("deploy", "r4", "2026-11-21T09:00:00Z", "grace"), outcome: "returned" },
  ];
  expect(renderStatus(createSurvey({ current: four, releases: [four], history }), "app")).toContain(
    "| Live since | 2026-11-20T11:00:00Z, by a [rollback](https://github.example/runs/7) of ada |",
  );
});

test("what is not remembered is not made up", () => {
  const survey = createSurvey({ current: four, releases: [four], history: [] });
  expect(renderStatus(survey, "app")).toContain("| Recorded | 2026-11-01T10:00:00Z |");
  const same = Array.from({ length: 20 }, () => change("deploy", "r4", "2026-11-22T10:00:00Z", "grace"));
  expect(renderStatus({ ...survey, history: same }, "app")).not.toContain("Live since");
});
