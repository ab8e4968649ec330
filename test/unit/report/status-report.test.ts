import type { EndedChange, Survey } from "../../../src/host/survey.ts";
import { renderStatus } from "../../../src/report/status-report.ts";
import { createRelease, createSurvey } from "../../fakes/survey.ts";

const change = (kind: string, running: string, at: string, actor: string): EndedChange => ({
  ...{
    kind,
    running,
    at,
    began: at,
    actor,
    version: "",
    outcome: "done",
    run: "https://github.example/acme/shop/actions/runs/7",
  },
});

const REPOSITORY = "https://github.example/acme/shop";
const render = (survey: Survey): string => renderStatus({ survey, project: "app", repository: REPOSITORY }).text;

const four = createRelease({ release: "r4", version: "v1.4.0", at: "2026-11-01T10:00:00Z" });

test("what is live says since when and by whom, also when it came back long after it was recorded", () => {
  const history = [
    change("deploy", "r4", "2026-11-01T10:00:00Z", "grace"),
    change("deploy", "r5", "2026-11-20T10:00:00Z", "grace"),
    change("rollback", "r4", "2026-11-20T11:00:00Z", "ada"),
    { ...change("deploy", "r4", "2026-11-21T09:00:00Z", "grace"), outcome: "returned" },
  ];
  expect(render(createSurvey({ current: four, releases: [four], history }))).toContain(
    "| Live since | 2026-11-20T11:00:00Z, by a [rollback](https://github.example/acme/shop/actions/runs/7) of ada |",
  );
});

test("what is not remembered is not made up", () => {
  const survey = createSurvey({ current: four, releases: [four], history: [] });
  expect(render(survey)).toContain("| Recorded | 2026-11-01T10:00:00Z |");
  const same = Array.from({ length: 20 }, () => change("deploy", "r4", "2026-11-22T10:00:00Z", "grace"));
  expect(render({ ...survey, history: same })).not.toContain("Live since");
});

test("an address that a host made up is shown, and leads nowhere", () => {
  const run = "https://github.example/acme/shop.evil/actions/runs/7";
  const evil = { ...change("deploy", "r4", "2026-11-01T10:00:00Z", "grace"), run };
  const owner = { change: "c1", kind: "deploy", version: "v1", actor: "grace", since: "now", run };
  const survey = createSurvey({ current: four, releases: [four], history: [evil], lock: { held: true, owner } });
  expect(render(survey)).not.toContain("](");
  expect(render(survey)).toContain(`| Lock | held by deploy v1 (\`${run}\`) of grace since now |`);
});
