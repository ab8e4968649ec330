import fc from "fast-check";
import { type GateEvidence, type GateRules, judgeGate, type Review } from "../../../src/gates/gate.ts";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

const rules: GateRules = {
  environment: "production",
  kind: "environment",
  owners: [],
  selfApproval: false,
  maxAgeMs: 24 * HOUR,
};
const approval = (login: string, isBot = false): Review => ({
  state: "approved",
  by: { login, isBot },
  comment: "go",
});
const rejection = (login: string): Review => ({
  state: "rejected",
  by: { login, isBot: false },
  comment: "the export is broken",
});
const evidence = (overrides: Partial<GateEvidence> = {}): GateEvidence => ({
  protection: "reviewers",
  reviews: [approval("ada")],
  openings: 1,
  isDeployment: true,
  openedAt: NOW - HOUR,
  startedBy: ["grace"],
  ...overrides,
});

const codeOf = (overrides: Partial<GateEvidence>, other: Partial<GateRules> = {}): string => {
  const verdict = judgeGate({ ...rules, ...other }, evidence(overrides), NOW);
  return verdict.kind === "refused" ? verdict.code : verdict.kind;
};

test("a person's approval of this run opens the gate", () => {
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
  ["old-approval", { openings: 2 }, {}],
  ["bot", { reviews: [approval("deploy-app[bot]", true)] }, {}],
  ["stranger", { reviews: [approval("mallory")] }, { owners: ["ada", "linus"] }],
  ["self-approval", { reviews: [approval("Grace")] }, {}],
  ["unknown-time", { openedAt: undefined }, {}],
  ["expired", { openedAt: NOW - 25 * HOUR }, {}],
  ["from-the-future", { openedAt: NOW + HOUR }, {}],
])("it stays closed: %s", (code, overrides, other) => {
  expect(codeOf(overrides, other)).toBe(code);
});

test("alone at 2 a.m., where the rules allow it, the starter may approve", () => {
  expect(codeOf({ reviews: [approval("grace")] }, { selfApproval: true })).toBe("approved");
});

test("owners are compared as logins are: whatever the case", () => {
  expect(codeOf({ reviews: [approval("Ada")] }, { owners: ["ada"] })).toBe("approved");
});

test("a verdict's job is no deployment: its answer counts without a time", () => {
  expect(codeOf({ isDeployment: false, openings: 0, openedAt: undefined })).toBe("approved");
  expect(codeOf({ isDeployment: false, openings: 0, openedAt: undefined, reviews: [] })).toBe("unanswered");
});

test("a no is told from everything that merely failed", () => {
  expect(judgeGate(rules, evidence({ reviews: [rejection("ada")], openedAt: undefined }), NOW)).toEqual({
    kind: "rejected",
    by: { login: "ada", isBot: false },
    comment: "the export is broken",
  });
});

test("a second attempt needs a second answer: the no of the first is one", () => {
  expect(codeOf({ reviews: [rejection("ada"), approval("ada")], openings: 2 })).toBe("approved");
  expect(codeOf({ reviews: [approval("ada")], openings: 2 })).toBe("old-approval");
});

const reviews = fc.array(
  fc.record({
    state: fc.constantFrom("approved" as const, "rejected" as const),
    by: fc.record({ login: fc.constantFrom("ada", "grace", "mallory"), isBot: fc.boolean() }),
    comment: fc.string(),
  }),
  { maxLength: 4 },
);
const anyEvidence = fc.record({
  protection: fc.constantFrom("no-such-environment" as const, "no-reviewers" as const, "reviewers" as const),
  reviews,
  openings: fc.nat(4),
  isDeployment: fc.constant(true),
  openedAt: fc.option(fc.integer({ min: NOW - 48 * HOUR, max: NOW + 2 * HOUR }), { nil: undefined }),
  startedBy: fc.constantFrom([], ["grace"], ["ada", "grace"]),
});

test("whatever the forge says, an approval has a person, an answer to each opening, and a time", () => {
  fc.assert(
    fc.property(anyEvidence, (given) => {
      const verdict = judgeGate({ ...rules, owners: ["ada", "grace"] }, given, NOW);
      if (verdict.kind !== "approved") return;
      expect(given.protection).toBe("reviewers");
      expect(given.reviews.length).toBeGreaterThanOrEqual(given.openings);
      expect(verdict.by.length).toBeGreaterThan(0);
      for (const { login, isBot } of verdict.by) {
        expect(isBot).toBe(false);
        expect(["ada", "grace"]).toContain(login);
        expect(given.startedBy).not.toContain(login);
      }
      expect(NOW - (verdict.at ?? 0)).toBeLessThanOrEqual(24 * HOUR);
    }),
  );
});
