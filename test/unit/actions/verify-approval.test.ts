import { verifyApproval } from "../../../actions/verify-approval/verify-approval.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import type { Forge } from "../../../src/world/forge.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createClock, createLog, createResults, type Left } from "../../fakes/stage-world.ts";

const COMMIT = "a".repeat(40);
const RULES = "gates:\n  production:\n    owner: ada\n    backup-owner: linus\n";

/** GitHub's answers by path; what is not here is not there. */
type Answers = Readonly<Record<string, unknown>>;

const RUN = "/repos/example/app/actions/runs/77";

function answers(overrides: Answers = {}): Answers {
  const clock = createClock();
  const ago = (minutes: number): string => new Date(clock.now() - minutes * 60_000).toISOString();
  return {
    "/repos/example/app": { default_branch: "trunk" },
    "/repos/example/app/contents/.github/sluice.yml?ref=trunk": {
      encoding: "base64",
      content: Buffer.from(RULES).toString("base64"),
    },
    "/repos/example/app/environments/production": {
      name: "production",
      protection_rules: [{ type: "required_reviewers", reviewers: [{ type: "User" }] }],
    },
    [RUN]: { head_sha: COMMIT, actor: { login: "grace" }, triggering_actor: { login: "grace" } },
    [`${RUN}/approvals`]: [
      {
        state: "approved",
        comment: "go\n::error::injected",
        environments: [{ name: "production" }],
        user: { login: "Ada", type: "User" },
      },
    ],
    [`/repos/example/app/deployments?environment=production&sha=${COMMIT}`]: [
      { id: 1, created_at: ago(90) },
      { id: 2, created_at: ago(60) },
    ],
    "/repos/example/app/deployments/1/statuses": [
      { state: "success", created_at: ago(80), log_url: "https://forge.example/example/app/actions/runs/76/job/1" },
    ],
    "/repos/example/app/deployments/2/statuses": [
      { state: "in_progress", created_at: ago(20), log_url: "https://forge.example/example/app/actions/runs/77/job/2" },
      { state: "waiting", created_at: ago(60), log_url: "https://forge.example/example/app/actions/runs/77/job/2" },
    ],
    ...overrides,
  };
}

function createForge(known: Answers): Forge {
  return {
    read: async (path) => known[path],
    list: async (path) => {
      const list = known[path];
      return Array.isArray(list) ? list : [];
    },
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
}

interface Scene {
  readonly with?: Readonly<Record<string, string>>;
  readonly answers?: Answers;
  readonly tag?: string | undefined;
}

async function verify(scene: Scene = {}): Promise<Left & { readonly lines: readonly string[] }> {
  const results = createResults();
  const log = createLog();
  const { tag = COMMIT } = scene;
  await runStage(verifyApproval, {
    inputs: createInputs({ token: "t0ken", version: "v1.4.0", commit: COMMIT, ...scene.with }),
    log,
    results,
    clock: createClock(),
    tags: { commitOf: async () => ("tag" in scene ? scene.tag : tag) },
    forge: () => createForge(answers(scene.answers)),
    run: {
      forge: "github",
      repository: "example/app",
      runId: "77",
      runAttempt: "1",
      job: "release",
      actor: "grace",
      event: "push",
      ref: "refs/tags/v1.4.0",
      sha: COMMIT,
      runUrl: "",
      workspace: "/",
    },
  });
  return { ...results.left, lines: log.lines };
}

test("an owner's approval of this run passes, with who, when and what was said", async () => {
  const { outputs, failures, summaries, lines } = await verify();
  expect(failures).toEqual([]);
  expect(outputs).toEqual({
    issue: "",
    state: "approved",
    reason: "",
    "approved-by": "Ada",
    "approved-at": new Date(createClock().now() - 20 * 60_000).toISOString(),
    comment: "go\n::error::injected",
    "plan-fingerprint": "",
    "override-windows": "",
    "override-reason": "",
  });
  expect(summaries.join()).toContain("production was approved");
  expect(lines.some((line) => line.startsWith("::"))).toBe(false);
});

test("the rules come from the default branch: no owners there, and any reviewer may", async () => {
  const stranger = {
    [`${RUN}/approvals`]: [
      { state: "approved", comment: "", environments: [{ name: "production" }], user: { login: "mallory" } },
    ],
  };
  expect((await verify({ answers: stranger })).outputs).toMatchObject({ state: "refused", reason: "stranger" });
  const open = { ...stranger, "/repos/example/app/contents/.github/sluice.yml?ref=trunk": undefined };
  expect((await verify({ answers: open })).outputs).toMatchObject({ state: "approved" });
});

test.each<[string, Answers, string]>([
  ["a missing environment", { "/repos/example/app/environments/production": undefined }, "no-such-environment"],
  [
    "an unprotected one",
    { "/repos/example/app/environments/production": { name: "production", protection_rules: [] } },
    "no-reviewers",
  ],
  ["a run that nobody answered", { [`${RUN}/approvals`]: [] }, "unanswered"],
])("%s fails the step, and says what to do", async (_, overrides, reason) => {
  const { outputs, failures } = await verify({ answers: overrides });
  expect(outputs).toMatchObject({ state: "refused", reason });
  expect(failures).toHaveLength(1);
  expect(failures[0]?.todo).not.toBe("");
});

test("a second opening of the gate in the same run needs a second answer", async () => {
  const both = {
    "/repos/example/app/deployments/1/statuses": [
      {
        state: "failure",
        created_at: new Date(createClock().now() - 5_000_000).toISOString(),
        target_url: "https://forge.example/example/app/actions/runs/77",
      },
    ],
  };
  expect((await verify({ answers: both })).outputs).toMatchObject({ state: "refused", reason: "old-approval" });
});

test.each<[string, string | undefined, RegExp]>([
  ["moved", "b".repeat(40), /was moved after its approval was asked/],
  ["deleted", undefined, /was deleted after its approval was asked/],
])("a tag that was %s after the approval is refused before anything is asked", async (_, tag, message) => {
  const { failures, outputs } = await verify({ tag });
  expect(failures[0]?.what).toMatch(message);
  expect(outputs).toEqual({});
});

test("a no is reported without failing where only the answer is wanted", async () => {
  const rejected = {
    [`${RUN}/approvals`]: [
      { state: "rejected", comment: "not today", environments: [{ name: "production" }], user: { login: "ada" } },
    ],
  };
  expect((await verify({ answers: rejected })).failures[0]?.what).toContain("ada rejected production: not today");
  const asked = await verify({ answers: rejected, with: { require: "nothing" } });
  expect(asked.failures).toEqual([]);
  expect(asked.outputs).toMatchObject({ state: "rejected", "approved-by": "ada" });
});

test("an answer of the forge that is not understood is no yes", async () => {
  const odd = {
    [`${RUN}/approvals`]: [{ state: "Approved!", environments: [{ name: "production" }], user: { login: "ada" } }],
  };
  const { failures, crashes, outputs } = await verify({ answers: odd });
  expect(crashes).toEqual([]);
  expect(failures[0]?.what).toContain("is not understood");
  expect(outputs).toEqual({});
});

test("a version without its commit is refused: an approval has to be bound to both", async () => {
  expect((await verify({ with: { commit: "" } })).failures[0]?.what).toContain("needs its `commit`");
});
