import { announceRelease } from "../../../actions/announce-release/announce-release.ts";
import { declareIncident } from "../../../actions/declare-incident/declare-incident.ts";
import { type IncidentScene, incidentScene, type RunOptions, SLACK } from "./incident-scene.ts";

/** The announcement of an event that failed declares its incident, at the GitHub double. */

const HELD = {
  ...{ event: "held", version: "v1.5.0", environment: "production", "slack-webhook-url": SLACK },
  reason: "The verdict was a rejection, and the release may still run.",
  ...{ "began-at": "2026-11-01T11:40:00Z", "acted-at": "2026-11-01T11:46:30Z" },
};

let scene: IncidentScene;

beforeEach(async () => {
  scene = await incidentScene("incidents: {}\n");
}, 30_000);

afterEach(async () => {
  expect(scene.github.github.violations).toEqual([]);
  await scene.end();
});

const announce = (given: Readonly<Record<string, string>> = {}, run: RunOptions = {}) =>
  scene.run(announceRelease, { ...HELD, ...given }, run);
const messages = () => scene.sent.map(({ body = "" }) => body);

test("an event that failed is announced, and declares an incident with its times", async () => {
  const { outputs, failures } = await announce();
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ announced: "yes", incident: "1" });
  const { title, body } = await scene.issue(1);
  expect(title).toBe("The rollback from v1.5.0 failed in production");
  expect(body).toContain("The verdict was a rejection, and the release may still run.");
  expect(body).toContain("| Began | 2026-11-01T11:40:00Z |");
  expect(messages()).toEqual([
    expect.stringContaining("The rollback from v1.5.0 failed."),
    expect.stringContaining("Incident #1 (SEV1, The rollback from v1.5.0 failed in production) was declared."),
  ]);
});

test("it is the incident that declare-incident knows of the same attempt", async () => {
  await announce({}, { id: 4711 });
  const { outputs } = await scene.run(declareIncident, { event: "held", version: "v1.5.0" }, { id: 4711 });
  expect(outputs).toMatchObject({ state: "known", incident: "1" });
});

test.each([
  ["an event that failed nothing", { event: "gate-opened", gate: "production" }],
  ["a step that excludes it", { incident: "false" }],
  ["an ending without a severity", { event: "failed" }],
])("%s declares none", async (_, given) => {
  const { outputs, failures, log } = await announce(given);
  expect({ failures, outputs }).toMatchObject({ failures: [], outputs: { announced: "yes", incident: "" } });
  expect(log.join("\n")).not.toContain("No incident was declared");
  expect(messages()).toHaveLength(1);
});

test("an incident that cannot be declared is a warning, and the announcement is made", async () => {
  const { outputs, failures, log } = await announce({}, { permissions: { contents: "read" } });
  expect({ failures, outputs }).toMatchObject({ failures: [], outputs: { announced: "yes" } });
  expect(log.join("\n")).toContain("No incident was declared. The release itself is not affected.");
});

test("times that cannot be read prevent the incident alone", async () => {
  const { outputs, failures, log } = await announce({ "acted-at": "yesterday" });
  expect({ failures, outputs }).toMatchObject({ failures: [], outputs: { announced: "yes" } });
  expect(log.join("\n")).toContain("acted-at");
});

test("an announcement that fails fails the step, and the incident is declared", async () => {
  const { outputs, failures } = await announce({ issue: "the first" });
  expect(failures).toMatchObject([{ what: expect.stringContaining("issue") }]);
  expect(outputs).toEqual({ incident: "1" });
  expect((await scene.issue(1)).title).toBe("The rollback from v1.5.0 failed in production");
});

test("a channel that is configured wrongly fails the announcement, and not the incident", async () => {
  const { outputs, failures, log } = await announce({ "slack-webhook-url": "no address" });
  expect(failures).toHaveLength(1);
  expect(outputs).toEqual({ incident: "1" });
  expect(log.join("\n")).toContain("The incident is declared, and no channel was notified");
});

test("a rollback that could not read what runs is announced, and its incident is that of the run", async () => {
  const { outputs, failures } = await announce({ version: "" });
  expect({ failures, outputs }).toMatchObject({ failures: [], outputs: { announced: "yes", incident: "1" } });
  expect(messages()[0]).toContain("A rollback failed.");
});
