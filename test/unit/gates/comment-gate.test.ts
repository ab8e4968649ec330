import fc from "fast-check";
import {
  type Answered,
  type Comment,
  judgeComment,
  newestRequest,
  type PostedRequest,
  readCommand,
} from "../../../src/gates/comment-gate.ts";
import type { GateRules } from "../../../src/gates/gate.ts";
import { readRequestMark, requestMark } from "../../../src/gates/gate-request.ts";
import { requestTakenBy, useMark } from "../../../src/gates/gate-use.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const BOT = "github-actions[bot]";

const rules: GateRules = {
  environment: "production",
  kind: "environment",
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
  ["without owners nobody can answer", "no-owners", { rules: { ...rules, owners: [] } }],
  ["a bot", "bot", { comment: createComment({ by: { login: "ada", isBot: true } }) }],
  ["a stranger", "stranger", { comment: createComment({ by: { login: "mallory", isBot: false } }) }],
  ["who started it", "self-approval", { request: createRequest({ startedBy: "Ada" }) }],
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
    asks: fc.constantFrom("release" as const, "verdict" as const),
    version: fc.string({ minLength: 1 }),
    commit: hex(40),
    fingerprint: fc.oneof(
      fc.constant(""),
      hex(64).map((digits) => `sha256:${digits}`),
    ),
    startedBy: fc.string({ minLength: 1 }),
  });
  fc.assert(
    fc.property(request, fc.string(), fc.string(), (wanted, before, after) => {
      expect(readRequestMark(`${before}\n${requestMark(wanted)}\n${after}`)).toEqual(wanted);
    }),
  );
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
