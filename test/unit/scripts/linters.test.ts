import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readObjections } from "../../../scripts/checks/actionlint.ts";
import { ACTIONLINT_DOES_NOT_KNOW, complaints, type Objection } from "../../../scripts/checks/not-known-yet.ts";
import { readFindings, staleComments, stalePolicies } from "../../../scripts/checks/zizmor.ts";
import { repositoryRoot } from "../../../scripts/root.ts";

/** As actionlint 1.7.12 says it. */
const OBJECTION: Objection = {
  file: ".github/workflows/answer.yml",
  line: 29,
  kind: "action",
  message:
    'specifying action "$/actions/answer-approval" in invalid format because ref is missing. available formats are "{owner}/{repo}@{ref}" or "{owner}/{repo}/{path}@{ref}"',
};

describe("actionlint", () => {
  test("has nothing to say where it only does not know a syntax", () => {
    expect(complaints([OBJECTION, { ...OBJECTION, line: 40 }], ACTIONLINT_DOES_NOT_KNOW)).toEqual([]);
  });

  test.each([
    ["another rule", { kind: "syntax-check" }],
    ["another action without a ref", { message: OBJECTION.message.replace("$/actions/answer-approval", "a/b") }],
    ["another complaint about the same", { message: 'could not parse "$/actions/answer-approval"' }],
  ])("is heard about %s", (_, difference) => {
    const other = { ...OBJECTION, ...difference };
    expect(complaints([OBJECTION, other], ACTIONLINT_DOES_NOT_KNOW)).toEqual([
      `.github/workflows/answer.yml:29: ${other.message} [${other.kind}]`,
    ]);
  });

  test("that has learnt the syntax ends the exception", () => {
    const [said = "", ...more] = complaints([], ACTIONLINT_DOES_NOT_KNOW);
    expect(more).toHaveLength(ACTIONLINT_DOES_NOT_KNOW.length - 1);
    expect(said).toContain("nothing against `uses: $/…` any more (https://github.com/rhysd/actionlint/issues/711)");
    expect(said).toContain("What to do: take the entry out");
  });

  test("is read as it writes", () => {
    const { file: filepath, ...rest } = OBJECTION;
    const written = JSON.stringify([{ ...rest, filepath, column: 15, snippet: "…", end_column: 39 }]);
    expect(readObjections(written)).toEqual([OBJECTION]);
    expect(() => readObjections("")).toThrow();
  });
});

test("the documentation lists every syntax that actionlint does not know, with its issue", () => {
  const rows = readFileSync(join(repositoryRoot(), "docs/other-forges.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|") && line.includes("actionlint"));
  expect(rows).toHaveLength(ACTIONLINT_DOES_NOT_KNOW.length);
  for (const { syntax, issue } of ACTIONLINT_DOES_NOT_KNOW)
    expect(rows.filter((row) => row.includes(`\`${syntax}\``) && row.includes(`(${issue})`))).toHaveLength(1);
});

describe("an exception for zizmor", () => {
  const COMMENT = "# zizmor: ignore[dangerous-triggers, excessive-permissions] only its id is used";
  const TEXT = { path: "workflows/answer.yml", text: `on:\n  issue_comment: ${COMMENT}\n    types: [created]\n` };
  const finding = (rule: string, path: string): string =>
    JSON.stringify({
      ident: rule,
      locations: [
        { symbolic: { key: { Local: { verbatim_path: path } } }, concrete: { comments: [COMMENT], feature: "on:" } },
      ],
    });
  const read = (...all: readonly string[]) => readFindings(`[${all.join(",")}]`);

  test("is kept as long as each of its rules is broken there", () => {
    const both = read(finding("dangerous-triggers", TEXT.path), finding("excessive-permissions", TEXT.path));
    expect(staleComments([TEXT], both)).toEqual([]);
  });

  test.each([
    ["no rule", read(), ["dangerous-triggers", "excessive-permissions"]],
    ["one rule only", read(finding("dangerous-triggers", TEXT.path)), ["excessive-permissions"]],
    [
      "the rules elsewhere",
      read(finding("dangerous-triggers", "workflows/status.yml")),
      ["dangerous-triggers", "excessive-permissions"],
    ],
  ])("ends when %s is broken", (_, findings, rules) => {
    const said = rules.map((rule) =>
      expect.stringContaining(`workflows/answer.yml: zizmor has nothing to say by ${rule}`),
    );
    expect(staleComments([TEXT], findings)).toEqual(said);
  });

  test("in its configuration ends when nothing is used that it is about", () => {
    const config = (pattern: string): string =>
      `rules:\n  unpinned-uses:\n    config:\n      policies:\n        "${pattern}": ref-pin\n        "*": hash-pin\n`;
    const used = [
      { path: "workflows/a.yml", text: "jobs:\n  a:\n    uses: OWNER/sluice/.github/workflows/a.yml@v1\n" },
    ];
    expect(stalePolicies(config("OWNER/sluice/*"), used)).toEqual([]);
    expect(stalePolicies(config("actions/*"), used)).toEqual([expect.stringContaining("no file uses actions/*")]);
  });
});
