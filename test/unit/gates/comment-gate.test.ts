import fc from "fast-check";
import type { Answer } from "../../../src/gates/comment/answer.ts";
import { readCommand } from "../../../src/gates/comment/command.ts";
import { type AnsweredRequest, judgeComment } from "../../../src/gates/comment/comment-gate.ts";
import { overrideWithRequester, readRequestMark, requestMark } from "../../../src/gates/request/approval-request.ts";
import {
  type Comment,
  type PostedRequest,
  readComment,
  requestAbove,
  requestsIn,
} from "../../../src/gates/request/issue-comment.ts";
import type { GateRules } from "../../../src/gates/rules/gate-rules.ts";
import { refused } from "../../../src/gates/verdict/gate-verdict.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const BOT = "github-actions[bot]";

const rules: GateRules = {
  environment: "production",
  kind: "comment",
  owners: ["ada"],
  selfApproval: false,
  rollbackSelfApproval: false,
  maxAgeMs: 24 * 60 * MINUTE,
  keptAgeMs: Number.POSITIVE_INFINITY,
};

function createAnswer(overrides: Partial<Answer> = {}): Answer {
  return {
    ...{ id: 20, by: { login: "ada", isBot: false }, body: "/approve v1.4.0", createdAt: NOW - MINUTE, edits: "none" },
    ...overrides,
  };
}

function createComment(overrides: Partial<Comment> = {}): Comment {
  const createdAt = NOW - 10 * MINUTE;
  return {
    ...{ id: 10, nodeId: "IC_10", by: { login: BOT, isBot: true }, body: "…" },
    ...{ createdAt, updatedAt: createdAt, url: "", ...overrides },
  };
}

function createRequest(overrides: Partial<PostedRequest> = {}): PostedRequest {
  return {
    ...{ gate: "production", asks: "release", version: "v1.4.0", commit: "a".repeat(40) },
    ...{ fingerprint: `sha256:${"b".repeat(64)}`, run: 70, attempt: 1, comment: createComment(), ...overrides },
  };
}

const answered = (overrides: Partial<AnsweredRequest> = {}): AnsweredRequest => ({
  ...{ rules, answer: createAnswer(), request: createRequest(), fault: undefined, consumption: undefined },
  ...{ starters: { people: ["grace"], unknown: undefined }, ...overrides },
});

const said = (overrides: Partial<AnsweredRequest>): string => {
  const verdict = judgeComment(answered(overrides), NOW);
  return verdict.kind === "refused" ? verdict.code : verdict.kind;
};

test("an owner's `/approve` of the version that waits opens the gate, for exactly what was posted", () => {
  const request = createRequest();
  expect(judgeComment(answered({ request }), NOW)).toEqual({
    kind: "approved",
    by: { login: "ada", isBot: false },
    at: NOW - MINUTE,
    request,
  });
});

test("an owner's `/reject` is a rejection, with its reason in as many lines as it takes", () => {
  const answer = createAnswer({ body: "/reject the export is broken\nsince yesterday\n" });
  const reason = "the export is broken\nsince yesterday";
  expect(judgeComment(answered({ answer }), NOW)).toMatchObject({ kind: "rejected", reason });
  expect(said({ answer: createAnswer({ body: "/reject" }) })).toBe("rejected");
});

test.each([
  ["a question", "when do we ship?"],
  ["a quotation", "> /approve v1.4.0"],
  ["a command in the middle of a sentence", "please /approve v1.4.0"],
])("%s is only talk", (_, body) => {
  expect(said({ answer: createAnswer({ body }) })).toBe("no-command");
});

test.each([
  ["an approval that is taken back", "/approve v1.4.0\n/reject it is broken"],
  ["an approval with a condition", "/approve v1.4.0\nbut not before Monday"],
  ["an approval with a condition on its line", "/approve v1.4.0 but not before Monday"],
  ["a rejection that is taken back", "/reject no\n\n/approve v1.4.0"],
  ["indented code", "    /approve v1.4.0"],
  ["a command below something else", "Looks fine.\n/approve v1.4.0"],
  ["another word that begins like a command", "/reject-nothing"],
  ["another command", "/approved v1.4.0"],
  ["another case", "/Approve v1.4.0"],
  ["no version", "/approve"],
])("%s is neither an approval nor a rejection, and gets an explanation", (_, body) => {
  const verdict = judgeComment(answered({ answer: createAnswer({ body }) }), NOW);
  expect(verdict).toMatchObject({
    kind: "refused",
    code: "malformed",
    todo: expect.stringContaining("/approve v1.4.0"),
  });
});

const BY_ADA = { people: ["Ada"], unknown: undefined };
const BY_BOT = { people: [], unknown: BOT };

test.each<[string, string, Partial<AnsweredRequest>]>([
  ["a gate that is asked elsewhere", "no-comment-gate", { rules: { ...rules, kind: "environment" } }],
  ["without owners nobody can answer", "no-owners", { rules: { ...rules, owners: [] } }],
  ["a bot", "bot", { answer: createAnswer({ by: { login: "ada", isBot: true } }) }],
  ["a stranger", "stranger", { answer: createAnswer({ by: { login: "mallory", isBot: false } }) }],
  ["who started it", "self-approval", { starters: BY_ADA }],
  ["what nobody knows who started", "unknown-starter", { starters: BY_BOT }],
  ["an edited answer", "edited", { answer: createAnswer({ edits: "edited" }) }],
  ["an answer of which nobody can tell", "unknown-edits", { answer: createAnswer({ edits: "unknown" }) }],
  ["a request that its run does not bear out", "unproven-request", { fault: refused("unproven-request", "", "") }],
  ["a request that another comment has answered", "answered", { consumption: { comment: 15, run: 77, attempt: 1 } }],
  ["another version", "other-version", { answer: createAnswer({ body: "/approve v1.3.0" }) }],
  [
    "an answer to an older request",
    "stale",
    { request: createRequest({ comment: createComment({ id: 30, createdAt: NOW }) }) },
  ],
  ["an answer of yesterday", "expired", { rules: { ...rules, maxAgeMs: 1000 } }],
])("refused: %s", (_, code, overrides) => {
  expect(said(overrides)).toBe(code);
});

test("alone at 2 a.m., where the rules allow it, the starter may approve", () => {
  expect(said({ rules: { ...rules, selfApproval: true }, starters: BY_ADA })).toBe("approved");
});

test("an owner's rejection needs nobody else: not of what they started, and not of what nobody knows who started", () => {
  const answer = createAnswer({ body: "/reject the export is broken" });
  for (const starters of [BY_ADA, BY_BOT]) expect(said({ answer, starters })).toBe("rejected");
  const stranger = createAnswer({ body: "/reject no", by: { login: "mallory", isBot: false } });
  expect(said({ answer: stranger })).toBe("stranger");
});

test("a request comes back out of its comment as it went in, whatever is around it", () => {
  const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
  const request = fc.record({
    gate: fc.string({ minLength: 1 }),
    version: fc.string({ minLength: 1 }),
    commit: hex(40),
    fingerprint: fc.oneof(
      fc.constant(""),
      hex(64).map((digits) => `sha256:${digits}`),
    ),
    run: fc.integer({ min: 1 }),
    attempt: fc.nat(),
  });
  const text = fc.string({ minLength: 1 });
  const more = fc.oneof(
    fc.record({ asks: fc.constantFrom("release" as const, "verdict" as const) }),
    fc.record({
      asks: fc.constantFrom("sign-off" as const, "tag" as const),
      preparation: fc.record({ branch: text, message: fc.string() }),
      after: fc.integer({ min: 1 }),
      destination: text,
      override: fc.record({ windows: text, reason: fc.string() }),
    }),
  );
  fc.assert(
    fc.property(request, more, fc.string(), fc.string(), (some, others, before, after) => {
      const wanted = { ...some, ...others };
      expect(readRequestMark(`${before}\n${requestMark(wanted).text}\n${after}`)).toEqual(wanted);
    }),
  );
});

test.each([
  { asks: "sign-off" },
  { asks: "tag" },
  { asks: "release", preparation: { branch: "main", message: "" } },
] as const)("a request that nobody could act on is none: %j", (more) => {
  expect(readRequestMark(requestMark(createRequest(more)).text)).toBeUndefined();
});

test("a comment answers what stands right above it, whichever gate that is of, and only what is ours", () => {
  const posted = (id: number, more: Partial<PostedRequest> = {}, login = BOT): Comment =>
    createComment({ id, body: requestMark(createRequest(more)).text, by: { login, isBot: login === BOT } });
  const comments = [posted(30), posted(10), posted(15, { gate: "release" }), posted(18, {}, "mallory")];
  const requests = requestsIn(comments, BOT);
  expect(requests.map(({ comment }) => comment.id)).toEqual([10, 15, 30]);
  expect(requestAbove(createComment({ id: 20 }), requests)).toMatchObject({ gate: "release", comment: { id: 15 } });
  expect(requestAbove(createComment({ id: 5 }), requests)).toBeUndefined();
});

test("what an account wrote that is gone since is nobody's", () => {
  const told = { id: 7, body: "/approve v1.4.0", user: null, created_at: "2026-11-26T02:00:00Z" };
  const { by } = readComment({ ...told, updated_at: told.created_at });
  expect(said({ answer: createAnswer({ by }) })).toBe("bot");
});

test("an override is told with whoever wants it, once; a token wants nothing", () => {
  const override = { windows: "lessons", reason: "logins are down" };
  const reason = (more: Partial<PostedRequest>, startedBy: string | undefined = "grace"): string | undefined =>
    overrideWithRequester(createRequest({ override, ...more }), startedBy)?.reason;
  expect(reason({})).toBe("logins are down (requested by grace)");
  expect(reason({ asks: "sign-off" })).toBe("logins are down (requested by grace)");
  expect(reason({ asks: "tag" })).toBe("logins are down");
  expect(reason({ asks: "verdict" })).toBe("logins are down");
  expect(overrideWithRequester(createRequest({ override }), undefined)?.reason).toBe("logins are down");
});

test("the comment that was acted on already is judged as before", () => {
  expect(said({ consumption: { comment: 20, run: 77, attempt: 1 } })).toBe("approved");
});

test("a comment with two requests holds none", () => {
  expect(
    readRequestMark(requestMark(createRequest()).text + requestMark(createRequest({ version: "v9.0.0" })).text),
  ).toBeUndefined();
});

test("an approval is one line and nothing else, whatever stands around it", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const command = readCommand(`${before}/approve v1.4.0${after}`);
      if (command?.kind === "approve") expect([before, `v1.4.0${after}`.trim()]).toEqual(["", command.version]);
    }),
  );
});
