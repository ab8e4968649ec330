import { concludeRollback } from "../../../actions/conclude-rollback/conclude-rollback.ts";
import { rollbacksFrom } from "../../../src/readiness/rollback-record.ts";
import { doubleForge } from "../../fakes/double-forge.ts";
import type { Scopes } from "../../sandbox/github/people.ts";
import { type IncidentScene, incidentScene, SLACK } from "./incident-scene.ts";

/** The record, the announcement and the incident of a rollback, at the GitHub double: none prevents another one. */

const ALL: Scopes = { contents: "write", deployments: "write", issues: "write", statuses: "write" };
const REJECTED = "The verdict was a rejection.";

let scene: IncidentScene;
let commit: string;

beforeEach(async () => {
  scene = await incidentScene("incidents: {}\n");
  commit = scene.github.head;
  await scene.github.origin.tag("v1.5.0", await scene.github.origin.commitOf("main"));
}, 30_000);

afterEach(async () => {
  expect(scene.github.github.violations).toEqual([]);
  await scene.end();
});

const conclude = (given: Readonly<Record<string, string>> = {}, permissions = ALL) =>
  scene.run(
    concludeRollback,
    {
      ...{ result: "done", cause: "rejected", version: "v1.5.0", commit, "slack-webhook-url": SLACK },
      ...{ "acted-at": "2026-11-01T11:46:00Z", "ended-at": "2026-11-01T11:47:00Z", ...given },
    },
    { permissions },
  );
const messages = () => scene.sent.map(({ body = "" }) => body);
const records = () => {
  const forge = doubleForge(scene.github.github.url, scene.github.github.control.userToken("olga"));
  const place = { kind: "github", repository: "/repos/acme/shop", environment: "production" } as const;
  return rollbacksFrom(forge, place, { tag: "v1.5.0", commit: undefined });
};

test("a rollback is recorded and tagged, announced, and its incident has the times of the host", async () => {
  const { outputs, failures } = await conclude();
  expect({ failures, outputs }).toEqual({
    failures: [],
    outputs: { tag: "v1.5.0-rollback", announced: "yes", incident: "1" },
  });
  expect(await records()).toMatchObject([{ failed: "v1.5.0", commit }]);
  expect(await scene.github.origin.commitOf("v1.5.0-rollback")).toBe(commit);
  expect(messages()).toEqual([expect.stringContaining(REJECTED), expect.stringContaining("Incident #1 (SEV3")]);
  const { body } = await scene.issue(1);
  expect(body).toContain(REJECTED);
  expect(body).toContain("2026-11-01T11:47:00Z");
});

test("a rollback that failed is announced and declared, and not recorded; the time at which it ended is no recovery", async () => {
  const { outputs, failures } = await conclude({ result: "held", commit: "" });
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ tag: "", announced: "yes", incident: "1" });
  expect(await records()).toEqual([]);
  const { title, body } = await scene.issue(1);
  expect(title).toBe("The rollback from v1.5.0 failed in production");
  expect(body).toContain("The run says what to do by hand.");
  expect(body).not.toContain("2026-11-01T11:47:00Z");
});

test("a record that fails fails the step, and prevents neither the announcement nor the incident", async () => {
  const { outputs, failures } = await conclude({}, { contents: "read", issues: "write" });
  expect(failures).toHaveLength(1);
  expect(outputs).toEqual({ announced: "yes", incident: "1" });
  expect(messages()).toHaveLength(2);
});

test("a commit that is none prevents the record alone", async () => {
  const { outputs, failures } = await conclude({ commit: "main" });
  expect(failures).toMatchObject([{ what: expect.stringContaining("commit") }]);
  expect(outputs).toMatchObject({ announced: "yes", incident: "1" });
});

test("an announcement that fails prevents neither the record nor the incident", async () => {
  const { outputs, failures } = await conclude({ issue: "the first" });
  expect(failures).toMatchObject([{ what: expect.stringContaining("issue") }]);
  expect(outputs).toEqual({ tag: "v1.5.0-rollback", incident: "1" });
});

test("an incident that fails is a warning", async () => {
  const { outputs, failures, log } = await conclude({ "detected-at": "yesterday" });
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ tag: "v1.5.0-rollback", announced: "yes" });
  expect(log.join("\n")).toContain("No incident was declared. What runs is not affected.");
});

test("a restore that is undone is announced, and neither recorded nor declared", async () => {
  const given = { cause: "person", reason: "The backup was the wrong one.", scenario: "undo" };
  expect((await conclude(given)).outputs).toMatchObject({ tag: "", announced: "yes", incident: "" });
  expect(await records()).toEqual([]);
  expect(messages()).toEqual([expect.stringContaining("Data were restored. The backup was the wrong one.")]);
});

test("a rollback without a reason is recorded, announced and declared", async () => {
  const { outputs, failures } = await conclude({ cause: "person", reason: " " });
  expect(failures).toEqual([]);
  expect(outputs).toEqual({ tag: "v1.5.0-rollback", announced: "yes", incident: "1" });
});

test.each(["production-before", "a".repeat(40)])(
  "a release that a person calls %s is announced by that",
  async (version) => {
    const given = { result: "", cause: "person", reason: "Exports are broken.", commit: "", version };
    const { outputs, failures } = await conclude(given);
    expect(failures).toEqual([]);
    expect(outputs).toMatchObject({ announced: "yes", incident: "1" });
    expect(messages()[0]).toContain(`The rollback from ${version} failed.`);
  },
);

test("a rollback from a release that is unknown is announced and declared, and its record fails", async () => {
  const { outputs, failures } = await conclude({ version: "" });
  expect(failures).toMatchObject([{ what: expect.stringContaining("version") }]);
  expect(outputs).toEqual({ announced: "yes", incident: "1" });
  expect(messages()[0]).toContain("A release was rolled back.");
});

test("when the switch to the failed release began is in the record and in the incident", async () => {
  await conclude({ "began-at": "2026-11-01T11:30:00Z" });
  expect(await records()).toMatchObject([{ began: Date.parse("2026-11-01T11:30:00Z") }]);
  expect((await scene.issue(1)).body).toContain("2026-11-01T11:30:00Z");
});

test("a job that is started again completes what its first attempt did not record, and nothing is there twice", async () => {
  const first = await conclude({}, { contents: "read", issues: "write" });
  expect(first.failures).toHaveLength(1);
  expect((await conclude()).failures).toEqual([]);
  expect(await records()).toHaveLength(1);
  const third = await conclude();
  expect(third.failures).toEqual([]);
  expect(third.outputs).toMatchObject({ tag: "v1.5.0-rollback", incident: "1" });
  expect(await records()).toHaveLength(1);
  expect(await scene.comments(1)).toEqual([]);
});

test("what another run has rolled back is completed only if that run has not recorded it", async () => {
  const unchanged = { result: "unchanged", "running-version": "v1.4.0" };
  const completed = await conclude(unchanged);
  expect(completed.outputs).toEqual({ tag: "v1.5.0-rollback", announced: "yes", incident: "1" });
  const sent = messages().length;
  expect((await conclude(unchanged)).outputs).toEqual({});
  // Its times may be unknown.
  expect((await conclude({ ...unchanged, "ended-at": "", "acted-at": "" })).outputs).toEqual({});
  expect(messages()).toHaveLength(sent);
  expect(await records()).toHaveLength(1);
});

test("a rollback that was refused is announced with its reason, and declares nothing", async () => {
  const given = { result: "refused", cause: "person", reason: "Exports are broken.", commit: "" };
  const { outputs, failures } = await conclude({
    ...given,
    ...{ refusal: "No release before v1.5.0 is kept on this host.", "running-version": "v1.5.0" },
  });
  expect(failures).toEqual([]);
  expect(outputs).toEqual({ tag: "", announced: "yes", incident: "" });
  expect(messages()[0]).toContain(
    "The rollback from v1.5.0 was refused. Exports are broken. Nothing was changed. v1.5.0 still runs. No release before v1.5.0 is kept",
  );
});

test("a release, a reason and a refusal of 100 kB are cut where they are announced and declared", async () => {
  const long = "<b>@ada</b> ".repeat(9000);
  const given = { result: "", cause: "person", reason: long, refusal: long, version: long, commit: "" };
  const { outputs, failures } = await conclude(given);
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ announced: "yes", incident: "1" });
  const { title, body } = await scene.issue(1);
  expect(title.length).toBeLessThanOrEqual(256);
  expect(body.length).toBeLessThan(65_536);
});
