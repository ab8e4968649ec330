import { requestMark } from "../../../src/gates/request/approval-request.ts";
import { consume } from "../../../src/gates/request/consumption.ts";
import { readComment } from "../../../src/gates/request/issue-comment.ts";
import { recordRequest } from "../../../src/gates/request/request-record.ts";
import { type SignOff, verifySignOff } from "../../../src/gates/sign-off/sign-off.ts";
import type { SignOffRules } from "../../../src/gates/sign-off/sign-off-rules.ts";
import { createIssueForge, type IssueForge } from "../../fakes/issue-forge.ts";

/** A sign-off that was given by a comment: what counts is the comment, whatever statuses say. */

const START = 1_800_000_000_000;
const HOUR = 3_600_000;
const COMMIT = "a".repeat(40);
const AT = "/repos/example/app";
const BOT = "github-actions[bot]";
const ISSUE = 1;

let forge: IssueForge;
let now: number;

beforeEach(() => {
  now = START;
  forge = createIssueForge("", () => now);
});

const rules: SignOffRules = {
  environment: "staging-signoff",
  kind: "comment",
  owners: ["ada", "linus"],
  selfApproval: false,
  rollbackSelfApproval: false,
  maxAgeMs: 24 * HOUR,
  keptAgeMs: Number.POSITIVE_INFINITY,
  ...{ requester: BOT, forge: "github", defaultBranch: "main" },
  clock: { now: () => now, monotonic: () => 0, sleep: async () => {} },
};

type Request = Parameters<typeof requestMark>[0];

let run = 70;

/** A request that a run of the preparation posts, and has recorded; its comment's id. */
async function asked(more: Partial<Request> = {}, by = BOT, startedBy = "grace"): Promise<number> {
  now += HOUR;
  run += 1;
  const request: Request = {
    ...{ gate: "staging-signoff", asks: "sign-off", version: "v1.4.0", commit: COMMIT, fingerprint: "" },
    ...{ run, attempt: 1, preparation: { branch: "main", message: "" }, ...more },
  };
  const facts = { path: ".github/workflows/prepare-release.yml", event: "workflow_dispatch", head_branch: "main" };
  forge.runs.set(String(run), { ...facts, head_sha: request.commit, actor: { login: startedBy } });
  const body = requestMark(request).text;
  await recordRequest(forge.as(BOT), { repository: AT, commit: request.commit }, { request, body, url: "" });
  return forge.comment(ISSUE, by, body, by === BOT ? "Bot" : "User");
}

async function consumed(request: number, comment: number): Promise<void> {
  const found = forge.comments(ISSUE).find(({ id }) => id === request);
  const wish = { comment: readComment(found), commit: COMMIT };
  await consume(forge.as(BOT), AT, { request: wish, by: { comment, run: 77, attempt: 1 }, url: "" });
}

function said(body = "/approve v1.4.0", login = "ada"): number {
  now += HOUR;
  return forge.comment(ISSUE, login, body);
}

async function status(state: string, comment: number | string, login = BOT): Promise<void> {
  const target_url =
    typeof comment === "string" ? comment : `https://forge.example/example/app/issues/1#issuecomment-${comment}`;
  await forge.as(login).write({
    ...{ method: "POST", path: `${AT}/statuses/${COMMIT}`, what: "leave it", happened: async () => undefined },
    body: { state, context: "sluice/staging-signoff", target_url },
  });
}

const ask = (more: Partial<SignOffRules> = {}): Promise<SignOff> =>
  verifySignOff(forge.as(BOT), { repository: AT, commit: COMMIT }, { ...rules, ...more });

/** A commit that ada has signed off. */
async function signedOff(more: Partial<Request> = {}, startedBy = "grace"): Promise<number> {
  const request = await asked(more, BOT, startedBy);
  const yes = said();
  await consumed(request, yes);
  await status("success", yes);
  return yes;
}

test("an owner's yes about this commit counts, as long as the configuration does not say how long", async () => {
  const yes = await signedOff();
  now += 24 * 90 * HOUR;
  const url = `https://forge.example/example/app/issues/1#issuecomment-${yes}`;
  expect(await ask()).toEqual({ kind: "signed", by: ["ada"], url });
});

test("with an age it expires, counted from the comment: a status that is set once more makes it no younger", async () => {
  const yes = await signedOff();
  now += 23 * HOUR;
  expect(await ask({ keptAgeMs: 24 * HOUR })).toMatchObject({ kind: "signed" });
  now += 2 * HOUR;
  await status("success", yes);
  expect(await ask({ keptAgeMs: 24 * HOUR })).toMatchObject({
    kind: "refused",
    what: `The comment expired at ${new Date(now - HOUR).toISOString().slice(0, 16)}Z, by \`gates.staging-signoff.max-age\`.`,
  });
});

test("what was asked later about other commits and gates changes nothing", async () => {
  await signedOff();
  await asked({ asks: "tag", gate: "release", commit: "b".repeat(40) });
  said("/reject not this week");
  expect(await ask()).toMatchObject({ kind: "signed" });
});

test.each<[string, string, () => Promise<void>]>([
  ["that was edited", "The comment was edited.", async () => forge.edit(await signedOff(), "/approve  v1.4.0")],
  ["that was deleted", "in which it was given is gone", async () => forge.delete(await signedOff())],
  [
    "whose request was edited",
    "The request was edited",
    async () => {
      const yes = await signedOff();
      const request = forge.comments(ISSUE).find(({ id }) => id < yes);
      forge.edit(request?.id ?? 0, `${request?.body} changed`);
    },
  ],
  ["about another commit", "was about bbbb", async () => void (await signedOff({ commit: "b".repeat(40) }))],
  ["to another gate", "answers no request of staging-signoff", async () => void (await signedOff({ gate: "qa" }))],
  [
    "to another question",
    "answers no request of staging-signoff",
    async () => void (await signedOff({ asks: "tag", gate: "staging-signoff" })),
  ],
  [
    "below another gate's question",
    "answers no request of staging-signoff",
    async () => {
      await asked();
      await signedOff({ asks: "release", gate: "production", preparation: undefined });
    },
  ],
  ["of whoever prepared it", "ada approved what they had started", async () => void (await signedOff({}, "ada"))],
  [
    "of a stranger",
    "only ada and linus can approve or reject",
    async () => {
      await asked();
      await status("success", said("/approve v1.4.0", "mallory"));
    },
  ],
  [
    "to a request that a stranger wrote",
    "answers no request of staging-signoff",
    async () => {
      await asked({}, "mallory");
      await status("success", said());
    },
  ],
  [
    "that says no",
    "ada rejected it.",
    async () => {
      await asked();
      await status("success", said("/reject the form loses hours"));
    },
  ],
  [
    "that is talk",
    "neither approves nor rejects",
    async () => {
      await asked();
      await status("success", said("looks good"));
    },
  ],
  [
    "after the request had its answer",
    "was approved or rejected before",
    async () => {
      const request = await asked();
      await consumed(request, said("/reject no"));
      await status("success", said());
    },
  ],
  ["whose place the status does not name", "names no comment", () => status("success", "https://example.com/trust-me")],
])("a status is only as good as its comment: one %s is none", async (_, what, happened) => {
  await happened();
  expect(await ask()).toMatchObject({ kind: "refused", what: expect.stringContaining(what) });
});

test("who is no owner any more has signed nothing off", async () => {
  await signedOff();
  expect(await ask({ owners: ["linus"] })).toMatchObject({ kind: "refused" });
});

test("what was sent back after its yes stays so, whoever sets the older yes once more and whatever is deleted", async () => {
  const yes = await signedOff();
  await asked();
  const no = said("/reject the form loses hours", "linus");
  await status("failure", no);
  expect(await ask()).toMatchObject({ kind: "refused", what: "It was tested and rejected." });
  await status("success", yes, "mallory");
  forge.delete(no);
  expect(await ask()).toMatchObject({ kind: "refused", what: "It was tested and rejected." });
});

test("a commit that was sent back can be signed off later, by a newer answer", async () => {
  await asked();
  await status("failure", said("/reject the form loses hours"));
  await signedOff();
  expect(await ask()).toMatchObject({ kind: "signed" });
});

/** A sign-off of ada's, after a request that a run of this workflow has posted. */
async function signedOffIn(file: string): Promise<void> {
  const version = "api/v1.4.0";
  const request = await asked({ version });
  forge.runs.set(String(run), { ...forge.runs.get(String(run)), path: `.github/workflows/${file}` });
  const yes = said(`/approve ${version}`);
  await consumed(request, yes);
  await status("success", yes);
}

test("each of several products has a preparation of its own that asks", async () => {
  await signedOffIn("prepare-release-api.yml");
  expect(await ask()).toMatchObject({ kind: "signed", by: ["ada"] });
});

test.each(["deploy-prod-api.yml", "prepare-releases.yml", "prepare-release-.yml", "mallory.yml"])(
  "a request by %s is none of a preparation",
  async (file) => {
    await signedOffIn(file);
    expect(await ask()).toMatchObject({
      kind: "refused",
      what: expect.stringContaining(`is one of ${file}, and prepare-release.yml asks this.`),
    });
  },
);
