import { type PlanReport, renderPlan } from "../../../src/report/plan-report.ts";
import type { PlanWish } from "../../../src/version/plan-facts.ts";
import { planRelease } from "../../../src/version/release-plan.ts";
import { createLine, readChanges, sha } from "../../fakes/commits.ts";

function report(
  lines: readonly (readonly [string, string, string?])[],
  wish: Partial<PlanWish> = {},
  overrides: Partial<PlanReport> & { readonly breakingPaths?: readonly string[] } = {},
): string {
  const commits = createLine(...lines);
  const changes = readChanges(commits, { ignoredTypes: ["docs"], breakingCommits: new Set<string>() });
  const facts = {
    ...{ changes, commits: commits.length, commit: sha("head") },
    tags: [{ name: "v1.4.0", commit: sha("old") }],
    previous: "v1.4.0",
    breakingPaths: overrides.breakingPaths ?? [],
  };
  const plan = planRelease(facts, { version: "", bump: "auto", initial: "v0.1.0", policy: "demote", ...wish });
  if (plan.kind !== "planned") throw new Error(plan.what);
  const pullRequest = (number: number): string => `https://forge.example/pull/${number}`;
  return renderPlan({
    plan,
    changes,
    commit: sha("head"),
    previous: "v1.4.0",
    pullRequest,
    migrations: [],
    ...overrides,
  }).text;
}

test("a report names the version, the reason, and everything that the release brings", () => {
  const text = report([
    ["a", "feat(ui): a chart (#7)", "Co-authored-by: Bob <bob@example.org>"],
    ["b", "fix: a crash"],
    ["c", "docs: words"],
    ["d", "feat: gone"],
    ["e", 'Revert "feat: gone"'],
  ]);
  expect(text).toContain("| Version | **v1.5.0**, minor, as the commits ask for |");
  expect(text).toContain("| Pull requests | [\\#7](https://forge.example/pull/7) |");
  expect(text).toContain("| Authors | Ada, Bob |");
  expect(text).toContain("**Features (1): why it is minor**");
  expect(text).toContain(
    `- **ui:** a chart (\`${sha("a").slice(0, 12)}\`, [\\#7](https://forge.example/pull/7), Ada, Bob)`,
  );
  expect(text).toContain("**Fixes (1)**");
  expect(text).toContain("- words – no reason by itself");
  expect(text).toContain("**Reverted before they were released (1)**");
  expect(text).not.toContain("example.org");
});

test("changed migrations are named; a smaller version than asked for is a warning", () => {
  const text = report(
    [["a", "fix: a"]],
    { bump: "patch" },
    { breakingPaths: ["db/schema.sql"], migrations: ["db/migrations/7.sql"] },
  );
  expect(text).toContain("**Changed files whose change is breaking (1)**\n\n- `db/schema.sql`");
  expect(text).toContain("**Changed migrations: take a backup before the deploy (1)**\n\n- `db/migrations/7.sql`");
  expect(text).toContain("**Mind:** v1.4.1 is a patch release; the commits require a major release.");
});

test("nothing that a person wrote becomes a link, a mention, a tag or a row", () => {
  const text = report([["a", "feat(<b>): [x](http://evil) @everyone | <img src=x> `a` \u001b[31m"]]);
  const line = text.split("\n").find((one) => one.includes("evil"));
  expect(line).toContain("**&lt;b&gt;:** \\[x\\](http:\u200b//evil) @\u200beveryone \\| &lt;img src=x&gt; \\`a\\`");
  expect(line).not.toContain("\u001b");
});

test("long lists are cut, and say so", () => {
  const text = report(
    Array.from({ length: 50 }, (_, at) => [`n${at}.`, `feat: ${"x".repeat(500)} (#${at + 1})`] as const),
  );
  expect(text).toContain("**Features (50): why it is minor**");
  expect(text).toContain("- … and 30 more");
  expect(text).toContain(" and 20 more |");
  expect(text.length).toBeLessThan(20_000);
});
