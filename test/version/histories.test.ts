import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planRelease } from "../../actions/plan-release/plan-release.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { runStage } from "../../src/stage/run-stage.ts";
import { localCommands } from "../../src/world/runner/commands.ts";
import { runContext } from "../../src/world/runner/run-context.ts";
import { createInputs } from "../fakes/inputs.ts";
import { createLog, createResults, type Left } from "../fakes/stage-world.ts";
import { type HistoryCase, historyCases } from "./corpus/corpus.ts";

const CASES = historyCases(repositoryRoot());

let desk: string;

beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), "sluice-history-"));
  git(["init", "--quiet", "--initial-branch=main"]);
});

afterEach(() => rmSync(desk, { recursive: true, force: true }));

/** Seconds since the epoch; each commit is a minute younger than the one before. */
let now = 1_700_000_000;

function git(args: readonly string[], input = ""): string {
  now += 60;
  const person = { NAME: "Ada", EMAIL: "ada@example.org", DATE: `${now} +0000` };
  const people = Object.entries(person).flatMap(([name, value]) =>
    ["AUTHOR", "COMMITTER"].map((role) => [`GIT_${role}_${name}`, value]),
  );
  const env = { PATH: process.env["PATH"], GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  const all = { ...env, ...Object.fromEntries(people) };
  return execFileSync("git", args, { cwd: desk, input, env: all, encoding: "utf8" }).trim();
}

/** Makes the history, and leaves its newest commit as the branch. */
function write({ commits, beside }: HistoryCase): void {
  const tree = git(["mktree"]);
  const add = (message: string, parents: readonly (string | undefined)[]): string =>
    git(["commit-tree", tree, ...parents.flatMap((one) => (one === undefined ? [] : ["-p", one]))], message);
  const words = new Map<string, string>();
  let tip: string | undefined;
  for (const entry of commits) {
    if (typeof entry === "string") tip = add(entry, [tip]);
    else if ("tag" in entry) git(["tag", entry.tag, tip ?? ""]);
    else if ("merge" in entry) {
      let branch = tip;
      for (const message of entry.of) branch = add(message, [branch]);
      tip = add(entry.merge, [tip, branch]);
    } else {
      const { commit, word, reverts, picks } = entry;
      const footer = reverts === undefined ? "" : `\n\nThis reverts commit ${words.get(reverts)}.`;
      const copy = picks === undefined ? "" : `\n\n(cherry picked from commit ${words.get(picks)})`;
      tip = add(`${commit}${footer}${copy}`, [tip]);
      if (word !== undefined) words.set(word, tip);
    }
    if (beside !== undefined && words.size === 0 && tip !== undefined) {
      words.set("", tip);
      git(["tag", beside, add("chore: release", [tip])]);
    }
  }
  git(["update-ref", "HEAD", tip ?? ""]);
}

/** What plan-release says of it. */
async function plan(): Promise<Left & { readonly warnings: readonly string[] }> {
  const results = createResults();
  const log = createLog();
  await runStage(planRelease, {
    ...{ inputs: createInputs(), log, results, environment: { PATH: process.env["PATH"] } },
    run: { ...runContext({}), workspace: desk },
    files: { read: async () => undefined },
    commands: localCommands(desk, new AbortController().signal),
    forge: () => {
      throw new Error("No token was given.");
    },
  });
  return { ...results.left, warnings: log.lines.filter((line) => line.startsWith("warning: ")) };
}

test("the corpus has at least thirty histories, each of a shape of its own", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(30);
  expect(new Set(CASES.map(({ shape }) => shape)).size).toBe(CASES.length);
});

test.each(CASES)("$shape", async (history) => {
  write(history);
  const { outputs, failures, crashes, warnings } = await plan();
  expect(crashes).toEqual([]);
  expect(warnings).toEqual(history.warning === "" ? [] : [expect.stringContaining(history.warning)]);
  if (history.refused !== "") {
    expect(failures.map(({ what, todo }) => `${what} ${todo}`)).toEqual([expect.stringContaining(history.refused)]);
    return;
  }
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ version: history.version, count: String(history.changes.length) });
  const titles = JSON.parse(outputs["commits"] ?? "[]").map(({ title }: { readonly title: string }) => title);
  // The list has the weightiest first, and the case says them as they came.
  expect(titles.toSorted()).toEqual(history.changes.toSorted());
});
