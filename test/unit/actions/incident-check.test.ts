import { checkIncidents } from "../../../actions/check-readiness/incident-check.ts";
import type { Forge } from "../../../src/ports/forge.ts";

/** What the forge answers to the question for open issues with the label. */
function forgeWith(issues: readonly object[] | undefined): Forge {
  return {
    read: async () => issues?.slice(0, 1),
    list: async () => issues ?? [],
    query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
}

const issue = (number: number, labels: unknown, more: object = {}): object => ({
  ...{ number, title: `Issue ${number}`, labels, ...more },
});

const check = (issues: readonly object[] | undefined, label = "incident") =>
  checkIncidents(forgeWith(issues), "/repos/example/app", { label, isHotfix: false });

test("an issue without the label is no incident, though the forge answered with it", async () => {
  const row = await check([
    issue(1, []),
    issue(2, [{ name: "bug" }]),
    issue(3, null),
    issue(4, [{ name: "incidents" }]),
  ]);
  expect(row).toMatchObject({ state: "ok", verdict: "No issue with the label incident is open." });
});

test("twenty labelled pull requests hide no incident", async () => {
  const pulls = Array.from({ length: 20 }, (_, at) => issue(at + 10, [{ name: "incident" }], { pull_request: {} }));
  expect(await check(pulls)).toMatchObject({ state: "ok" });
  const row = await check([...pulls, issue(1, ["incident"], { pull_request: null })]);
  expect(row).toMatchObject({ state: "red", verdict: "An incident is open: #1 Issue 1." });
});

test("the label counts in whichever case the forge has it", async () => {
  expect(await check([issue(1, [{ name: "Incident" }])])).toMatchObject({ state: "red" });
  expect(await check([issue(1, [{ name: "incident" }])], "INCIDENT")).toMatchObject({ state: "red" });
});

test("an issue that does not say its labels is not understood, and not passed over", async () => {
  await expect(check([{ number: 1, title: "Issue 1" }])).rejects.toThrow("issues");
});

test("issues that can't be read are red, and a list of labels is no label", async () => {
  expect(await check(undefined)).toMatchObject({
    state: "red",
    verdict: "It is unknown whether an incident is open: the issues cannot be read.",
  });
  await expect(check([], "incident,sev1")).rejects.toThrow("check-readiness.incident-label");
  await expect(check([], " ")).rejects.toThrow("check-readiness.incident-label");
});
