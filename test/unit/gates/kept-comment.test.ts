import { requestMark } from "../../../src/gates/gate-request.ts";
import { useMark } from "../../../src/gates/gate-use.ts";
import { type SignOff, type SignOffRules, verifySignOff } from "../../../src/gates/sign-off.ts";
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

const rules: Omit<SignOffRules, "now"> = {
  environment: "staging-signoff",
  kind: "comment",
  owners: ["ada", "linus"],
  selfApproval: false,
  maxAgeMs: 24 * HOUR,
  keptAgeMs: Number.POSITIVE_INFINITY,
  requester: BOT,
};

type Request = Parameters<typeof requestMark>[0];

function asked(more: Partial<Request> = {}, by = BOT): number {
  now += HOUR;
  const request: Request = {
    ...{ gate: "staging-signoff", asks: "sign-off", version: "v1.4.0", commit: COMMIT, fingerprint: "" },
    ...{ startedBy: "grace", preparation: { branch: "main", message: "" }, ...more },
  };
  return forge.comment(ISSUE, by, requestMark(request), by === BOT ? "Bot" : "User");
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
  verifySignOff(forge.as(BOT), { repository: AT, commit: COMMIT }, { ...rules, now, ...more });

/** A commit that ada has signed off. */
async function signedOff(more: Partial<Request> = {}): Promise<number> {
  asked(more);
  const yes = said();
  forge.comment(ISSUE, BOT, useMark({ comment: yes, run: "77" }), "Bot");
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
    what: "The answer is older than `gates.staging-signoff.max-age` allows.",
  });
});

test("what was asked later about other commits and gates changes nothing", async () => {
  await signedOff();
  asked({ asks: "tag", gate: "release", commit: "b".repeat(40) });
  said("/reject not this week");
  expect(await ask()).toMatchObject({ kind: "signed" });
});

test.each<[string, string, () => Promise<void>]>([
  ["that was edited", "The answer was edited.", async () => forge.edit(await signedOff(), "/approve  v1.4.0")],
  ["that was deleted", "in which it was given is gone", async () => forge.delete(await signedOff())],
  [
    "whose request was edited",
    "The request was edited",
    async () => {
      const yes = await signedOff();
      const request = forge.comments(ISSUE).find(({ id }) => id < yes);
      forge.edit(request?.id ?? 0, `${request?.body} `);
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
      asked();
      await signedOff({ asks: "release", gate: "production", preparation: undefined });
    },
  ],
  ["of whoever prepared it", "ada started this release", async () => void (await signedOff({ startedBy: "ada" }))],
  [
    "of a stranger",
    "belongs to ada and linus",
    async () => {
      asked();
      await status("success", said("/approve v1.4.0", "mallory"));
    },
  ],
  [
    "to a request that a stranger wrote",
    "answers no request of staging-signoff",
    async () => {
      asked({}, "mallory");
      await status("success", said());
    },
  ],
  [
    "that says no",
    "ada sent it back.",
    async () => {
      asked();
      await status("success", said("/reject the form loses hours"));
    },
  ],
  [
    "that is talk",
    "is no answer",
    async () => {
      asked();
      await status("success", said("looks good"));
    },
  ],
  [
    "after the request had its answer",
    "was answered before",
    async () => {
      asked();
      const no = said("/reject no");
      forge.comment(ISSUE, BOT, useMark({ comment: no, run: "77" }), "Bot");
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
  asked();
  const no = said("/reject the form loses hours", "linus");
  await status("failure", no);
  expect(await ask()).toMatchObject({ kind: "refused", what: "It was looked at, and sent back." });
  await status("success", yes, "mallory");
  forge.delete(no);
  expect(await ask()).toMatchObject({ kind: "refused", what: "It was looked at, and sent back." });
});

test("a commit that was sent back can be signed off later, by a newer answer", async () => {
  asked();
  await status("failure", said("/reject the form loses hours"));
  await signedOff();
  expect(await ask()).toMatchObject({ kind: "signed" });
});
