import { changelogUrl, fitBody } from "../../../src/report/forge-release-body.ts";
import { runContext } from "../../../src/world/runner/run-context.ts";

const URL = "https://github.example/a/b/blob/v1.1.0/CHANGELOG.md";
const LIMIT = 120_000;

test("notes that fit are left as they are", () => {
  const body = `- ${"a".repeat(LIMIT - 2)}`;
  expect(fitBody(body, URL)).toBe(body);
});

test("notes that are too long end with a whole entry, a link, and the definitions of their links", () => {
  const entry = (at: number): string => `- Entry ${at}, see [the guide][guide] ${"x".repeat(100)}`;
  const entries = Array.from({ length: 2000 }, (_, at) => entry(at));
  const body = `### Added\n\n${entries.join("\n")}\n\n[guide]: https://x.example/guide`;
  const cut = fitBody(body, URL);
  expect(cut.length).toBeLessThanOrEqual(LIMIT);
  expect(cut.length).toBeGreaterThan(LIMIT - 300);
  const [kept = "", tail] = cut.split("\n\nThese notes are cut.");
  expect(tail).toBe(` [All of them](${URL})\n\n[guide]: https://x.example/guide`);
  const last = kept.split("\n").at(-1) ?? "";
  expect(entries).toContain(last);
});

test("one paragraph that is too long by itself is left out", () => {
  expect(fitBody("x".repeat(LIMIT + 1), URL).trim()).toBe(`These notes are cut. [All of them](${URL})`);
});

test("the link leads to the changelog as the tag has it", () => {
  const run = runContext({ GITHUB_SERVER_URL: "https://github.example", GITHUB_REPOSITORY: "a/b", GITHUB_RUN_ID: "1" });
  expect(changelogUrl(run, "api/v1.1.0", "docs/CHANGES.md")).toBe(
    "https://github.example/a/b/blob/api/v1.1.0/docs/CHANGES.md",
  );
  expect(changelogUrl({ ...run, forge: "gitea" }, "v1.1.0", "CHANGELOG.md")).toContain("/src/tag/v1.1.0/CHANGELOG.md");
});
