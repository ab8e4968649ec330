import { readConfigText, rulesOf } from "../../../src/gates/rules/gate-rules.ts";

const DAY = 86_400_000;

const rules = (text: string, environment: string) => rulesOf(readConfigText(text, ".github/sluice.yml"), environment);

test("a gate has the name of its environment, whatever that is, and whatever the case in which a workflow writes it", () => {
  const text = "gates: { prod: { owner: '@Ada', backup-owner: linus, self-approval: true, max-age: 2h } }";
  for (const environment of ["prod", "Prod"]) {
    expect(rules(text, environment)).toEqual({
      ...{ environment, kind: "environment", owners: ["ada", "linus"], selfApproval: true },
      rollbackSelfApproval: true,
      ...{ maxAgeMs: DAY / 12, keptAgeMs: DAY / 12 },
    });
  }
});

test("without rules any reviewer answers, but no starter; a day is long enough, and a word on a commit stays", () => {
  expect(rulesOf(readConfigText(undefined, ".github/sluice.yml"), "production")).toEqual({
    ...{ environment: "production", kind: "environment", owners: [], selfApproval: false },
    rollbackSelfApproval: false,
    ...{ maxAgeMs: DAY, keptAgeMs: Number.POSITIVE_INFINITY },
  });
});

test("an age that is none is an error that names its key", () => {
  expect(() => rules("gates: { release: { max-age: 40d } }", "release")).toThrow("`gates.release.max-age`");
});
