import { checkReadiness } from "../../../actions/check-readiness/check-readiness.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createClock, createLog, createResults, type Left } from "../../fakes/stage-world.ts";

/** How long a commit's tests and its staging are waited for, on a clock that no one waits for. */

const COMMIT = "a".repeat(40);
const RULES = `windows: { friday-from: false }
check-readiness: { required-checks: [unit], required-workflows: [e2e.yml], staging: staging }
`;
const MINUTE = 60_000;

interface Happening {
  /** Minutes after the beginning. */
  readonly from: number;
  readonly until?: number;
  readonly unit?: string;
  /** Runs of workflows by their files: a status, or how it ended. */
  readonly runs?: Readonly<Record<string, string>>;
  readonly staging?: "success" | "failure" | "in_progress";
}

interface Seen extends Left {
  readonly lines: readonly string[];
  /** Minutes that were waited. */
  readonly waited: number;
}

const PREPARATION = { commit: COMMIT, version: "v1.4.0", scope: "commit" };
const TAG = { tag: "v1.4.0" };

async function check(
  given: Readonly<Record<string, string>>,
  happens: readonly Happening[],
  rules = RULES,
): Promise<Seen> {
  const results = createResults();
  const log = createLog();
  const clock = createClock();
  await runStage(checkReadiness, {
    inputs: createInputs({ token: "t0ken", ...given }),
    ...{ log, results, clock },
    cancellation: { signal: new AbortController().signal },
    files: { read: async () => undefined },
    http: { send: () => Promise.reject(new Error("Nothing is to be sent.")) },
    tags: { commitOf: async () => COMMIT },
    forge: () => forgeAt(() => clock.monotonic() / MINUTE, happens, rules),
    run: {
      ...{ forge: "github", repository: "example/app", runId: "77", runAttempt: "1", job: "plan", actor: "grace" },
      ...{ event: "workflow_dispatch", ref: "refs/heads/trunk", sha: COMMIT, runUrl: "", workspace: "/workspace" },
    },
  });
  expect(results.left.crashes).toEqual([]);
  return { ...results.left, lines: log.lines, waited: clock.monotonic() / MINUTE };
}

const PAGE = "https://forge.example/example/app/actions/runs";
const STAGED = {
  ...{ path: ".github/workflows/deploy-staging.yml", event: "push" },
  ...{ status: "completed", conclusion: "success" },
};

function forgeAt(minute: () => number, happens: readonly Happening[], rules: string): Forge {
  const now = (): readonly Happening[] =>
    happens.filter(({ from, until = Number.POSITIVE_INFINITY }) => minute() >= from && minute() < until);
  const last = <Key extends keyof Happening>(key: Key): Happening[Key] | undefined =>
    now().findLast((one) => one[key] !== undefined)?.[key];
  const runs = (): readonly object[] => {
    const all = Object.assign({ "prepare-release.yml": "in_progress" }, ...now().map((one) => one.runs ?? {}));
    return Object.entries(all).map(([file, word], at) => ({
      id: 77 + at,
      path: `.github/workflows/${file}`,
      ...stateOf(String(word)),
    }));
  };
  return {
    read: async (path) => {
      if (path === "/repos/example/app") return { default_branch: "trunk" };
      if (path.startsWith("/repos/example/app/compare/trunk...")) return { status: "identical" };
      if (path.startsWith("/repos/example/app/issues?")) return [];
      if (path.endsWith("/contents/.github/sluice.yml?ref=trunk"))
        return { encoding: "base64", content: Buffer.from(rules).toString("base64") };
      if (path.includes("/deployments?")) {
        const old = { id: 1, sha: "0".repeat(40), created_at: "2026-11-29T10:00:00Z" };
        return last("staging") === undefined ? [old] : [{ ...old, id: 2, sha: COMMIT }, old];
      }
      const [, run = ""] = /\/actions\/runs\/(\d+)$/.exec(path) ?? [];
      if (run !== "") return { ...STAGED, id: Number(run), head_sha: run === "2" ? COMMIT : "0".repeat(40) };
      if (path.includes("/deployments/2/")) return [{ state: last("staging"), log_url: `${PAGE}/2/job/2` }];
      return path.includes("/deployments/1/") ? [{ state: "success", log_url: `${PAGE}/1/job/1` }] : undefined;
    },
    list: async (path) => {
      const [, run] = /\/actions\/runs\/([12])\/jobs/.exec(path) ?? [];
      if (run !== undefined) return [{ id: Number(run), name: "staging", status: "completed", conclusion: "success" }];
      if (path.includes("/actions/runs?")) return runs();
      if (!path.includes("/check-runs?")) return [];
      const unit = last("unit");
      return unit === undefined ? [] : [{ id: 5, name: "unit", ...stateOf(unit) }];
    },
    query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
}

function stateOf(word: string): object {
  const isOver = ["success", "failure"].includes(word);
  return isOver ? { status: "completed", conclusion: word } : { status: word, conclusion: null };
}

describe("a preparation that was started together with staging", () => {
  test("waits for tests that are not there yet, and for staging, and says so", async () => {
    const { failures, outputs, lines, waited } = await check(PREPARATION, [
      { from: 1, runs: { "deploy-staging.yml": "in_progress" }, unit: "in_progress", staging: "in_progress" },
      { from: 4, unit: "success" },
      { from: 12, runs: { "deploy-staging.yml": "success" }, staging: "success" },
      { from: 14, runs: { "e2e.yml": "in_progress" } },
      { from: 25, runs: { "e2e.yml": "success" } },
    ]);
    expect(failures).toEqual([]);
    expect(outputs).toMatchObject({ kind: "candidate" });
    expect(waited).toBe(25);
    expect(lines.filter((line) => line.startsWith("Waiting"))).toEqual([
      "Waiting for at most 30 min: Check unit (it has not run yet); Workflow e2e.yml (it has not run yet); Staging (staging runs 000000000000).",
      "Waiting for at most 29 min: Check unit (in_progress); Workflow e2e.yml (it has not run yet); Staging (staging runs 000000000000).",
      "Waiting for at most 26 min: Workflow e2e.yml (it has not run yet); Staging (staging runs 000000000000).",
      "Waiting for at most 18 min: Workflow e2e.yml (it has not run yet).",
      "Waiting for at most 16 min: Workflow e2e.yml (in_progress).",
    ]);
  });

  test.each<[string, Happening, string]>([
    ["a check", { from: 3, unit: "failure" }, "Check unit: failure."],
    ["a workflow", { from: 3, runs: { "e2e.yml": "failure" } }, "Workflow e2e.yml: failure."],
    ["the deploy to staging", { from: 3, staging: "failure" }, "The deploy of this commit to staging failed."],
  ])("%s that failed refuses it at once", async (_, happens, says) => {
    const { failures, waited } = await check(PREPARATION, [happens]);
    expect(failures[0]?.what).toContain(says);
    expect(waited).toBe(3);
  });

  test("what never comes is refused after half an hour, and after as long as the configuration says", async () => {
    const usual = await check(PREPARATION, [{ from: 0, unit: "success", staging: "success" }]);
    expect(usual.waited).toBe(30);
    expect(usual.failures[0]?.what).toBe(
      "v1.4.0 is not released: Workflow e2e.yml has not run for this commit. Waited 30 min for it.",
    );
    const rules = RULES.replace("staging: staging", "wait-for-checks: 50m");
    expect((await check(PREPARATION, [], rules)).waited).toBe(50);
  });

  test("staging alone is waited for where nothing is required", async () => {
    const rules = "windows: { friday-from: false }\ncheck-readiness: { staging: staging }\n";
    const { failures, waited } = await check(PREPARATION, [{ from: 7, staging: "success" }], rules);
    expect(failures).toEqual([]);
    expect(waited).toBe(7);
  });
});

describe("a tag", () => {
  test("on a commit where nothing goes on is refused at once", async () => {
    const { failures, waited } = await check(TAG, [{ from: 0, unit: "success", staging: "success" }]);
    expect(failures[0]?.what).toContain("Workflow e2e.yml has not run for this commit.");
    expect(waited).toBe(0);
  });

  test("is not held up by its own run, nor by one that waits for a person", async () => {
    const happens = [{ from: 0, unit: "success", runs: { "deploy-prod.yml": "waiting" } }];
    expect((await check(TAG, happens)).waited).toBe(0);
  });

  test("waits for what another run of the commit may still bring, also shortly after that run's end", async () => {
    const { failures, waited } = await check(TAG, [
      { from: 0, unit: "success", runs: { "deploy-staging.yml": "in_progress" }, staging: "in_progress" },
      { from: 3, runs: { "deploy-staging.yml": "success" }, staging: "success" },
      { from: 3.5, runs: { "e2e.yml": "queued" } },
      { from: 6, runs: { "e2e.yml": "success" } },
    ]);
    expect(failures).toEqual([]);
    expect(waited).toBe(6);
  });

  test("is refused soon when that run brings nothing, and after ten minutes when it does not end", async () => {
    const goesOn = { from: 0, unit: "success", runs: { "deploy-staging.yml": "in_progress" } };
    const ended = { from: 3, runs: { "deploy-staging.yml": "success" }, staging: "success" } as const;
    expect((await check(TAG, [goesOn, ended])).waited).toBe(3.5);
    const endless = await check(TAG, [goesOn]);
    expect(endless.waited).toBe(10);
    expect(endless.failures[0]?.what).toContain("Waited 10 min for it.");
  });

  test("is waited for no longer than its job has, and the row says so", async () => {
    const goesOn = { from: 0, unit: "success", runs: { "deploy-staging.yml": "in_progress" } };
    const long = await check(TAG, [goesOn], RULES.replace("staging: staging", "wait-for-checks: 50m"));
    expect(long.waited).toBe(12);
    expect(long.failures[0]?.what).toContain(
      "Waited 12 min for it. `check-readiness.wait-for-checks` is 50m, but the job has a quarter of an hour.",
    );
  });

  test("with a check that failed is refused at once, whatever goes on", async () => {
    const happens = [{ from: 0, unit: "failure", runs: { "e2e.yml": "in_progress" } }];
    expect((await check(TAG, happens)).waited).toBe(0);
  });
});
