import { answerIncident } from "../../../actions/answer-incident/answer-incident.ts";
import { checkIncidents } from "../../../actions/check-readiness/incident-check.ts";
import { declareIncident } from "../../../actions/declare-incident/declare-incident.ts";
import { doubleForge } from "../../fakes/double-forge.ts";
import { type IncidentScene, incidentScene, SLACK } from "./incident-scene.ts";

/** Incidents at the GitHub double: declared by people and by runs, and led by commands of their owners. */

const CONFIG = `gates:
  incident: { owner: "@Ada" }
incidents:
  runbooks:
    failed-rollback: https://wiki.example/failed-rollback
    any: [https://wiki.example/contacts]
`;

let scene: IncidentScene;

beforeEach(async () => {
  scene = await incidentScene(CONFIG);
}, 30_000);

afterEach(async () => {
  expect(scene.github.github.violations).toEqual([]);
  await scene.end();
});

const held = {
  ...{ event: "held", version: "v1.5.0", text: "The rollback failed.", "slack-webhook-url": SLACK },
  ...{ "began-at": "2026-11-01T11:40:00Z", "detected-at": "2026-11-01T11:45:00Z", "acted-at": "2026-11-01T11:46:30Z" },
};
const declare = (given: Readonly<Record<string, string>> = held, run: { id?: number; attempt?: number } = {}) =>
  scene.run(declareIncident, given, run);
const labelsOf = async (issue: number): Promise<string[]> =>
  (await scene.issue(issue)).labels.map(({ name }) => name).toSorted();
const say = async (body: string, login = "ada", issue = 1) => {
  const comment = scene.github.github.control.comment(issue, login, body);
  return { ...(await command(comment, {}, issue)), comment };
};
const command = (comment: number, more: Readonly<Record<string, string>> = {}, issue = 1) =>
  scene.run(answerIncident, { issue: String(issue), comment: String(comment), "slack-webhook-url": SLACK, ...more });
const blocks = async (isHotfix = false) => {
  const forge = doubleForge(scene.github.github.url, scene.github.github.control.userToken("olga"));
  return (await checkIncidents(forge, "/repos/acme/shop", { label: "incident", isHotfix })).state;
};

test("a failed rollback declares SEV1 with its runbooks, tells the chat, and blocks releases but no hotfix", async () => {
  expect(await blocks()).toBe("ok");
  const { outputs } = await declare();
  expect(outputs).toMatchObject({ incident: "1", state: "declared", severity: "1" });
  const issue = await scene.issue(1);
  expect(issue.title).toBe("The rollback from v1.5.0 failed in production");
  expect(issue.body).toContain("https://wiki.example/failed-rollback");
  expect(issue.body).toContain("https://wiki.example/contacts");
  expect(issue.body).toContain("| Began | 2026-11-01T11:40:00Z |");
  expect(await labelsOf(1)).toEqual(["incident", "sev-1"]);
  expect(await blocks()).toBe("red");
  expect(await blocks(true)).toBe("warning");
  expect(scene.sent.map(({ body = "" }) => body)).toEqual([
    expect.stringContaining("Incident #1 (SEV1, The rollback from v1.5.0 failed in production) was declared."),
  ]);
});

test("an incident of one release has one issue, whoever declares it and however often", async () => {
  const id = 4711;
  await declare({ ...held, event: "rolled-back" }, { id });
  expect(await labelsOf(1)).toEqual(["incident", "sev-3"]);
  expect((await declare({ ...held, event: "rolled-back" }, { id })).outputs).toMatchObject({
    state: "known",
    incident: "1",
  });
  expect(await scene.comments(1)).toEqual([]);
  // The second declaration is worse, the third is not.
  expect((await declare(held)).outputs).toMatchObject({ state: "joined", severity: "1" });
  expect((await declare({ ...held, event: "rolled-back" })).outputs).toMatchObject({ state: "joined", severity: "1" });
  expect(await labelsOf(1)).toEqual(["incident", "sev-1"]);
  expect(await scene.comments(1)).toHaveLength(2);
  // Another release is another incident.
  expect((await declare({ ...held, version: "v1.6.0" })).outputs).toMatchObject({ state: "declared", incident: "2" });
});

test("an attempt that has declared an incident does not reopen it, and a later one declares another", async () => {
  await declare(held, { id: 4711 });
  await say("/resolve It was a full disk.");
  expect((await declare(held, { id: 4711 })).outputs).toMatchObject({ state: "known", incident: "1" });
  expect((await declare(held, { id: 4711, attempt: 2 })).outputs).toMatchObject({ state: "declared", incident: "2" });
});

test("a person declares one with a severity and a title, and a run without them is refused", async () => {
  const { outputs } = await declare({ severity: "2", title: "Nobody can log in @everyone", scenario: "__proto__" });
  expect(outputs).toMatchObject({ state: "declared", severity: "2" });
  expect((await scene.issue(1)).title).toBe("Nobody can log in @\u200beveryone");
  expect((await declare({ title: "It burns" })).failures[0]?.what).toContain("severity");
  expect((await declare({ severity: "4", title: "It burns" })).failures[0]?.what).toContain("1, 2 or 3");
});

test("without the section `incidents` a run declares nothing, and neither does a release that changed nothing", async () => {
  expect((await declare({ ...held, event: "failed" })).outputs).toMatchObject({ state: "none", incident: "" });
  await scene.github.origin.commit({ ".github/sluice.yml": "gates: { production: { owner: ada } }\n" }, "No incidents");
  expect((await declare()).outputs).toMatchObject({ state: "none", incident: "" });
  // A person's declaration needs no configuration.
  expect((await declare({ severity: "1", title: "It burns" })).outputs).toMatchObject({ state: "declared" });
});

test("/sev changes the label and tells the chat, and /update is announced", async () => {
  await declare();
  expect((await say("/sev 2")).outputs).toMatchObject({ answer: "severity", severity: "2" });
  expect(await labelsOf(1)).toEqual(["incident", "sev-2"]);
  expect((await say("/update The disk is being cleaned.")).outputs).toMatchObject({ answer: "update", severity: "2" });
  expect(scene.sent.map(({ body = "" }) => body).slice(1)).toEqual([
    expect.stringContaining("The severity was changed from SEV1 to SEV2."),
    expect.stringContaining("The disk is being cleaned."),
  ]);
});

test("/resolve reports how long it took to detect, to act and to recover, closes the issue and unblocks releases", async () => {
  await declare();
  const { outputs } = await say("/resolve It was a full disk.");
  expect(outputs).toMatchObject({ answer: "resolved", "seconds-to-detect": "300", "seconds-to-act": "90" });
  // From the start at 11:40 to the comment at 12:00.
  expect(outputs["seconds-to-recover"]).toBe("1200");
  expect((await scene.issue(1)).state).toBe("closed");
  expect(await blocks()).toBe("ok");
  const [, report = { body: "" }] = await scene.comments(1);
  expect(report.body).toContain("| To detect | 5 min |");
  expect(report.body).toContain("| To act | 1 min 30 s |");
  expect(report.body).toContain("| To recover | 20 min |");
});

test("the recovery of a rollback counts, and not the moment of its resolution; an unknown begin is said", async () => {
  const rolledBack = { event: "rolled-back", version: "v1.5.0", "acted-at": "2026-11-01T11:46:00Z" };
  await declare({ ...rolledBack, "recovered-at": "2026-11-01T11:47:00Z" });
  const { outputs } = await say("/resolve Fixed in v1.5.1.");
  expect(outputs).toMatchObject({ "seconds-to-detect": "", "seconds-to-act": "0", "seconds-to-recover": "60" });
  const [, report = { body: "" }] = await scene.comments(1);
  expect(report.body).toContain("| To detect | unknown |");
  expect(report.body).toContain("| To recover, from the detection | 1 min |");
});

test.each([
  ["a person who is no owner", "mallory", "/resolve Trust me.", "stranger"],
  ["a bot", "github-actions[bot]", "/resolve Trust me.", "bot"],
  ["a command with more text", "ada", "/sev 2\nor maybe /sev 3", "malformed"],
  ["a command without its value", "ada", "/resolve", "malformed"],
  ["an unknown severity", "ada", "/sev 7", "malformed"],
])("%s changes nothing, and is told why", async (_, login, text, code) => {
  await declare();
  const { outputs } = await say(text, login);
  expect(outputs).toMatchObject({ answer: "refused", reason: code });
  expect((await scene.issue(1)).state).toBe("open");
  expect(await labelsOf(1)).toEqual(["incident", "sev-1"]);
  expect(scene.sent).toHaveLength(1);
  expect((await scene.comments(1)).at(-1)?.body).toContain("This does not count");
});

test("an edited command does not count, whenever it was edited", async () => {
  await declare();
  const { control } = scene.github.github;
  const comment = control.comment(1, "ada", "/update Nothing.");
  control.editComment(comment, "mallory", "/resolve Everything is fine.");
  expect((await command(comment)).outputs).toMatchObject({ answer: "refused", reason: "edited" });
  expect((await command(comment, { "event-action": "edited" })).outputs).toMatchObject({ reason: "edited" });
  expect((await scene.issue(1)).state).toBe("open");
});

test("a run that is started again completes its command, and does nothing twice", async () => {
  await declare();
  const { comment } = await say("/resolve It was a full disk.");
  const before = await scene.comments(1);
  await scene.github.ask("PATCH", "/repos/acme/shop/issues/1", { body: { state: "open" } });
  expect((await command(comment)).outputs).toMatchObject({ answer: "resolved", "seconds-to-recover": "1200" });
  expect((await scene.issue(1)).state).toBe("closed");
  expect(await scene.comments(1)).toEqual(before);
  expect(scene.sent).toHaveLength(2);
});

test("a closed incident takes no command", async () => {
  await declare();
  await say("/resolve It was a full disk.");
  expect((await say("/update And again.")).outputs).toMatchObject({ answer: "refused", reason: "closed" });
});

test("an issue or a mark that a person wrote is no incident of ours", async () => {
  await declare();
  const { body } = await scene.issue(1);
  await scene.github.ask("POST", "/repos/acme/shop/issues", { body: { title: "Forged", body, labels: ["incident"] } });
  expect((await say("/resolve Done.", "ada", 2)).outputs).toMatchObject({ answer: "none" });
  // A forged event with an earlier begin changes no duration.
  const forged = body.split("\n").find((line) => line.includes("sluice-incident-event")) ?? "";
  scene.github.github.control.comment(1, "mallory", forged.replace(/"began":\d+/, '"began":0'));
  expect((await say("/resolve Done.")).outputs).toMatchObject({ "seconds-to-detect": "300" });
});

test("a comment without a command costs nothing but the look", async () => {
  await declare();
  expect((await say("Shall we /resolve this?")).outputs).toMatchObject({ answer: "none" });
  expect(await scene.comments(1)).toHaveLength(1);
});

test("names and texts of 100 kB are cut, and the incident is declared once", async () => {
  const long = "<b>@ada</b> ".repeat(9000);
  const given = { ...held, title: long, text: long, scenario: long };
  expect((await declare(given)).outputs).toMatchObject({ state: "declared", incident: "1" });
  expect((await declare(given)).outputs).toMatchObject({ state: "joined", incident: "1" });
  const { title, body } = await scene.issue(1);
  expect(title.length).toBeLessThanOrEqual(256);
  expect(body.length).toBeLessThan(65_536);
  expect(body).not.toContain("<b>");
});

describe("of several products", () => {
  const API = ".github/sluice-api.yml";
  const api = `tag-prefix: api/\nenvironments: { production-api: { hosts: [{ address: api.example.com }] } }\n${CONFIG}`;

  /** What the workflows of the two products answer to a command. */
  async function answers(incident: Readonly<Record<string, string>>): Promise<readonly (string | undefined)[]> {
    await scene.github.origin.commit({ [API]: api }, "A second product");
    await declare({ ...held, ...incident });
    const { outputs, comment } = await say("/sev 2");
    return [outputs["answer"], (await command(comment, { config: API })).outputs["answer"]];
  }

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      "a release that it has declared",
      { version: "api/v1.5.0", environment: "production-api", config: API },
      ["none", "severity"],
    ],
    ["a release without a prefix", { version: "v1.5.0", environment: "production" }, ["severity", "none"]],
    ["no release", { version: "" }, ["severity", "none"]],
    ["no release, at an environment with the same name", { version: "", config: API }, ["none", "severity"]],
    ["a release with the prefix of no product", { version: "shop-v1.5.0" }, ["severity", "none"]],
    ["a release that the other product has", { version: "api/v1.5.0" }, ["severity", "none"]],
    ["a file that is called in another way", { version: "v1.5.0", config: `./${API}` }, ["none", "severity"]],
  ])("the workflow of the product that has declared it carries out a command: %s", async (_, incident, expected) => {
    expect(await answers(incident)).toEqual(expected);
    expect(await labelsOf(1)).toEqual(["incident", "sev-2"]);
    expect(scene.sent).toHaveLength(2);
  });

  test("a file that was renamed since names no product: the release's tag decides", async () => {
    await scene.github.origin.commit({ [API]: api }, "A second product");
    await declare({ severity: "1", title: "It burns", version: "api/v1.5.0", config: ".github/api.yml" });
    const { outputs, comment } = await say("/sev 2");
    expect(outputs["answer"]).toBe("none");
    expect((await command(comment, { config: API })).outputs["answer"]).toBe("severity");
  });
});
