import { concludeRollback, type EndedRollback } from "../../../actions/conclude-rollback/conclusion.ts";

const ROLLBACK: EndedRollback = {
  ...{ result: "done", cause: "person", reason: "Exports are broken.", scenario: "rollback" },
  ...{ refusal: "", version: "v1.5.0", runningVersion: "v1.4.0", environment: "production" },
};
const conclude = (ended: Partial<EndedRollback>) => concludeRollback({ ...ROLLBACK, ...ended });

test.each([
  ["done", "rolled-back", true],
  ["returned", "held", false],
  ["held", "held", false],
  ["", "held", false],
])("a rollback that ended as %j is announced as %s, and recorded: %s", (result, event, isRecorded) => {
  expect(conclude({ result })).toMatchObject({ event, isRecorded, declaresIncident: true, title: "" });
});

test.each([
  ["rejected", "done", "The verdict was a rejection."],
  ["rejected", "returned", "The verdict was a rejection, but the release runs again, verified."],
  ["rejected", "", "The verdict was a rejection, and the release may still run. The run says what to do by hand."],
  ["tag", "done", "Its rollback tag was pushed."],
  ["tag", "returned", "Its rollback tag was pushed, but the release runs again, verified."],
  ["tag", "held", "Its rollback tag was pushed, and it may still run. The run says what to do by hand."],
  ["person", "done", "Exports are broken."],
  ["person", "returned", "Exports are broken. What ran before it runs again, verified."],
  ["person", "held", "Exports are broken. The run says why, and what to do by hand."],
] as const)("the reason of %s after %j", (cause, result, reason) => {
  expect(conclude({ cause, result }).reason).toBe(reason);
});

test("a rollback after which the same release runs as before replaced none", () => {
  expect(conclude({ version: "v1.4.0" })).toMatchObject({ event: "rolled-back", isRecorded: false });
  expect(conclude({ version: "", runningVersion: "" })).toMatchObject({ isRecorded: true });
});

const TITLE = "The data of production were restored";

test.each([
  [
    "a restore",
    { scenario: "restore" },
    { event: "rolled-back", subject: "v1.5.0", isRecorded: true, declaresIncident: true, title: TITLE },
  ],
  [
    "a restore of the release that runs",
    { scenario: "restore", runningVersion: "v1.5.0" },
    {
      event: "restored",
      subject: "v1.5.0",
      ending: "rolled-back",
      isRecorded: false,
      declaresIncident: true,
      title: TITLE,
    },
  ],
  [
    "a restore that failed",
    { scenario: "restore", result: "held" },
    { isRecorded: false, declaresIncident: true, title: "" },
  ],
  [
    "an undone restore",
    { scenario: "undo" },
    { event: "restored", subject: "v1.4.0", isRecorded: false, declaresIncident: false },
  ],
  [
    "an undo that failed",
    { scenario: "undo", result: "held" },
    { isRecorded: false, declaresIncident: true, title: "" },
  ],
] as const)("%s", (_, ended, concluded) => {
  expect(conclude(ended)).toMatchObject(concluded);
});

const refusal = "Images of v1.4.0 are no longer on the host. Pull them again.";
const refused = { result: "refused", runningVersion: "v1.5.0", refusal };

test("a rollback of a person that was refused says what still runs and why, and is no incident", () => {
  expect(conclude(refused)).toMatchObject({
    ...{ event: "rollback-refused", subject: "v1.5.0", isRecorded: false, declaresIncident: false },
    reason: `Exports are broken. Nothing was changed. v1.5.0 still runs. ${refusal}`,
  });
  expect(conclude({ ...refused, cause: "tag", runningVersion: "", refusal: "" })).toMatchObject({
    ...{ event: "rollback-refused", declaresIncident: false },
    reason: "Its rollback tag was pushed. Nothing was changed. The run says why.",
  });
  expect(conclude({ ...refused, scenario: "restore" }).reason).toContain(
    "A restore of the data was requested. Nothing was changed.",
  );
});

test("a rejected release that still runs because its rollback was refused is an incident", () => {
  expect(conclude({ ...refused, cause: "rejected" })).toMatchObject({
    ...{ event: "rollback-refused", ending: "rollback-refused", declaresIncident: true },
    title: "v1.5.0 was rejected, and still runs in production",
  });
  // Another release runs: there is nothing to declare.
  expect(conclude({ ...refused, cause: "rejected", runningVersion: "v1.6.0" }).declaresIncident).toBe(false);
});

test("what another run has rolled back is concluded like a rollback", () => {
  expect(conclude({ result: "unchanged" })).toMatchObject({
    ...{ event: "rolled-back", isRecorded: true, isOfAnotherRun: true, declaresIncident: true },
    reason: "Exports are broken.",
  });
  expect(conclude({ result: "unchanged", version: "v1.4.0" })).toMatchObject({ isRecorded: false });
});

test.each([
  ["a rollback", {}, true],
  ["a rollback that failed", { result: "held" }, true],
  ["a restore that replaces the release", { scenario: "restore" }, true],
  ["a restore of the release that runs", { scenario: "restore", runningVersion: "v1.5.0" }, false],
  ["a restore that failed", { scenario: "restore", result: "held" }, false],
] as const)("%s affected users since the switch to a release: %s", (_, ended, isOfRelease) => {
  expect(conclude(ended).isOfRelease).toBe(isOfRelease);
});
