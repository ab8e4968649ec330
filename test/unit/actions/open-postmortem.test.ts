import { answerIncident } from "../../../actions/answer-incident/answer-incident.ts";
import { declareIncident } from "../../../actions/declare-incident/declare-incident.ts";
import { openPostmortem } from "../../../actions/open-postmortem/open-postmortem.ts";
import { findPull, messageFor, writeFile } from "../../../actions/open-postmortem/postmortem-writer.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import { type IncidentScene, incidentScene } from "./incident-scene.ts";

/** The post-mortem of an incident at the GitHub double. */

const CONFIG = "gates: { incident: { owner: ada } }\nincidents: {}\n";
const PATH = "docs/post-mortems/2026-11-01-the-rollback-from-v1-5-0-failed-in-production.md";
const BRANCH = "post-mortem/incident-1";

let scene: IncidentScene;
let run: number;

beforeEach(async () => {
  scene = await incidentScene(CONFIG);
  const { control } = scene.github.github;
  run = control.startRun({ workflow: "deploy-prod.yml", event: "push", ref: "refs/tags/v1.0.0", actor: "ada" });
  await scene.run(
    declareIncident,
    {
      ...{ event: "held", version: "v1.5.0", "began-at": "2026-11-01T11:40:00Z", "acted-at": "2026-11-01T11:46:00Z" },
      text: "Logs: <!-- sluice-timeline-end 0 --> | [x](https://evil.example) @everyone",
    },
    { id: run },
  );
}, 30_000);

afterEach(async () => {
  expect(scene.github.github.violations).toEqual([]);
  await scene.end();
});

const say = (body: string) => {
  const comment = scene.github.github.control.comment(1, "ada", body);
  return scene.run(answerIncident, { issue: "1", comment: String(comment) });
};
const open = (issue = "1") => {
  const { control } = scene.github.github;
  const id = control.startRun({
    workflow: "incident.yml",
    event: "issue_comment",
    ref: "refs/heads/main",
    actor: "ada",
  });
  const token = control.runToken(id, {
    ...{ contents: "write", "pull-requests": "write", actions: "read", deployments: "read", issues: "read" },
  });
  return scene.run(openPostmortem, { issue, token }, { id });
};
const file = async (): Promise<string> => {
  const { body } = await scene.github.ask("GET", `/repos/acme/shop/contents/${PATH}?ref=${BRANCH}`);
  return Buffer.from((body as { readonly content: string }).content, "base64").toString();
};
const write = async (text: string): Promise<void> => {
  const path = `/repos/acme/shop/contents/${PATH}`;
  const { body } = await scene.github.ask("GET", `${path}?ref=${BRANCH}`);
  const { sha } = body as { readonly sha: string };
  const content = Buffer.from(text).toString("base64");
  expect(
    (await scene.github.ask("PUT", path, { body: { message: "Words", content, branch: BRANCH, sha } })).status,
  ).toBe(200);
};
const pulls = async () =>
  (await scene.github.ask("GET", "/repos/acme/shop/pulls")).body as readonly { title: string }[];

test("a pull request has the file with its timeline, and names no one", async () => {
  await say("/update The disk is being cleaned.");
  await say("/resolve It was a full disk.");
  const { outputs } = await open();
  expect(outputs).toMatchObject({ path: PATH, result: "opened" });
  expect(await pulls()).toMatchObject([{ title: "Post-mortem: The rollback from v1.5.0 failed in production" }]);
  const text = await file();
  const rows = text.split("\n").filter((line) => /^\| 20/.test(line));
  expect(rows.map((row) => row.split(" | ").at(0)?.slice(2))).toEqual(
    rows.map((row) => row.split(" | ").at(0)?.slice(2)).toSorted(),
  );
  for (const happened of [
    "The change that affected users began.",
    "The remedy began.",
    "declared as SEV1",
    "cleaned",
    "full disk",
  ])
    expect(rows.filter((row) => row.includes(happened))).toHaveLength(1);
  for (const heading of [
    "Summary",
    "Impact",
    "Timeline",
    "Contributing factors",
    "Where we were lucky",
    "Action items",
  ])
    expect(text).toContain(`## ${heading}\n`);
  expect(text).toContain("| To recover | 20 min |");
  expect(text).not.toMatch(/\bada\b|@everyone|\]\(https:\/\/evil/);
});

test("a second run updates the timeline, and no word of a person", async () => {
  const { url } = (await open()).outputs;
  expect(url).toMatch(/\/pull\/2$/);
  await write((await file()).replace("## Impact\n", "## Impact\r\n\r\n400 users, ½ hour, $& and $1.\n"));
  const before = await file();
  await say("/resolve It was a full disk.");
  expect((await open()).outputs).toMatchObject({ url, result: "updated" });
  const after = await file();
  expect(after).toContain("It was a full disk.");
  const outside = (text: string) => text.replace(/<!-- sluice-timeline "[\s\S]*sluice-timeline-end 0 -->/, "");
  expect(outside(after)).toBe(outside(before));
  expect(await pulls()).toHaveLength(1);
  expect((await open()).outputs).toMatchObject({ url, result: "unchanged" });
});

test("a timeline that a person changed is kept, and so is a file without its marks", async () => {
  const { url } = (await open()).outputs;
  const mine = (await file()).replace(
    "| --- | --- | --- |\n| 20",
    "| --- | --- | --- |\n| 11:00 | me | I saw it. |\n| 20",
  );
  await write(mine);
  await say("/resolve It was a full disk.");
  expect((await open()).outputs).toMatchObject({ url, result: "kept" });
  expect(await file()).toBe(mine);
  await write("# My own words\n");
  expect((await open()).outputs).toMatchObject({ url, result: "kept" });
  expect(await file()).toBe("# My own words\n");
});

test("a second incident of the day with the same title has a file of its own", async () => {
  await open();
  const first = await file();
  await scene.github.ask("PATCH", "/repos/acme/shop/git/refs/heads/main", {
    body: { sha: await scene.github.origin.commitOf(BRANCH) },
  });
  await say("/resolve It was a full disk.");
  // The pull request is #2.
  const { outputs } = await scene.run(declareIncident, { event: "held", version: "v1.5.0" });
  expect(outputs).toMatchObject({ incident: "3", state: "declared" });
  expect((await open("3")).outputs).toMatchObject({ path: PATH.replace(".md", "-3.md"), result: "opened" });
  expect(await file()).toBe(first);
});

test("an issue that is no incident has no post-mortem", async () => {
  await scene.github.ask("POST", "/repos/acme/shop/issues", { body: { title: "A wish" } });
  const { failures } = await open("2");
  expect(failures[0]?.what).toContain("#2 is no incident");
});

test("a branch that another person made is not put into a pull request of Sluice", async () => {
  const { ask, origin } = scene.github;
  await ask("POST", "/repos/acme/shop/git/refs", { body: { ref: `refs/heads/${BRANCH}`, sha: scene.github.head } });
  const planted = {
    ...{ message: "Plant", branch: BRANCH, content: Buffer.from("on: push\n").toString("base64") },
  };
  const path = "/repos/acme/shop/contents/.github/workflows/evil.yml";
  expect((await ask("PUT", path, { body: planted })).status).toBe(201);
  const theirs = await origin.commitOf(BRANCH);

  expect((await open()).outputs).toMatchObject({ result: "opened" });
  expect(await origin.commitOf(BRANCH)).toBe(theirs);
  const [pull] = (await ask("GET", "/repos/acme/shop/pulls")).body as readonly { head: { ref: string } }[];
  const branch = pull?.head.ref ?? "";
  expect(branch).toMatch(/^post-mortem\/incident-1-\d+-1$/);
  expect((await ask("GET", `${path}?ref=${encodeURIComponent(branch)}`)).status).toBe(404);

  // It is found again, and its file is the one that is updated.
  await say("/resolve It was a full disk.");
  expect((await open()).outputs).toMatchObject({ result: "updated" });
  expect(await pulls()).toHaveLength(1);
});

describe("where the forge says", () => {
  const PLACE = { forge: "github", repository: "/repos/acme/shop", base: "main", branch: BRANCH } as const;
  const listed = (...pulls: readonly object[]): Forge => ({
    read: async () => undefined,
    list: async () => pulls,
    query: async () => undefined,
    write: async ({ body }) => body,
  });
  const pull = (ref: string, full_name: string | undefined) => ({
    html_url: `https://forge.example/${full_name}`,
    base: { ref: "main" },
    head: { ref, repo: full_name === undefined ? null : { full_name } },
  });

  test("that a fork has a branch of this name, its pull request is not ours", async () => {
    const fork = [pull(BRANCH, "mallory/shop"), pull(BRANCH, undefined), pull(`${BRANCH}0`, "acme/shop")];
    expect(await findPull(listed(...fork), PLACE)).toBeUndefined();
    const own = pull(BRANCH, "Acme/shop");
    expect(await findPull(listed(...fork, own), PLACE)).toEqual(own);
  });

  test("which file it has, that one is replaced, and none that a person wrote after it was read", async () => {
    const written: unknown[] = [];
    const forge: Forge = {
      ...listed(),
      read: async () => ({ sha: "a person's", encoding: "base64", content: "" }),
      write: async ({ body }) => void written.push(body),
    };
    const known = { path: PATH, text: "old", sha: "the old one" };
    await writeFile(forge, PLACE, { known, text: "new", message: messageFor(1) }, false);
    expect(written).toMatchObject([{ sha: "the old one" }]);
  });
});
