import { lookAtStaging } from "../../../actions/check-readiness/staging-check.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import { stagingRow, stagingStanding } from "../../../src/readiness/rows/staging-row.ts";

const [A, B, C] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];

const RUN = {
  ...{ path: ".github/workflows/deploy-staging.yml", event: "push" },
  ...{ status: "completed", conclusion: "success" },
};

const WISH = { repository: "/repos/x/y", environment: "staging", workflow: "deploy-staging.yml" };

/** Deployments with their last state, the oldest first; undefined where the forge has none to ask for. */
function forgeWith(deployments: readonly (readonly [string, string | undefined])[] | undefined): Forge {
  return {
    read: async (path) => {
      const id = /\/deployments\/(\d+)\/statuses/.exec(path)?.[1];
      const run = /\/actions\/runs\/(\d+)$/.exec(path)?.[1];
      if (run !== undefined) return { ...RUN, id: Number(run), head_sha: deployments?.[Number(run)]?.[0] };
      if (id === undefined)
        return deployments?.map(([sha], at) => ({ id: at, sha, created_at: "2026-11-29T10:00:00Z" }));
      const state = deployments?.[Number(id)]?.[1];
      return state === undefined ? [] : [{ state, log_url: `https://x/actions/runs/${id}/job/${id}` }];
    },
    list: async (path) => {
      const id = Number(/\/actions\/runs\/(\d+)\/jobs/.exec(path)?.[1]);
      return [
        { id, name: "staging", status: "completed", conclusion: "success", completed_at: "2026-11-29T10:05:00Z" },
      ];
    },
    query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
}

async function staging(deployments: readonly (readonly [string, string | undefined])[] | undefined) {
  const look = await lookAtStaging(forgeWith(deployments), WISH);
  return { ...stagingRow("staging", [A], look), standing: stagingStanding("staging", [A], look).state };
}

test("what was deployed last, and ended well, is what staging runs", async () => {
  expect(await staging([[A, "success"]])).toMatchObject({
    state: "ok",
    standing: "passed",
    url: "https://x/actions/runs/0/job/0",
  });
  expect(
    await staging([
      [A, "inactive"],
      [B, "success"],
    ]),
  ).toMatchObject({ state: "red", verdict: "staging runs bbbbbbbbbbbb, and not this commit.", standing: "missing" });
  expect(
    await staging([
      [A, "success"],
      [B, "inactive"],
    ]),
  ).toMatchObject({ state: "ok" });
});

test.each(["failure", "error"])(
  "after a deploy with the end %s no one knows what runs, whatever was live before",
  async (end) => {
    expect(
      await staging([
        [A, "success"],
        [B, end],
      ]),
    ).toMatchObject({
      state: "red",
      verdict: "What staging runs is not known: its newest deployment, of bbbbbbbbbbbb, failed.",
      url: "https://x/actions/runs/1/job/1",
      standing: "missing",
    });
    const own = await staging([
      [B, "success"],
      [A, end],
    ]);
    expect(own).toMatchObject({ state: "red", standing: "failed" });
    expect(own.verdict).toContain("The deploy of this commit to staging failed.");
  },
);

test.each(["pending", "queued", "waiting", "in_progress", undefined, "unheard"])(
  "a deploy in the state %s is waited for",
  async (state) => {
    expect(
      await staging([
        [A, "success"],
        [B, state],
      ]),
    ).toMatchObject({
      state: "red",
      verdict: "What staging runs is not known yet: the deploy of bbbbbbbbbbbb has not ended.",
      standing: "pending",
    });
  },
);

test("of one that goes on after one that failed it is not said what runs meanwhile", async () => {
  const deployments = [
    [A, "success"],
    [B, "failure"],
    [C, "in_progress"],
  ] as const;
  const look = await lookAtStaging(forgeWith(deployments), WISH);
  expect(look).toMatchObject({ kind: "unsettled", newest: { commit: C, state: "in progress" }, before: undefined });
});

test("nothing was deployed, or nothing that is still there", async () => {
  for (const deployments of [[], [[A, "inactive"]]] as const)
    expect(await staging(deployments)).toMatchObject({ state: "red", standing: "missing" });
});

test("where the forge lists neither deployments nor runs, no one waits for it", async () => {
  const row = await staging(undefined);
  expect(row).toMatchObject({ state: "red", standing: "failed" });
  expect(row.verdict).toContain("This forge lists neither deployments nor runs");
  expect(row.todo).toContain("Remove `check-readiness.staging`");
});

/** Runs of Gitea's staging workflow and others, the oldest first: a commit, and how it ended; undefined while it goes on. */
async function stagingByRuns(
  ...runs: readonly { readonly sha: string; readonly end?: string; readonly other?: object }[]
) {
  const forge = forgeWith(undefined);
  const answers = runs.map(({ sha, end, other }, id) => {
    const ended = end === undefined ? { status: "running" } : { status: "completed", conclusion: end };
    return { id, head_sha: sha, path: "deploy-staging.yml@refs/heads/main", event: "push", ...ended, ...other };
  });
  const read = async (path: string) =>
    path.startsWith("/repos/x/y/actions/runs?") ? { total_count: runs.length, workflow_runs: answers } : undefined;
  const look = await lookAtStaging({ ...forge, read }, WISH);
  return { ...stagingRow("staging", [A], look), standing: stagingStanding("staging", [A], look).state };
}

test("without deployments, the newest run that deployed to staging says what it runs", async () => {
  expect(await stagingByRuns({ sha: B, end: "success" }, { sha: A, end: "success" })).toMatchObject({ state: "ok" });
  expect(await stagingByRuns({ sha: A, end: "success" }, { sha: B, end: "skipped" })).toMatchObject({ state: "ok" });
  const other = await stagingByRuns({ sha: A, end: "success" }, { sha: B, end: "success" });
  expect(other).toMatchObject({ state: "red", verdict: "staging runs bbbbbbbbbbbb, and not this commit." });
});

test("without deployments, a run that goes on is waited for, and after one that failed it is unknown what runs", async () => {
  const goingOn = await stagingByRuns({ sha: A, end: "success" }, { sha: B });
  expect(goingOn).toMatchObject({ state: "red", standing: "pending" });
  for (const end of ["failure", "cancelled"]) {
    const failed = await stagingByRuns({ sha: A, end: "success" }, { sha: B, end });
    expect(failed.verdict).toContain("its newest deployment, of bbbbbbbbbbbb, failed");
  }
});

test("without deployments, runs of other workflows and of other events are no evidence", async () => {
  for (const other of [{ path: "ci.yml@refs/heads/main" }, { event: "pull_request" }]) {
    expect(await stagingByRuns({ sha: A, end: "success", other })).toMatchObject({ state: "red", standing: "missing" });
  }
});
