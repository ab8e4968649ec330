import fc from "fast-check";
import {
  type Answered,
  judgeComment,
  newestRequest,
  readCommand,
  requestAbove,
} from "../../../src/gates/comment-gate.ts";
import type { GateRules } from "../../../src/gates/gate-facts.ts";
import { overrideAsSaid, readRequestMark, requestMark } from "../../../src/gates/gate-request.ts";
import { requestTakenBy, useMark } from "../../../src/gates/gate-use.ts";
import type { Comment, PostedRequest } from "../../../src/gates/issue-comment.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const BOT = "github-actions[bot]";

const rules: GateRules = {
  environment: "production",
  kind: "comment",
  owners: ["ada"],
  selfApproval: false,
  maxAgeMs: 24 * 60 * MINUTE,
  keptAgeMs: Number.POSITIVE_INFINITY,
};

function createComment(overrides: Partial<Comment> = {}): Comment {
  const createdAt = overrides.createdAt ?? NOW - MINUTE;
  return {
    id: 20,
    by: { login: "ada", isBot: false },
    body: "/approve v1.4.0",
    createdAt,
    updatedAt: createdAt,
    ...overrides,
  };
}

function createRequest(overrides: Partial<PostedRequest> = {}): PostedRequest {
  return {
    gate: "production",
    asks: "release",
    version: "v1.4.0",
    commit: "a".repeat(40),
    fingerprint: `sha256:${"b".repeat(64)}`,
    startedBy: "grace",
    comment: createComment({ id: 10, by: { login: BOT, isBot: true }, body: "…", createdAt: NOW - 10 * MINUTE }),
    ...overrides,
  };
}

const answered = (overrides: Partial<Answered> = {}): Answered => ({
  rules,
  comment: createComment(),
  request: createRequest(),
  use: undefined,
  ...overrides,
});

const said = (overrides: Partial<Answered>): string => {
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

test("an owner's `/reject` is a no, with its reason", () => {
  const comment = createComment({ body: "/reject the export is broken\nmore" });
  expect(judgeComment(answered({ comment }), NOW)).toMatchObject({ kind: "rejected", reason: "the export is broken" });
});

test.each([
  ["a question", "when do we ship?"],
  ["a quotation", "> /approve v1.4.0"],
  ["a command in the middle of a sentence", "please /approve v1.4.0"],
  ["another command", "/approved v1.4.0"],
])("%s is only talk", (_, body) => {
  expect(said({ comment: createComment({ body }) })).toBe("no-command");
});

test.each<[string, string, Partial<Answered>]>([
  ["a gate that is asked elsewhere", "no-comment-gate", { rules: { ...rules, kind: "environment" } }],
  ["without owners nobody can answer", "no-owners", { rules: { ...rules, owners: [] } }],
  ["a bot", "bot", { comment: createComment({ by: { login: "ada", isBot: true } }) }],
  ["a stranger", "stranger", { comment: createComment({ by: { login: "mallory", isBot: false } }) }],
  ["who started it", "self-approval", { request: createRequest({ startedBy: "Ada" }) }],
  ["who prepared it", "self-approval", { request: createRequest({ startedBy: BOT, behind: ["Ada"] }) }],
  ["who prepared it, also where a person started it", "self-approval", { request: createRequest({ behind: ["ada"] }) }],
  ["what an app started", "unknown-starter", { request: createRequest({ startedBy: "deploy-app[bot]" }) }],
  ["what the run's own token started", "unknown-starter", { request: createRequest({ startedBy: BOT }) }],
  [
    "what the run's own token started on Forgejo",
    "unknown-starter",
    {
      request: createRequest({
        startedBy: "forgejo-actions",
        comment: { ...createRequest().comment, by: { login: "forgejo-actions", isBot: false } },
      }),
    },
  ],
  [
    "what a token started, and another one prepared",
    "unknown-starter",
    { request: createRequest({ startedBy: BOT, behind: ["deploy-app[bot]"] }) },
  ],
  ["an edited answer", "edited", { comment: createComment({ updatedAt: NOW }) }],
  [
    "an edited request",
    "edited",
    { request: createRequest({ comment: { ...createRequest().comment, updatedAt: NOW } }) },
  ],
  ["no request", "no-request", { request: undefined }],
  ["a request that another comment has answered", "answered", { use: { comment: 15, run: "77" } }],
  ["another version", "other-version", { comment: createComment({ body: "/approve v1.3.0" }) }],
  ["no version", "other-version", { comment: createComment({ body: "/approve" }) }],
  [
    "an answer to an older request",
    "stale",
    {
      request: createRequest({ comment: { ...createRequest().comment, id: 30, createdAt: NOW, updatedAt: NOW } }),
    },
  ],
  ["an answer of yesterday", "expired", { rules: { ...rules, maxAgeMs: 1000 } }],
])("refused: %s", (_, code, overrides) => {
  expect(said(overrides)).toBe(code);
});

test("what a token started is its preparer's, and anybody else's to answer", () => {
  expect(said({ request: createRequest({ startedBy: BOT, behind: ["grace"] }) })).toBe("approved");
});

test("alone at 2 a.m., where the rules allow it, the starter may answer", () => {
  expect(said({ rules: { ...rules, selfApproval: true }, request: createRequest({ startedBy: "ada" }) })).toBe(
    "approved",
  );
});

test("an owner's no needs nobody else: not for what they started, and not for what nobody knows who started", () => {
  const comment = createComment({ body: "/reject the export is broken" });
  for (const startedBy of ["ada", BOT])
    expect(said({ comment, request: createRequest({ startedBy }) })).toBe("rejected");
  const stranger = createComment({ body: "/reject no", by: { login: "mallory", isBot: false } });
  expect(said({ comment: stranger })).toBe("stranger");
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
    startedBy: fc.string({ minLength: 1 }),
  });
  const text = fc.string({ minLength: 1 });
  const more = fc.oneof(
    fc.record({ asks: fc.constantFrom("release" as const, "verdict" as const) }),
    fc.record({
      asks: fc.constantFrom("sign-off" as const, "tag" as const),
      preparation: fc.record({ branch: text, message: fc.string() }),
      behind: fc.array(text),
      override: fc.record({ windows: text, reason: fc.string() }),
    }),
  );
  fc.assert(
    fc.property(request, more, fc.string(), fc.string(), (some, others, before, after) => {
      const wanted = { ...some, ...others };
      expect(readRequestMark(`${before}\n${requestMark(wanted)}\n${after}`)).toEqual(wanted);
    }),
  );
});

test.each([
  { asks: "sign-off" },
  { asks: "tag" },
  { asks: "release", preparation: { branch: "main", message: "" } },
] as const)("a request that nobody could act on is none: %j", (more) => {
  expect(readRequestMark(requestMark(createRequest(more)))).toBeUndefined();
});

test("a comment answers what stands right above it, whichever gate that is of, and only what is ours", () => {
  const first = createRequest();
  const other = createRequest({ gate: "release", comment: { ...first.comment, id: 15 } });
  const later = createRequest({ comment: { ...first.comment, id: 30 } });
  const forged = createRequest({ comment: { ...first.comment, id: 18, by: { login: "mallory", isBot: false } } });
  expect(requestAbove(createComment(), [later, first, other, forged], BOT)).toBe(other);
  expect(requestAbove(createComment({ id: 5 }), [later, first, other], BOT)).toBeUndefined();
});

test("an override is told with whoever said it, once; a token says nothing", () => {
  const override = { windows: "lessons", reason: "logins are down" };
  const reason = (more: Partial<PostedRequest>): string | undefined =>
    overrideAsSaid(createRequest({ override, ...more }), BOT)?.reason;
  expect(reason({})).toBe("logins are down (said by grace)");
  expect(reason({ asks: "sign-off" })).toBe("logins are down (said by grace)");
  for (const more of [{ asks: "tag" }, { asks: "verdict" }, { startedBy: BOT, behind: ["grace"] }] as const)
    expect(reason(more)).toBe("logins are down");
});

test("the newest request is the one that counts, and only ours are requests", () => {
  const first = createRequest();
  const second = createRequest({ comment: { ...first.comment, id: 30, createdAt: NOW, updatedAt: NOW } });
  const forged = createRequest({ comment: { ...first.comment, id: 40, by: { login: "mallory", isBot: false } } });
  expect(newestRequest([second, first, forged], BOT)).toBe(second);
  expect(newestRequest([forged], BOT)).toBeUndefined();
});

describe("the request that a run acts on", () => {
  const comment = (id: number, body: string, login = BOT): Comment =>
    createComment({ id, body, by: { login, isBot: login === BOT } });
  const first = createRequest({ startedBy: "grace" });
  const second = createRequest({ startedBy: "linus", comment: { ...first.comment, id: 30 } });
  const used = comment(25, useMark({ comment: 20, run: "78" }));
  const requests = [first, second];

  test("is the newest one before the answer that it took, whatever was asked since", () => {
    expect(requestTakenBy("78", { requests, comments: [used], requester: BOT })).toBe(first);
  });

  test("is none for another run, or by a stranger's word", () => {
    expect(requestTakenBy("79", { requests, comments: [used], requester: BOT })).toBeUndefined();
    const forged = comment(25, useMark({ comment: 20, run: "78" }), "mallory");
    expect(requestTakenBy("78", { requests, comments: [forged], requester: BOT })).toBeUndefined();
  });
});

test("the comment that was acted on already is judged as before", () => {
  expect(said({ use: { comment: 20, run: "77" } })).toBe("approved");
});

test("a comment with two requests holds none", () => {
  expect(
    readRequestMark(requestMark(createRequest()) + requestMark(createRequest({ version: "v9.0.0" }))),
  ).toBeUndefined();
});

test("no text but a command on its first line is a command", () => {
  fc.assert(
    fc.property(fc.string(), (body) => {
      if (/^\s*\/(approve|reject)\b/.test(body)) return;
      expect(readCommand(body)).toBeUndefined();
    }),
  );
});
