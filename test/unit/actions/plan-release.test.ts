import { stringify } from "yaml";
import { type PlanWorld, planRelease } from "../../../actions/plan-release/plan-release.ts";
import type { LocalExit } from "../../../src/ports/world.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import type { Commit } from "../../../src/version/commits/commit.ts";
import { runContext } from "../../../src/world/runner/run-context.ts";
import { createLine, sha } from "../../fakes/commits.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createLog, createResults } from "../../fakes/stage-world.ts";

const HEAD = sha("head");

interface Scene {
  /** What the forge knows, by path; undefined where it must not be asked. */
  readonly pulls?: Readonly<Record<string, readonly unknown[]>>;
  readonly with?: Record<string, string>;
  readonly file?: unknown;
  readonly commits?: readonly Commit[];
  readonly tags?: readonly string[];
  readonly before?: readonly string[];
  readonly shallow?: boolean;
  readonly related?: boolean;
  readonly changed?: readonly string[];
  /** Says something else than git would: by git's verb. */
  readonly instead?: Readonly<Record<string, Partial<LocalExit> & { readonly lines?: readonly string[] }>>;
}

function recordOf({ sha: name, parents, author, subject, body }: Commit): string {
  return `>${name} ${parents.join(" ")}\n${author.name}\n${author.email}\n${subject}\n\n${body}\n`;
}

function boundaryOf(word: string): string {
  return `-${sha(word)} \nAda\nada@example.org\n`;
}

/** What git would say in such a repository. */
function answer(scene: Scene, argv: readonly string[]): readonly string[] {
  const { commits = createLine(["a", "feat: a (#3)"]), tags = ["v1.4.0"], before = tags } = scene;
  const said = argv.join(" ");
  if (said.startsWith("rev-parse")) return [String(scene.shallow ?? false), HEAD];
  if (said.includes("--merged")) return before;
  if (said.startsWith("for-each-ref")) return tags.map((tag) => `${tag}\0${sha(tag)}\0${sha(`on ${tag}`)}`);
  if (said.startsWith("merge-base")) return [sha("base")];
  if (said.startsWith("log"))
    return [...commits.map(recordOf), ...["root", ...before.map((tag) => `on ${tag}`)].map(boundaryOf)];
  if (said.startsWith("diff")) return scene.changed ?? [];
  if (said.startsWith("rev-list --full-history")) return commits.slice(-1).map((commit) => commit.sha);
  throw new Error(`Nobody expected git ${said}.`);
}

async function play(scene: Scene) {
  const log = createLog();
  const results = createResults();
  const asked: string[][] = [];
  const world: PlanWorld = {
    inputs: createInputs(scene.with),
    ...{ log, results },
    run: {
      ...runContext({ GITHUB_SERVER_URL: "https://forge.example", GITHUB_REPOSITORY: "a/b", GITHUB_RUN_ID: "1" }),
      workspace: "/there",
    },
    forge: (token) => {
      if (scene.pulls === undefined) throw new Error("The forge is not asked without a token.");
      expect(token).toBe("t0ken");
      const { pulls } = scene;
      const never = () => Promise.reject(new Error("Nothing else is asked."));
      return {
        read: never,
        query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
        write: never,
        list: async (path) => pulls[path] ?? [],
      };
    },
    environment: {},
    files: { read: async () => (scene.file === undefined ? undefined : stringify(scene.file)) },
    commands: {
      run: async ({ argv, onLine, onErrorLine }) => {
        const [program, , , , , ...args] = argv;
        expect(program).toBe("git");
        asked.push(args);
        const other = scene.instead?.[args[0] ?? ""];
        if (scene.related === false && args[0] === "merge-base") return { code: 1, reason: "" };
        if (other?.code !== undefined && other.code !== 0) onErrorLine?.("fatal: ##[error]no");
        for (const line of other?.lines ?? answer(scene, args)) onLine(line);
        return { code: 0, reason: "", ...other };
      },
    },
  };
  await runStage(planRelease, world);
  expect(results.left.crashes).toEqual([]);
  const [failure] = results.left.failures;
  return { ...results.left, failure, lines: log.lines, asked };
}

test("the commits decide, and all outputs say so", async () => {
  const { outputs, failure, lines } = await play({});
  expect(failure).toBeUndefined();
  expect(outputs).toEqual({
    version: "v1.5.0",
    bump: "minor",
    "suggested-bump": "minor",
    "previous-version": "v1.4.0",
    commit: HEAD,
    commits: expect.any(String),
    count: "1",
    migrations: "0",
    report: expect.stringContaining("[\\#3](https://forge.example/a/b/pull/3)"),
  });
  expect(JSON.parse(outputs["commits"] ?? "")).toEqual([
    {
      ...{ sha: sha("a"), group: "features", type: "feat", scope: "", title: "a", counts: true },
      ...{ "pull-requests": [3], authors: ["Ada"] },
    },
  ]);
  expect(lines).toContain("v1.5.0 is planned (minor).");
});

test("a shallow checkout is refused before a commit is read", async () => {
  const { failure, asked } = await play({ shallow: true });
  expect(failure?.todo).toContain("fetch-depth: 0");
  expect(asked.map(([verb]) => verb)).not.toContain("log");
});

test("releases of another history are refused, even with a version", async () => {
  const { failure } = await play({ before: [], related: false, with: { version: "v2.0.0" } });
  expect(failure?.what).toContain("share no history");
});

test("the first release takes the configured version", async () => {
  const { outputs, asked } = await play({ tags: [], file: { "plan-release": { "initial-version": "v1.0.0" } } });
  expect(outputs).toMatchObject({ version: "v1.0.0", bump: "initial", "previous-version": "", "suggested-bump": "" });
  expect(asked.map(([verb]) => verb)).not.toContain("diff");
});

test("a changed migration is a risk that is shown; what is set as breaking asks for a major release", async () => {
  const changed = ["db/migrations/1.sql"];
  const { outputs, asked } = await play({ changed });
  expect(outputs).toMatchObject({ version: "v1.5.0", bump: "minor", migrations: "1" });
  expect(outputs["report"]).toContain("Changed migrations: take a backup before the deploy (1)");
  const usual = [":(top,glob)**/migrations/**", ":(top,glob)**/db/migrate/**"];
  expect(asked.find(([verb]) => verb === "diff")?.slice(-3)).toEqual(["--", ...usual]);
  const breaking = await play({ changed, file: { "plan-release": { "breaking-paths": "**/migrations/**" } } });
  expect(breaking.outputs).toMatchObject({ version: "v2.0.0", bump: "major" });
  const off = await play({ changed, file: { "plan-release": { "migration-paths": [] } } });
  expect(off.outputs).toMatchObject({ version: "v1.5.0", migrations: "0" });
  expect(off.asked.map(([verb]) => verb)).not.toContain("diff");
});

test("input over file", async () => {
  const file = { "plan-release": { "ignored-types": ["feat"], "before-first-major": "keep" } };
  expect((await play({ file })).failure?.what).toContain("nothing to release");
  expect((await play({ file, with: { "ignored-types": "docs" } })).outputs).toMatchObject({ version: "v1.5.0" });
});

test.each([
  ["bump", "huge"],
  ["commit", "main"],
  ["before-first-major", "maybe"],
  ["initial-version", "1.0"],
  ["initial-version", "v1.0.0-rc.1"],
  ["migration-paths", "/db"],
  ["migration-paths", "a, ../b"],
])("the input %s is not %s, and nothing is asked", async (name, value) => {
  const { failure, asked } = await play({ with: { [name]: value } });
  expect(failure?.what).toContain(`\`${name}\` is "`);
  expect(asked).toEqual([]);
});

test("of several products only this one's tags count, and Git is asked for them by their full names", async () => {
  const tags = ["v9.0.0", "api/v1.4.0", "api/v1.3.0", "web/v3.0.0"];
  const { outputs, asked } = await play({ tags, file: { "tag-prefix": "api/" } });
  expect(outputs).toMatchObject({ version: "v1.5.0", "previous-version": "v1.4.0" });
  for (const verb of ["log", "diff"])
    expect(asked.find(([name]) => name === verb)?.join(" ")).toContain(" refs/tags/api/v1.4.0 ");
  const given = { version: "api/v2.0.0", "tag-prefix": "api/" };
  expect((await play({ tags, with: given })).outputs).toMatchObject({ version: "v2.0.0" });
  const hotfix = { "tag-prefix": "api/", branch: "hotfix/api/v1.4.1" };
  const fix = createLine(["a", "fix: a"]);
  expect((await play({ tags, commits: fix, with: hotfix })).outputs).toMatchObject({ version: "v1.4.1" });
  const others = await play({ tags, with: { "tag-prefix": "api/", branch: "hotfix/v1.4.1" } });
  expect(others.outputs).toMatchObject({ version: "v1.5.0" });
  const wrong = await play({ with: { "tag-prefix": "api" } });
  expect(wrong.failure?.what).toContain("`tag-prefix` is");
  expect(wrong.asked).toEqual([]);
});

test("a version that is not newer, or exists elsewhere, is refused", async () => {
  expect((await play({ with: { version: "v1.4.0" } })).failure?.what).toContain("v1.4.0 exists already");
  expect((await play({ with: { version: "v1.3.0" } })).failure?.what).toContain("not newer than v1.4.0");
});

test("a list that lost commits, or is none, is never a plan", async () => {
  const cut = createLine(["a", "feat: a"], ["b", "feat: b"]).slice(0, 1).map(recordOf);
  const few = await play({ instead: { log: { lines: cut } } });
  expect(few.failure?.what).toContain("is incomplete or not a list of commits");
  expect((await play({ instead: { log: { lines: [] } } })).failure?.what).toContain("nothing to release");
  const other = await play({ instead: { log: { lines: ["what?"] } } });
  expect(other.failure?.what).toContain("is incomplete or not a list of commits");
});

test.each(["rev-parse", "for-each-ref", "log", "rev-list", "diff"])(
  "git %s that fails, or whose end no one knows, is never a plan",
  async (verb) => {
    const scene = { changed: ["migrations/1"], with: { "breaking-paths": "migrations/**" } };
    const { failure, outputs } = await play({ ...scene, instead: { [verb]: { code: 128 } } });
    expect(failure?.what).toContain(`git ${verb} ended with code 128`);
    expect(failure?.what).not.toContain("##[");
    expect(outputs["version"]).toBeUndefined();
    const unknown = await play({ ...scene, instead: { [verb]: { code: null, reason: "the run was cancelled" } } });
    expect(unknown.failure?.what).toContain("the run was cancelled");
  },
);

test("a merge-base that breaks is not taken for unrelated histories", async () => {
  const { failure } = await play({ before: [], instead: { "merge-base": { code: 128, lines: [] } } });
  expect(failure?.what).toContain("git merge-base ended with code 128");
});

test("whatever a message says, the log gets no command, and the list stays JSON in one line that is not too long", async () => {
  const subject = `feat: \u001b[31m##[error]x \u2028::set-output name=a::b ${"€".repeat(900)}`;
  const commits = createLine(...Array.from({ length: 900 }, (_, at) => [`n${at}.`, subject] as const));
  const { outputs, lines, failure } = await play({ commits });
  expect(failure).toBeUndefined();
  for (const line of lines) expect(line).not.toMatch(/^\s*::|##\[|\u001b/);
  const list = outputs["commits"] ?? "";
  expect(list).not.toContain("\n");
  expect(Buffer.byteLength(list)).toBeLessThanOrEqual(60_000);
  expect(JSON.parse(list).length).toBeGreaterThan(20);
  expect(outputs["count"]).toBe("900");
});

test("with a token the forge tells which pull requests were merged by rebase; without one it is not asked", async () => {
  const commits = createLine(["a", "feat: a"], ["b", "fix: b (#4)"]);
  const a = commits.find(({ subject }) => subject === "feat: a")?.sha ?? "";
  const pulls = { [`/repos/a/b/commits/${a}/pulls`]: [{ number: 9, merged_at: "2026-11-24T00:00:00Z" }] };
  const { outputs, failure } = await play({ commits, pulls, with: { token: "t0ken" } });
  expect(failure).toBeUndefined();
  const listed = JSON.parse(outputs["commits"] ?? "[]");
  expect(listed.map((one: Record<string, unknown>) => one["pull-requests"])).toEqual([[9], [4]]);
  const without = await play({ commits });
  expect(JSON.parse(without.outputs["commits"] ?? "[]")[0]["pull-requests"]).toEqual([]);
});
