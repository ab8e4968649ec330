import { readFileSync } from "node:fs";
import { verifyApproval } from "../../../actions/verify-approval/verify-approval.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createClock, createLog, createResults, type Left } from "../../fakes/stage-world.ts";

const COMMIT = "a".repeat(40);
const ROLLBACK = ".github/workflows/rollback.yml";
const RULES = "gates:\n  production:\n    owner: ada\n    backup-owner: linus\n";

/** GitHub's answers by path; what is not here is not there. */
type Answers = Readonly<Record<string, unknown>>;

const RUN = "/repos/example/app/actions/runs/77";

const ago = (minutes: number): string => new Date(createClock().now() - minutes * 60_000).toISOString();

function answers(overrides: Answers = {}): Answers {
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
    query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
}

interface Scene {
  readonly with?: Readonly<Record<string, string>>;
  readonly answers?: Answers;
  readonly tag?: string | undefined;
  readonly event?: string;
}

async function verify(scene: Scene = {}): Promise<Left & { readonly lines: readonly string[] }> {
  const results = createResults();
  const log = createLog();
  const { tag = COMMIT, event = "push" } = scene;
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
      event,
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
    request: "",
    destination: "",
    "asked-at": "",
    state: "approved",
    reason: "",
    "approved-by": "Ada",
    "approved-at": new Date(createClock().now() - 20 * 60_000).toISOString(),
    comment: "go\n::error::injected",
    "plan-fingerprint": "",
    "override-windows": "",
    "override-reason": "",
    message: "",
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

test("a second request of the gate in the same run needs a second review", async () => {
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
  ["moved", "b".repeat(40), /was moved after its approval was requested/],
  ["deleted", undefined, /was deleted after its approval was requested/],
])("a tag that was %s after the approval is refused before anything is asked", async (_, tag, message) => {
  const { failures, outputs } = await verify({ tag });
  expect(failures[0]?.what).toMatch(message);
  expect(outputs).toEqual({});
});

test("a rejection is reported without failing where only the answer is wanted", async () => {
  const rejected = {
    [`${RUN}/approvals`]: [
      { state: "rejected", comment: "not today", environments: [{ name: "production" }], user: { login: "ada" } },
    ],
    "/repos/example/app/deployments/2/statuses": [
      { state: "failure", created_at: ago(20), log_url: "https://forge.example/example/app/actions/runs/77/job/2" },
      { state: "waiting", created_at: ago(60), log_url: "https://forge.example/example/app/actions/runs/77/job/2" },
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

describe("a restore, whose losses are shown by a job of the same environment", () => {
  const { job: SHOWN = "" } = /\n {10}job: (?<job>.+)\n/.exec(readFileSync(ROLLBACK, "utf8"))?.groups ?? {};
  const shown = { id: 5, name: `production / ${SHOWN}`, status: "completed", conclusion: "success" };
  const said = (...people: readonly string[]): object[] =>
    people.map((login) => ({ state: "approved", environments: [{ name: "production" }], user: { login } }));
  const judge = (reviews: readonly object[], jobs: readonly object[]) =>
    verify({
      answers: { [`${RUN}/approvals`]: reviews, [`${RUN}/jobs?filter=all`]: jobs },
      with: { version: "", commit: "", asks: "rollback", rollback: '{"target":"previous"}', job: SHOWN },
      event: "workflow_dispatch",
    });

  test("rollback.yml names the job that shows them", () => {
    expect(readFileSync(ROLLBACK, "utf8")).toContain(`  losses:\n    name: ${SHOWN}\n`);
  });

  test("each of the two jobs has its approval", async () => {
    expect((await judge(said("ada", "linus"), [shown])).outputs).toMatchObject({ state: "approved" });
  });

  test("the approval of what is shown is none of the restore, which an administrator then started by a bypass", async () => {
    const { outputs } = await judge(said("ada"), [shown]);
    expect(outputs).toMatchObject({ state: "refused", reason: "old-approval" });
  });

  test("a rollback that shows nothing needs one approval", async () => {
    const skipped = { ...shown, conclusion: "skipped" };
    expect((await judge(said("ada"), [skipped])).outputs).toMatchObject({ state: "approved" });
  });
});

describe("a gate whose job is no deployment", () => {
  const gate = { environment: "production-verdict", version: "", commit: "", deployment: "false" };
  const VERDICT = "Verdict on v1.4.0";
  const job = (name: string, attempt: number, more: object): object => ({
    ...{ id: attempt * 100, name: `production / ${name}`, run_attempt: attempt, status: "completed" },
    ...{ conclusion: "success", started_at: ago(60 - attempt), completed_at: ago(30 - attempt), ...more },
  });
  const said = (...states: readonly string[]): object[] =>
    states.map((state) => ({ state, environments: [{ name: "production-verdict" }], user: { login: "ada" } }));
  const answersOf = (states: readonly string[], jobs: readonly object[]): Answers => ({
    "/repos/example/app/environments/production-verdict": {
      name: "production-verdict",
      protection_rules: [{ type: "required_reviewers", reviewers: [{ type: "User" }] }],
    },
    [`${RUN}/approvals`]: said(...states),
    [`${RUN}/jobs?filter=all`]: jobs,
  });
  const judge = (states: readonly string[], jobs: readonly object[], more: Scene["with"] = { job: VERDICT }) =>
    verify({ answers: answersOf(states, jobs), with: { ...gate, ...more } });

  const yes = job(VERDICT, 1, {});
  const no = (attempt: number): object => job(VERDICT, attempt, { conclusion: "failure" });
  const kept = { ...yes, id: 250, run_attempt: 2 };

  test("an approval has the time at which its job began", async () => {
    expect((await judge(["approved"], [yes])).outputs).toMatchObject({ state: "approved", "approved-at": ago(59) });
  });

  test("an approved verdict, run again and rejected, is rejected", async () => {
    expect((await judge(["approved", "rejected"], [yes, no(2)])).outputs).toMatchObject({ state: "rejected" });
  });

  test("an approved verdict whose job a re-run keeps is still one", async () => {
    const jobs = [yes, job("Carry out the verdict", 1, { conclusion: "failure" }), kept];
    expect((await judge(["approved"], jobs)).outputs).toMatchObject({ state: "approved" });
  });

  test("an old approval and a bypass are none", async () => {
    const passed = job(VERDICT, 2, { status: "in_progress", conclusion: null });
    const { outputs, failures } = await judge(["approved"], [yes, passed]);
    expect(outputs).toMatchObject({ state: "refused", reason: "old-approval" });
    expect(failures[0]?.what).toContain("This run requested 2 reviews of production-verdict and has 1");
  });

  test("an attempt in which it was not asked asks for no answer", async () => {
    const skipped = job(VERDICT, 1, { conclusion: "skipped" });
    const asked = job(VERDICT, 2, {});
    expect((await judge(["approved"], [skipped, asked])).outputs).toMatchObject({ state: "approved" });
  });

  test("that it failed after it had run tells an approval of before from a rejection", async () => {
    const ranAndFailed = job(VERDICT, 1, { conclusion: "failure", runner_id: 7 });
    expect((await judge(["approved", "rejected"], [ranAndFailed, no(2)])).outputs["state"]).toBe("rejected");
    expect((await judge(["approved", "rejected"], [no(1), no(2)])).outputs["reason"]).toBe("unclear");
  });

  test("without its name only what is true for whichever job it may be counts", async () => {
    const other = job("Release v1.4.0", 1, { started_at: ago(300) });
    const nameless = await judge(["approved"], [other, yes], {});
    expect(nameless.outputs).toMatchObject({ state: "approved", "approved-at": "" });
    const both = [other, job("Release v1.4.0", 2, {}), yes];
    expect((await judge(["approved"], both, {})).outputs).toMatchObject({ reason: "old-approval" });
    expect((await judge(["approved"], both)).outputs).toMatchObject({ state: "approved" });
  });

  describe("that finds itself by its check run", () => {
    const withCheckRun = (id: number, row: object): object => ({
      ...row,
      check_run_url: `https://api.github.com/repos/example/app/check-runs/${id}`,
    });
    const own = withCheckRun(5100000001, yes);
    const otherProduct = withCheckRun(510, { ...yes, id: 101, name: `api / ${VERDICT}` });

    test("is not taken for the job of the same name below another caller", async () => {
      const byName = await judge(["approved"], [own, otherProduct]);
      expect(byName.outputs).toMatchObject({ state: "refused", reason: "old-approval" });
      const byCheckRun = await judge(["approved"], [own, otherProduct], { "check-run-id": "5100000001", job: VERDICT });
      expect(byCheckRun.outputs).toMatchObject({ state: "approved", "approved-at": ago(59) });
    });

    test("needs no name, and has the attempts before", async () => {
      const again = withCheckRun(5100000002, job(VERDICT, 2, { status: "in_progress", conclusion: null }));
      const { outputs } = await judge(["approved"], [own, again], { "check-run-id": "5100000002" });
      expect(outputs).toMatchObject({ state: "refused", reason: "old-approval" });
    });

    test("is not another one when the run has no such check run", async () => {
      const { failures, outputs } = await judge(["approved"], [own], { "check-run-id": "1", job: VERDICT });
      expect(failures[0]?.what).toContain("The run 77 has no job with the check run 1,");
      expect(outputs).toEqual({});
    });

    test("is found by its name on a forge that tells no check run", async () => {
      const { outputs } = await judge(["approved"], [yes], { "check-run-id": "", job: VERDICT });
      expect(outputs).toMatchObject({ state: "approved" });
    });

    test.each([{ "check-run-id": "Verdict" }, { "check-run-id": "5100000001", deployment: "true" }])(
      "%j is refused",
      async (more) => {
        const { failures, outputs } = await judge(["approved"], [own], more);
        expect(failures[0]?.what).toContain("check-run-id");
        expect(outputs).toEqual({});
      },
    );
  });

  test("a name that no job has is an error, and no answer", async () => {
    const { failures, outputs } = await judge(["approved"], [yes], { job: "Verdict" });
    expect(failures[0]?.what).toContain('The run 77 has no job "Verdict"');
    expect(outputs).toEqual({});
  });

  test("its approval expires, too", async () => {
    const old = job(VERDICT, 1, { started_at: ago(25 * 60) });
    expect((await judge(["approved"], [old])).outputs).toMatchObject({ state: "refused", reason: "expired" });
  });
});

describe("a run that a token started", () => {
  const PARENT = "b".repeat(40);
  const BOT = { login: "github-actions[bot]", type: "Bot" };
  const runBy = (actor: object, more: object = {}): object => ({
    ...{ id: 77, head_sha: COMMIT, path: ".github/workflows/deploy-prod.yml", created_at: ago(90), run_attempt: 1 },
    ...{ status: "in_progress", updated_at: ago(0), event: "workflow_dispatch" },
    ...{ actor, triggering_actor: actor, ...more },
  });
  const preparation = (login: string, more: object = {}): object =>
    runBy({ login }, { id: 70, head_sha: PARENT, path: ".github/workflows/prepare-release.yml", ...more });
  /** What a run's last job says of the run that it started. */
  const says = (run: number, started: number): Answers => ({
    [`/repos/example/app/actions/runs/${run}/jobs?filter=all`]: [
      ...[{ id: 1, name: "prepare / Tag v1.4.0", status: "completed", conclusion: "success" }],
      { id: 2, name: `prepare / Started run ${started}`, status: "completed", conclusion: "success" },
    ],
  });
  const prepared = (runs: readonly object[], by: object = BOT, started = 77): Answers => ({
    ...says(70, started),
    [RUN]: runBy(by),
    [`/repos/example/app/commits/${COMMIT}`]: { parents: [{ sha: PARENT }] },
    [`/repos/example/app/actions/workflows/prepare-release.yml/runs?head_sha=${PARENT}`]: runs,
  });
  const under = (login: string, more: object = {}): object =>
    preparation(login, { created_at: ago(120), status: "completed", updated_at: ago(89), ...more });

  test.each<[string, Answers, string]>([
    ["by another's preparation may be approved", prepared([under("grace")]), ""],
    ["by the approver's own preparation may not", prepared([under("ada")]), "self-approval"],
    ["by nobody who is known may not", prepared([]), "unknown-starter"],
    [
      "while a preparation is under way that started another may not",
      prepared([under("grace")], BOT, 78),
      "unknown-starter",
    ],
    [
      "of a preparation's name, by another event, may not",
      prepared([under("grace", { event: "pull_request" })]),
      "unknown-starter",
    ],
    ["by a preparation that still runs may be", prepared([under("grace", { status: "in_progress" })]), ""],
    [
      "by a preparation that a bot started may not",
      prepared([under("grace", { actor: BOT, triggering_actor: BOT })]),
      "unknown-starter",
    ],
    [
      "with a person's token, by the approver's preparation, may not",
      prepared([under("ada")], { login: "x" }),
      "self-approval",
    ],
  ])("%s", async (_, overrides, reason) => {
    expect((await verify({ answers: overrides })).outputs).toMatchObject({ reason });
  });

  test("counts for whoever prepared the tag that it was dispatched for, also where no one tells its commit", async () => {
    const gate = { version: "", commit: "" };
    const answers = prepared([under("ada")]);
    const dispatched = { answers, event: "workflow_dispatch", with: { ...gate, "dispatched-tag": "v1.4.0" } };
    expect((await verify(dispatched)).outputs).toMatchObject({ reason: "self-approval" });
    expect((await verify({ answers, with: gate })).outputs).toMatchObject({ reason: "self-approval" });
    const back = await verify({ answers, event: "workflow_dispatch", with: gate });
    expect(back.outputs).toMatchObject({ reason: "unknown-starter" });
  });

  test("for a hotfix counts for whoever made its branch", async () => {
    const bots = { actor: BOT, triggering_actor: BOT, head_branch: "hotfix/v1.4.0" };
    const since = encodeURIComponent(`>=${new Date(Date.parse(ago(120)) - 35 * 86_400_000).toISOString()}`);
    const hotfix = (login: string): Answers => ({
      ...prepared([under("", bots)]),
      ...says(60, 70),
      [`/repos/example/app/actions/workflows/hotfix.yml/runs?created=${since}`]: [
        runBy({ login }, { id: 60, path: ".github/workflows/hotfix.yml", created_at: ago(121), updated_at: ago(119) }),
      ],
    });
    expect((await verify({ answers: hotfix("grace") })).outputs).toMatchObject({ reason: "" });
    expect((await verify({ answers: hotfix("ada") })).outputs).toMatchObject({ reason: "self-approval" });
  });

  test("again, for no one knows whom, may not be approved", async () => {
    const again = { [RUN]: runBy({ login: "grace" }, { run_attempt: 2, triggering_actor: BOT }) };
    expect((await verify({ answers: again })).outputs).toMatchObject({ reason: "unknown-starter" });
    const person = { [RUN]: runBy({ login: "grace" }, { run_attempt: 2, triggering_actor: { login: "ada" } }) };
    expect((await verify({ answers: person })).outputs).toMatchObject({ reason: "self-approval" });
  });
});
