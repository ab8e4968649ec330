import fc from "fast-check";
import { type GateEvidence, judgeGate } from "../../../src/gates/environment/environment-gate.ts";
import type { ReviewRequest } from "../../../src/gates/environment/request-history.ts";
import type { Review } from "../../../src/gates/environment/review.ts";
import type { GateRules } from "../../../src/gates/rules/gate-rules.ts";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

const rules: GateRules = {
  environment: "production",
  kind: "environment",
  owners: [],
  selfApproval: false,
  rollbackSelfApproval: false,
  maxAgeMs: 24 * HOUR,
  keptAgeMs: Number.POSITIVE_INFINITY,
};
const approval = (login: string, isBot = false): Review => ({
  state: "approved",
  by: { login, isBot },
  comment: "go",
});
const rejection = (login: string, isBot = false): Review => ({
  state: "rejected",
  by: { login, isBot },
  comment: "the export is broken",
});
const ran = (startedAt: number | undefined = NOW - HOUR): ReviewRequest => ({ ran: true, startedAt });
const not: ReviewRequest = { ran: false, startedAt: NOW - HOUR };
const grace = { people: ["grace"], unknown: undefined };
const evidence = (overrides: Partial<GateEvidence> = {}): GateEvidence => ({
  protection: "reviewers",
  reviews: [approval("ada")],
  histories: [[ran()]],
  startedBy: grace,
  ...overrides,
});

const codeOf = (overrides: Partial<GateEvidence>, other: Partial<GateRules> = {}): string => {
  const verdict = judgeGate({ ...rules, ...other }, evidence(overrides), NOW);
  return verdict.kind === "refused" ? verdict.code : verdict.kind;
};

test("a person's approval of this run approves the gate", () => {
  expect(judgeGate(rules, evidence(), NOW)).toEqual({
    kind: "approved",
    by: [{ login: "ada", isBot: false }],
    at: NOW - HOUR,
    comment: "go",
  });
});

test.each<[string, Partial<GateEvidence>, Partial<GateRules>]>([
  ["no-such-environment", { protection: "no-such-environment" }, {}],
  ["no-reviewers", { protection: "no-reviewers" }, {}],
  ["unanswered", { reviews: [] }, {}],
  ["old-approval", { histories: [[ran(), ran()]] }, {}],
  ["unclear", { histories: [] }, {}],
  ["bot", { reviews: [approval("deploy-app[bot]", true)] }, {}],
  ["bot", { reviews: [approval("ada", true), approval("ada")], histories: [[ran(), ran()]] }, {}],
  ["stranger", { reviews: [approval("mallory")] }, { owners: ["ada", "linus"] }],
  ["self-approval", { reviews: [approval("Grace")] }, {}],
  ["unknown-starter", { startedBy: { people: [], unknown: "github-actions[bot]" } }, {}],
  ["unknown-starter", { startedBy: { people: ["grace"], unknown: "github-actions[bot]" } }, {}],
  ["unknown-time", { histories: [[{ ran: true, startedAt: undefined }]] }, {}],
  ["expired", { histories: [[ran(NOW - 25 * HOUR)]] }, {}],
  ["from-the-future", { histories: [[ran(NOW + HOUR)]] }, {}],
])("it stays closed: %s", (code, overrides, other) => {
  expect(codeOf(overrides, other)).toBe(code);
});

test("alone at 2 a.m., where the rules allow it, the starter may approve", () => {
  expect(codeOf({ reviews: [approval("grace")] }, { selfApproval: true })).toBe("approved");
  const startedBy = { people: [], unknown: "github-actions[bot]" };
  expect(codeOf({ startedBy }, { selfApproval: true })).toBe("approved");
});

test("owners are compared as logins are: whatever the case", () => {
  expect(codeOf({ reviews: [approval("Ada")] }, { owners: ["ada"] })).toBe("approved");
});

test("where nobody told which job asked, an approval has no time, and has to be young enough for each of them", () => {
  const histories = [[ran(NOW - 2 * HOUR)], [ran()]];
  expect(judgeGate(rules, evidence({ histories }), NOW)).toMatchObject({ kind: "approved", at: undefined });
  expect(codeOf({ histories }, { maxAgeMs: 1.5 * HOUR })).toBe("expired");
  expect(codeOf({ histories: [...histories, [{ ran: true, startedAt: undefined }]] })).toBe("unknown-time");
  // A job that was there twice cannot be the one that was answered once.
  expect(codeOf({ histories: [...histories, [ran(), ran()]] })).toBe("old-approval");
});

test("a no is told from everything that merely failed", () => {
  expect(judgeGate(rules, evidence({ reviews: [rejection("ada")], histories: [[not]] }), NOW)).toEqual({
    kind: "rejected",
    by: { login: "ada", isBot: false },
    comment: "the export is broken",
  });
});

describe("who may say no", () => {
  const said = (review: Review, other: Partial<GateRules> = {}): string =>
    codeOf({ reviews: [review], histories: [[not]] }, other);

  test("any person whom GitHub lets answer, also one who owns nothing, and who started it", () => {
    expect(said(rejection("mallory"), { owners: ["ada"] })).toBe("rejected");
    expect(said(rejection("grace"))).toBe("rejected");
  });

  test("no program: nothing goes back by it", () => {
    expect(said(rejection("deploy-app[bot]", true))).toBe("bot");
    expect(codeOf({ reviews: [rejection("deploy-app[bot]", true), rejection("ada")], histories: [[not, not]] })).toBe(
      "bot",
    );
  });
});

describe("an attempt more", () => {
  const yes = approval("ada");
  const no = rejection("ada");

  test.each<[string, readonly Review[], readonly ReviewRequest[], string]>([
    ["an approved verdict, and a no when all jobs are run again", [yes, no], [ran(), not], "rejected"],
    ["the same, in whatever order the forge tells it", [no, yes], [ran(), not], "rejected"],
    ["an approved verdict, and an administrator's bypass", [yes], [ran(), ran()], "old-approval"],
    ["an approved verdict, and no answer", [yes], [ran(), not], "old-approval"],
    ["a rejected verdict, and no answer", [no], [not, not], "old-approval"],
    ["a rejected verdict, and a yes", [no, yes], [not, ran()], "approved"],
    ["an approval and a rejection, of which the newer one is unknown", [yes, no], [not, not], "unclear"],
    ["an approved verdict, and a re-run that keeps its job", [yes], [ran()], "approved"],
  ])("%s", (_, reviews, history, wanted) => {
    expect(codeOf({ reviews, histories: [history] })).toBe(wanted);
  });
});

const reviews = fc.array(
  fc.record({
    state: fc.constantFrom("approved" as const, "rejected" as const),
    by: fc.record({ login: fc.constantFrom("ada", "grace", "mallory"), isBot: fc.boolean() }),
    comment: fc.string(),
  }),
  { maxLength: 4 },
);
const requests = fc.array(
  fc.record({
    ran: fc.boolean(),
    startedAt: fc.option(fc.integer({ min: NOW - 48 * HOUR, max: NOW + 2 * HOUR }), { nil: undefined }),
  }),
  { maxLength: 4 },
);
const anyEvidence = fc.record({
  protection: fc.constantFrom("no-such-environment" as const, "no-reviewers" as const, "reviewers" as const),
  reviews,
  histories: fc.array(requests, { minLength: 1, maxLength: 3 }),
  startedBy: fc.record({
    people: fc.constantFrom([], ["grace"], ["ada", "grace"]),
    unknown: fc.option(fc.constant("deploy-app[bot]"), { nil: undefined }),
  }),
});

test("whatever the forge says, an approval has a person, a known starter, a review of each request, and a time", () => {
  fc.assert(
    fc.property(anyEvidence, (given) => {
      const verdict = judgeGate({ ...rules, owners: ["ada", "grace"] }, given, NOW);
      if (verdict.kind === "rejected") {
        expect(given.reviews.filter(({ state, by }) => state === "rejected" && by.isBot)).toEqual([]);
      }
      if (verdict.kind !== "approved") return;
      expect(given.protection).toBe("reviewers");
      expect(given.histories.map(({ length }) => length)).toContain(given.reviews.length);
      expect(given.startedBy.unknown).toBeUndefined();
      expect(verdict.by.length).toBeGreaterThan(0);
      for (const { login, isBot } of verdict.by) {
        expect(isBot).toBe(false);
        expect(["ada", "grace"]).toContain(login);
        expect(given.startedBy.people).not.toContain(login);
      }
      if (verdict.at !== undefined) expect(NOW - verdict.at).toBeLessThanOrEqual(24 * HOUR);
    }),
    { numRuns: 2000 },
  );
});
