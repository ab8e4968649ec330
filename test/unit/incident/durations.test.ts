import fc from "fast-check";
import { incidentDurations, incidentTimes } from "../../../src/incident/durations.ts";
import { eventMark, type IncidentEvent, readEventMark } from "../../../src/incident/incident-mark.ts";
import { duration } from "../../../src/report/incident-report.ts";

const event = (more: Partial<IncidentEvent>): IncidentEvent => ({
  ...{ kind: "declared", at: 1000, run: 1, attempt: 1, text: "" },
  ...more,
});

test("a recovery that a later declaration contradicts is none", () => {
  const first = event({ began: 100, detected: 200, acted: 300, recovered: 400 });
  expect(incidentTimes([first])).toEqual({ began: 100, detected: 200, acted: 300, recovered: 400 });
  const again = event({ at: 5000, detected: 5000 });
  expect(incidentTimes([first, again])).toMatchObject({ began: 100, recovered: undefined });
  const resolved = event({ kind: "resolved", at: 9000, recovered: 9000, comment: 7 });
  expect(incidentTimes([first, again, resolved]).recovered).toBe(9000);
});

test.each([
  ["the same failure", { began: 100 }, 400],
  ["a later failure", { began: 450 }, undefined],
  ["a failure whose start is unknown", {}, undefined],
])("a run that finds %s rolled back already leaves the recovery at %j %j", (_, more, recovered) => {
  const person = event({ ending: "rolled-back", acted: 300, recovered: 400 });
  const run = event({ at: 500, ending: "rolled-back", ...more });
  expect(incidentTimes([person, run]).recovered).toBe(recovered);
  const resolved = event({ kind: "resolved", at: 9000, recovered: 9000, comment: 7 });
  expect(incidentTimes([person, run, resolved]).recovered).toBe(recovered ?? 9000);
});

test("what is unknown, or what two clocks contradict, is never a duration", () => {
  const unknown = { began: undefined, detected: 200, acted: undefined, recovered: undefined };
  expect(incidentDurations(unknown)).toEqual({ detect: undefined, act: undefined, recover: undefined });
  const contradiction = { began: 500, detected: 200, acted: 100, recovered: 900 };
  expect(incidentDurations(contradiction)).toEqual({ detect: undefined, act: undefined, recover: 400 });
});

test.each([
  [undefined, "unknown"],
  [0, "0 s"],
  [61_000, "1 min 1 s"],
  [3_600_000, "1 h"],
  [90_061_000, "1 d 1 h 1 min 1 s"],
])("%s ms are shown as %s", (given, shown) => {
  expect(duration(given)).toBe(shown);
});

test("an event comes back from its mark as it was, whatever its text contains", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, at) => {
      const given = event({ text, at, kind: "update", comment: 3 });
      expect(readEventMark(`${eventMark(given).text}\nHello`)).toEqual(JSON.parse(JSON.stringify(given)));
    }),
  );
});

test("two marks, or a mark within a line, are none", () => {
  const { text } = eventMark(event({}));
  expect(readEventMark(`${text}\n${text}`)).toBeUndefined();
  expect(readEventMark(`I quote ${text}`)).toBeUndefined();
});
