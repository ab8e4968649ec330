import { outcomeFailure } from "../../../src/deploy/refusals/explain.ts";
import type { Outcome } from "../../../src/plan/outcome.ts";
import { createSurvey } from "../../fakes/survey.ts";

const owner = { change: "1", kind: "deploy", version: "v1.1.0", actor: "", run: "", since: "2026-11-26T02:00:00Z" };

test.each([
  [
    "locked",
    JSON.stringify(owner),
    "Another change holds the lock: deploy v1.1.0 by an unknown person, since 2026-11-26T02:00:00Z.",
  ],
  [
    "locked",
    JSON.stringify({ ...owner, kind: "settle", version: "", actor: "ada", run: "https://forge.example/runs/1" }),
    "Another change holds the lock: settle by ada, since 2026-11-26T02:00:00Z, https://forge.example/runs/1.",
  ],
  ["locked", "", "Another change holds the lock of this application."],
  ["frozen", '{"said":"The exam runs."}', "The exam runs."],
  ["held", '{"text":"A rollback failed.","change":"1"}', "A rollback failed."],
  ["dirty", "Changed files in /srv/app: a", "Changed files in /srv/app: a"],
])("a host that refuses because of %s says why, and what to do: %s", (code, text, why) => {
  const ending = { outcome: "refused", code, text, running: "r1" };
  const outcome = { ending, after: createSurvey(), events: [] } as unknown as Outcome;
  const failure = outcomeFailure(outcome, { version: "v1.2.0", directory: "/srv/app", project: "app" });
  expect(failure?.what).toBe(`v1.2.0 was refused by the host: ${why}`);
  expect(failure?.todo).not.toBe("");
});
