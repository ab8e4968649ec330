import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { planRelease } from "../../actions/plan-release/plan-release.ts";
import { runStage } from "../../src/stage/run-stage.ts";
import { localCommands } from "../../src/world/runner/commands.ts";
import { runContext } from "../../src/world/runner/run-context.ts";
import { createInputs } from "../fakes/inputs.ts";
import { createLog, createResults } from "../fakes/stage-world.ts";
import { must } from "../sandbox/processes.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

/** Whatever the user's own git configuration says has no say here. */
const GIT_ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.org",
};

let folder: string;
let desk: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-plan-"));
  desk = join(folder, "desk");
  mkdirSync(desk);
  await git("init", "--quiet", "--initial-branch=main");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function gitWith(input: string, ...args: readonly string[]): Promise<string> {
  const { PATH } = process.env;
  return (await must(["git", ...args], { cwd: desk, input, env: { PATH, ...GIT_ENVIRONMENT } })).trim();
}

const git = (...args: readonly string[]): Promise<string> => gitWith("", ...args);

/** A commit that changes a file of its own, so that branches never conflict. Its name. */
async function commit(message: string, path = `${message.replaceAll(/\W+/g, "-").slice(0, 40)}.txt`): Promise<string> {
  const file = join(desk, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, message);
  await git("add", "--all");
  await gitWith(message, "commit", "--quiet", "--allow-empty", "--file=-");
  return git("rev-parse", "HEAD");
}

async function release(name: string): Promise<void> {
  await git("tag", "--annotate", "--message", `Release ${name}`, name);
}

async function plan(inputs: Readonly<Record<string, string>> = {}, workspace = desk): Promise<StepResult> {
  return runStep({ stage: "plan-release", workspace, scratch: folder, with: inputs });
}

interface Listed {
  readonly title: string;
  readonly group: string;
  readonly "pull-requests": readonly number[];
  readonly authors: readonly string[];
}

const listed = ({ outputs }: StepResult): readonly Listed[] => JSON.parse(outputs["commits"] ?? "[]");
const titles = (step: StepResult): readonly string[] => listed(step).map(({ title }) => title);

test("the first release has no predecessor", async () => {
  await commit("feat!: all of it");
  const step = await plan();
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({
    version: "v0.1.0",
    bump: "initial",
    "previous-version": "",
    commit: await git("rev-parse", "HEAD"),
    count: "1",
  });
  expect((await plan({ "initial-version": "v1.0.0" })).outputs).toMatchObject({ version: "v1.0.0" });
  expect(step.summary).toContain("### v0.1.0 is planned");
});

test("annotated and lightweight tags are releases; prereleases, rollbacks and other tags are none", async () => {
  await commit("feat: one");
  await git("tag", "v1.9.0");
  await commit("feat: two");
  await release("v1.10.0");
  await commit("fix: three");
  for (const name of ["v1.11.0-rc.1", "v1.10.0-rollback", "v1.10.0-rollback.2", "nightly", "v1.12"])
    await release(name);
  await commit("fix: four");
  const step = await plan();
  expect(step.outputs).toMatchObject({ version: "v1.10.1", "previous-version": "v1.10.0", count: "2" });
  await git("tag", "v1.10.1");
  await commit("fix: five");
  expect((await plan()).outputs).toMatchObject({ version: "v1.10.2", "previous-version": "v1.10.1", count: "1" });
});

test("of several products each follows its own tags, and its own hotfix branch", async () => {
  await commit("feat: one");
  await release("v9.0.0");
  await release("api/v1.4.0");
  await commit("feat: two");
  await release("web/v2.0.0");
  await commit("fix: three");
  const api = { "tag-prefix": "api/" };
  const step = await plan(api);
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ version: "v1.5.0", "previous-version": "v1.4.0", count: "2" });
  expect((await plan({ "tag-prefix": "web/" })).outputs).toMatchObject({ version: "v2.0.1", count: "1" });
  expect((await plan({ "tag-prefix": "cli-" })).outputs).toMatchObject({ version: "v0.1.0", bump: "initial" });
  await git("switch", "--quiet", "--create", "hotfix/api/v1.4.1", "api/v1.4.0");
  await commit("fix: hot");
  expect((await plan({ ...api, branch: "hotfix/api/v1.4.1" })).outputs).toMatchObject({ version: "v1.4.1" });
  await git("switch", "--quiet", "--orphan", "other");
  await commit("feat: another history");
  expect((await plan(api)).error).toContain("api/v1.4.0, the newest release, and");
});

test("a tag on a side branch is not the last release, but is told; what can't be tagged is refused", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  await git("switch", "--quiet", "--create", "hotfix/v1.0.1");
  await commit("fix: hot");
  await release("v1.0.1");
  await git("switch", "--quiet", "main");
  await commit("fix: two");
  const beside = await plan();
  expect(beside.code).toBe(1);
  expect(beside.error).toContain("git merge v1.0.1");
  await commit("feat: three");
  const step = await plan();
  expect(step.outputs).toMatchObject({ version: "v1.1.0", "previous-version": "v1.0.0", count: "2" });
  expect(step.summary).toContain("v1.0.1: released from commits that are not in this history");
  await git("merge", "--quiet", "--no-ff", "--no-edit", "v1.0.1");
  const merged = await plan();
  expect(merged.outputs).toMatchObject({ version: "v1.1.0", "previous-version": "v1.0.1", count: "2" });
  expect(merged.summary).not.toContain("not in this history");
});

test("merges and squash merges: pull requests and authors are listed, merges are no change themselves", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  await git("switch", "--quiet", "--create", "topic");
  await commit("fix: two\n\nCo-authored-by: Bob <bob@example.org>");
  await commit("wip");
  await git("switch", "--quiet", "main");
  await commit("chore: meanwhile");
  await git("merge", "--quiet", "--no-ff", "--message", "Merge pull request #7 from ada/topic\n\nSome title", "topic");
  await commit("feat(ui): three (#8)\n\n* wip\n\n* more wip");
  const step = await plan();
  expect(step.outputs).toMatchObject({ version: "v1.1.0", bump: "minor", count: "3" });
  expect(listed(step).map((one) => [one.group, one.title, one["pull-requests"], one.authors])).toEqual([
    ["features", "three", [8], ["Ada"]],
    ["fixes", "two", [7], ["Ada", "Bob"]],
    ["other", "meanwhile", [], ["Ada"]],
  ]);
  expect(step.summary).toContain("[\\#7](https://github.example/example/app/pull/7)");
});

test("one author with two addresses is one, also as a co-author, and is called as `.mailmap` says", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  const by = (author: string, message: string): Promise<string> =>
    git("commit", "--quiet", "--allow-empty", `--author=${author}`, `--message=${message}`);
  await by("Grace <grace@home.example>", "fix: two");
  await by("grace@work <grace@work.example>", "fix: three\n\nCo-authored-by: G. H. <gh@home.example>");
  expect((await plan()).summary).toContain("| Authors | grace@\u200bwork, G. H., Grace |");
  await commit(
    "Grace Hopper <grace@home.example> <grace@work.example>\nGrace Hopper <grace@home.example> <gh@home.example>\nGrace Hopper <grace@home.example>\n",
    ".mailmap",
  );
  const step = await plan();
  expect(step.summary).toContain("| Authors | Ada, Grace Hopper |");
  expect(listed(step).find(({ title }) => title === "three")?.authors).toEqual(["Grace Hopper"]);
});

test("git's own reverts: a commit, a merge, and a revert of a revert", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  const feature = await commit("feat!: two");
  await commit("fix: three");
  await git("revert", "--no-edit", feature);
  expect(titles(await plan())).toEqual(["three"]);
  await git("revert", "--no-edit", "HEAD");
  const again = await plan();
  expect(again.outputs).toMatchObject({ version: "v2.0.0", bump: "major" });
  expect(titles(again)).toEqual(["two", "three"]);
  await git("switch", "--quiet", "--create", "topic", "v1.0.0");
  await commit("feat: four");
  await commit("feat: five");
  await git("switch", "--quiet", "main");
  await git("merge", "--quiet", "--no-ff", "--message", "Merge pull request #9 from ada/topic", "topic");
  expect(titles(await plan())).toEqual(["two", "five", "three"]);
  await git("revert", "--no-edit", "--mainline", "1", "HEAD");
  const taken = await plan();
  expect(titles(taken)).toEqual(["two", "three"]);
  expect(taken.summary).toContain("**Reverted before they were released (2)**");
});

test("everything reverted is nothing to release; a revert of a released commit is something", async () => {
  const old = await commit("feat: one");
  await release("v1.0.0");
  expect((await plan()).error).toContain("nothing to release");
  const gone = await commit("feat: two");
  await git("revert", "--no-edit", gone);
  expect((await plan()).error).toContain("nothing to release");
  await git("revert", "--no-edit", old);
  expect((await plan()).outputs).toMatchObject({ version: "v1.0.1", count: "1" });
});

test("a cherry-pick of a commit that is here itself counts once", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  await git("switch", "--quiet", "--create", "hotfix");
  const fix = await commit("fix: hot (#4)");
  await git("switch", "--quiet", "main");
  await commit("docs: two");
  await git("cherry-pick", "-x", fix);
  const picked = await plan();
  expect(picked.outputs).toMatchObject({ version: "v1.0.1", count: "2" });
  expect(listed(picked)[0]?.["pull-requests"]).toEqual([4]);
  await git("merge", "--quiet", "--no-ff", "--no-edit", "hotfix");
  expect((await plan()).outputs).toMatchObject({ version: "v1.0.1", count: "2" });
});

test("a file of `breaking-paths` is breaking, wherever it lies, and not when it is taken back", async () => {
  await commit("feat: one", "server/db/migrations/1.sql");
  await release("v1.0.0");
  await commit("fix: two", "server/db/migrations/2.sql");
  const breaking = { "breaking-paths": "**/migrations/**" };
  const step = await plan(breaking);
  expect(step.outputs).toMatchObject({ version: "v2.0.0", bump: "major" });
  expect(step.summary).toContain("`server/db/migrations/2.sql`");
  expect(step.summary).toContain("two – changes a file of");
  expect((await plan()).outputs).toMatchObject({ version: "v1.0.1", migrations: "1" });
  await git("revert", "--no-edit", "HEAD");
  await commit("fix: three");
  expect((await plan(breaking)).outputs).toMatchObject({ version: "v1.0.1", migrations: "0" });
});

test("a file that only a merge changed is breaking, too", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  await git("switch", "--quiet", "--create", "topic");
  await commit("fix: two");
  await git("switch", "--quiet", "main");
  await git("merge", "--no-ff", "--no-commit", "topic");
  await commit("Merge branch 'topic'", "migrations/9.sql");
  const step = await plan({ "breaking-paths": "migrations/**" });
  expect(step.outputs).toMatchObject({ version: "v2.0.0", count: "1" });
  expect(step.summary).toContain("`migrations/9.sql`");
});

test("a person's version and bump, an older commit, and what is refused", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  const older = await commit("fix: two");
  await commit("feat: three");
  expect((await plan({ version: "v4.0.0" })).outputs).toMatchObject({ version: "v4.0.0", "suggested-bump": "minor" });
  expect((await plan({ bump: "major" })).outputs).toMatchObject({ version: "v2.0.0", bump: "major" });
  expect((await plan({ commit: older })).outputs).toMatchObject({ version: "v1.0.1", commit: older });
  expect((await plan({ version: "v0.9.0" })).error).toContain("v0.9.0 is not newer than v1.0.0");
  expect((await plan({ commit: "d".repeat(40) })).error).toContain("git rev-parse ended with code 128");
});

test("a shallow clone is refused, and says what it needs", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  await commit("feat: two");
  const clone = join(folder, "clone");
  await git("clone", "--quiet", "--depth=1", `file://${desk}`, clone);
  const step = await plan({}, clone);
  expect(step.code).toBe(1);
  expect(step.error).toContain("fetch-depth: 0");
  await git("-C", clone, "fetch", "--quiet", "--unshallow", "--tags");
  expect((await plan({}, clone)).outputs).toMatchObject({ version: "v1.1.0" });
});

test("no repository at all is refused", async () => {
  const empty = join(folder, "empty");
  mkdirSync(empty);
  expect((await plan({}, empty)).error).toMatch(/git (?:rev-parse|for-each-ref) ended with code 128/);
});

test("releases of an unrelated history are refused, until both are joined", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  await git("switch", "--quiet", "--orphan", "again");
  await commit("feat: rewritten");
  const step = await plan({ version: "v2.0.0" });
  expect(step.code).toBe(1);
  expect(step.error).toContain("v1.0.0, the newest release, and");
  expect(step.error).toContain("share no history");
  await git("merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "--strategy=ours", "v1.0.0");
  expect((await plan()).outputs).toMatchObject({ version: "v1.1.0", "previous-version": "v1.0.0" });
});

test("messages of others bring no command, link, or mention; the repository's own settings change nothing", async () => {
  await commit("feat: one");
  await release("v1.0.0");
  for (const [key, value] of Object.entries({
    "log.showSignature": "true",
    "color.ui": "always",
    "core.quotePath": "true",
    "log.decorate": "full",
  })) {
    await git("config", key, value);
  }
  await commit("feat: ##[error]x [y](http://evil) @all <img>\n\n::error::from a body\n\u0001\nä", "a.txt");
  await commit("::error::from a subject", "b.txt");
  await commit("fix: a file", "migrations/ü ` |.sql");
  const step = await plan();
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ version: "v1.1.0", count: "3", migrations: "1" });
  expect(step.log).not.toMatch(/^\s*::error|##\[/m);
  expect(step.summary).toContain("\\[y\\](http:\u200b//evil) @\u200ball &lt;img&gt;");
  expect(step.summary).toContain("migrations/ü");
});

/** A straight history by `git fast-import`: every seventh commit a feature, one of them breaking, one after another. */
function longHistory(count: number): string {
  const parts: string[] = [];
  for (let at = 1; at <= count; at++) {
    const subject =
      at === count - 5
        ? "feat!: the one that breaks"
        : at % 7 === 0
          ? `feat: number ${at} (#${at})`
          : `fix: number ${at}`;
    const message = `${subject}\n\nSome words about it.\n`;
    parts.push(
      `commit refs/heads/main\nmark :${at}\ncommitter Ada <ada@example.org> ${1_700_000_000 + at} +0000\n`,
      `data ${Buffer.byteLength(message)}\n${message}`,
      at === 1 ? "" : `from :${at - 1}\n`,
      `M 100644 inline a.txt\ndata ${String(at).length}\n${at}\n\n`,
    );
  }
  return parts.join("");
}

/** How often git runs, whatever the bundle would say. */
async function countGit(): Promise<number> {
  let count = 0;
  const results = createResults();
  const real = localCommands(desk, new AbortController().signal);
  await runStage(planRelease, {
    inputs: createInputs(),
    log: createLog(),
    results,
    run: { ...runContext({}), workspace: desk },
    environment: { PATH: process.env["PATH"] },
    files: { read: async () => undefined },
    forge: () => {
      throw new Error("Nobody gave a token.");
    },
    commands: {
      run: (command) => {
        count++;
        return real.run(command);
      },
    },
  });
  expect(results.left.failures).toEqual([]);
  expect(results.left.crashes).toEqual([]);
  return count;
}

test("50,000 commits take as many runs of git as three", async () => {
  await gitWith(longHistory(3), "fast-import", "--quiet", "--force");
  await git("tag", "v1.0.0", "main~2");
  const few = await countGit();
  await git("tag", "--delete", "v1.0.0");
  const count = 50_000;
  await gitWith(longHistory(count), "fast-import", "--quiet", "--force");
  await git("tag", "v1.0.0", `main~${count - 1}`);
  expect(await countGit()).toBe(few);
  expect(few).toBeLessThanOrEqual(8);
  const step = await plan();
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ version: "v2.0.0", bump: "major", count: String(count - 1) });
  expect(listed(step)).toHaveLength(200);
  expect(titles(step)[0]).toBe("the one that breaks");
  expect(step.summary.length).toBeLessThan(20_100);
});
