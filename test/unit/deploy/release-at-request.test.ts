import { releaseAtRequest } from "../../../src/deploy/release-at-request.ts";
import { decideRollback } from "../../../src/deploy/rollback.ts";
import type { WantedRollback } from "../../../src/deploy/wanted.ts";
import type { EndedChange, Survey } from "../../../src/host/survey.ts";
import { createRelease, createSurvey } from "../../fakes/survey.ts";

const NOON = Date.parse("2026-11-26T12:00:00Z");
const iso = (minute: number): string => new Date(NOON + minute * 60_000).toISOString().replace(".000Z", "Z");

const three = createRelease({ release: "r3", version: "v1.3.0", commit: "3".repeat(40) });
const four = createRelease({ release: "r4", version: "v1.4.0", commit: "4".repeat(40), previous: "r3" });
const five = createRelease({ release: "r5", version: "v1.5.0", commit: "5".repeat(40), previous: "r4" });

const change = (kind: string, running: string, began: number, at = began + 1): EndedChange => ({
  ...{ kind, running, began: iso(began), at: iso(at), version: "", outcome: "done", actor: "ada", run: "" },
});

/** The host's clock stands at twelve; `asked` and the changes are minutes before it. */
const host = (current: Survey["current"], history: readonly EndedChange[]): Survey =>
  createSurvey({
    host: { ...createSurvey().host, clock: NOON / 1000 },
    current,
    releases: [five, four, three],
    history,
  });

const WANTED: WantedRollback = {
  ...{ project: "app", directory: "/srv/app", oneShots: [], target: "previous", from: "" },
  ...{ switchSeconds: 60, healthSeconds: 60, intervalSeconds: 1, passes: 1, keepReleases: 5 },
  schemaChange: "refuse",
  pullMissing: false,
  registry: "",
  pullSeconds: 600,
  ignoredOneOffs: [],
  requestedSecondsAgo: 600,
};

test("a rollback that waited while another person rolled back does not roll back twice", () => {
  const survey = host(four, [change("deploy", "r5", -60), change("rollback", "r4", -5)]);
  expect(releaseAtRequest(survey, 600)).toEqual({ kind: "release", version: "v1.5.0" });
  expect(decideRollback(survey, WANTED)).toMatchObject({ kind: "nothing-to-do", current: { version: "v1.4.0" } });
  expect(decideRollback(survey, { ...WANTED, requestedSecondsAgo: undefined })).toMatchObject({
    kind: "plan",
    plan: { version: "v1.3.0" },
  });
});

test("one that waited while a fix was deployed does not take the fix back", () => {
  const survey = host(five, [change("deploy", "r4", -60), change("deploy", "r5", -5)]);
  expect(decideRollback(survey, WANTED)).toMatchObject({ kind: "refused", refusals: [{ code: "another-runs" }] });
});

test("a deploy that was in hand when it was asked for is what it was asked for", () => {
  const survey = host(five, [change("deploy", "r4", -60), change("deploy", "r5", -12, -5)]);
  expect(releaseAtRequest(survey, 600)).toEqual({ kind: "current" });
  expect(decideRollback(survey, WANTED)).toMatchObject({ kind: "plan", plan: { version: "v1.4.0" } });
});

test("a deploy that was refused or came back meanwhile changes nothing", () => {
  const survey = host(five, [change("deploy", "r5", -60), change("deploy", "r5", -5)]);
  expect(decideRollback(survey, WANTED)).toMatchObject({ kind: "plan", plan: { version: "v1.4.0" } });
});

test("what ran then and is no longer kept is refused, with what to do", () => {
  const survey = host(four, [change("deploy", "r9", -60), change("rollback", "r4", -5)]);
  expect(decideRollback(survey, WANTED)).toMatchObject({ kind: "refused", refusals: [{ code: "changed-meanwhile" }] });
});
