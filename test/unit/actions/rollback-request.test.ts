import { answerApproval } from "../../../actions/answer-approval/answer-approval.ts";
import { requestApproval } from "../../../actions/request-approval/request-approval.ts";
import { verifyApproval } from "../../../actions/verify-approval/verify-approval.ts";
import { runStage, type Stage } from "../../../src/stage/run-stage.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createIssueForge, type IssueForge } from "../../fakes/issue-forge.ts";
import { createClock, createLog, createResults, type Left } from "../../fakes/stage-world.ts";

/** A rollback by dispatch under the comment gate: another owner answers it, or one owner acts alone where the gate allows it. */

const COMMIT = "a".repeat(40);
const BOT = "github-actions[bot]";
const gates = (more = ""): string =>
  `gates: { production: { kind: comment, owner: ada, backup-owner: linus${more} } }\n`;
const INPUTS = { target: "previous", from: "v1.5.0", reason: "exports are broken", "pull-missing": "false" };

let forge: IssueForge;
let clock: ReturnType<typeof createClock>;
let runs = 500;

function open(more = ""): void {
  clock = createClock();
  forge = createIssueForge(gates(more), () => clock.now());
}

beforeEach(() => open());

interface Wish {
  readonly with: Readonly<Record<string, string>>;
  readonly actor?: string;
  readonly file?: string;
  readonly branch?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: stages of different inputs, run alike
async function run(stage: Stage<any, any>, { with: given, actor = "ada", file, branch = "main" }: Wish): Promise<Left> {
  const id = String(++runs);
  const isAnswer = stage === answerApproval;
  const event = isAnswer ? "issue_comment" : "workflow_dispatch";
  forge.runs.set(id, {
    path: `.github/workflows/${file ?? (isAnswer ? "answer.yml" : "rollback.yml")}`,
    ...{ event, head_branch: branch, head_sha: COMMIT, run_attempt: 1 },
    ...{ actor: { login: actor }, triggering_actor: { login: actor } },
  });
  const results = createResults();
  await runStage(stage, {
    inputs: createInputs({ token: "t0ken", ...given }),
    ...{ log: createLog(), results, clock },
    tags: { commitOf: async () => undefined },
    forge: () => forge.as(BOT),
    run: {
      ...{ forge: "github", repository: "example/app", runId: id, runAttempt: "1", job: "ask", actor, event },
      ...{ ref: `refs/heads/${branch}`, sha: COMMIT, workspace: "/" },
      runUrl: `https://forge.example/example/app/actions/runs/${id}`,
    },
  });
  expect(results.left.crashes).toEqual([]);
  await clock.sleep(60_000);
  return results.left;
}

const rollback = JSON.stringify({ ...INPUTS, gate: "comment", url: "https://app.example.com" });
const asked = { asks: "rollback", rollback };
const ask = async (wish: Partial<Wish> = {}): Promise<number> => {
  const { outputs, failures } = await run(requestApproval, { ...wish, with: { ...asked, ...wish.with } });
  expect(failures).toEqual([]);
  return Number(outputs["issue"]);
};
const answer = (issue: number, comment: number, more: Readonly<Record<string, string>> = {}): Promise<Left> =>
  run(answerApproval, { with: { issue: String(issue), comment: String(comment), ...more } });
const verify = (more: Readonly<Record<string, string>>, actor = BOT): Promise<Left> =>
  run(verifyApproval, { actor, with: { ...asked, deployment: "false", ...more } });

test("the request is urgent, says what is rolled back, and calls the owner who may approve", async () => {
  const issue = await ask();
  expect(forge.issues).toMatchObject([{ title: "Urgent: roll back v1.5.0", state: "open" }]);
  const body = forge.comments(issue)[0]?.body ?? "";
  expect(body).toMatch(/^⚠️ No environment protects the deploy key here/);
  expect(body).toContain("### Urgent: roll back v1.5.0 waits for production");
  expect(body).toContain("@linus: read the text below");
  expect(body).not.toContain("@ada");
  expect(body).toMatch(/\| Rolls back from \| v1\.5\.0 \|[\s\S]*\| Runs afterwards \| the release before it \|/);
  expect(body).toContain("exports are broken");
  expect(body).toContain("`/approve v1.5.0-rollback`");
});

test("another owner's approval dispatches the same rollback, which verifies it anew", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "linus", "/approve v1.5.0-rollback");
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "approved" });
  expect(forge.workflows).toEqual(["rollback.yml"]);
  const inputs = { ...INPUTS, "ignore-one-offs": "", approval: String(yes) };
  expect(forge.dispatches).toEqual([{ ref: "main", inputs }]);
  const verified = await verify({ approval: String(yes) });
  expect(verified.failures).toEqual([]);
  expect(verified.outputs).toMatchObject({ state: "approved", "approved-by": "linus", issue: String(issue) });
  // It applies to what ran when it was requested.
  expect(Date.parse(verified.outputs["asked-at"] ?? "")).toBeLessThan(clock.now() - 60_000);
});

test("its starter cannot approve it, and a stranger cannot", async () => {
  const issue = await ask();
  const own = forge.comment(issue, "ada", "/approve v1.5.0-rollback");
  expect((await answer(issue, own)).outputs).toMatchObject({ answer: "refused", reason: "self-approval" });
  const strange = forge.comment(issue, "mallory", "/approve v1.5.0-rollback");
  expect((await answer(issue, strange)).outputs).toMatchObject({ answer: "refused", reason: "stranger" });
  expect(forge.dispatches).toEqual([]);
});

test("an approval of one rollback is refused for another one", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "linus", "/approve v1.5.0-rollback");
  const other = await verify({ approval: String(yes), rollback: JSON.stringify({ ...INPUTS, target: "v1.0.0" }) });
  expect(other.outputs).toMatchObject({ state: "refused", reason: "old-approval" });
  expect(other.failures[0]?.what).toContain("another rollback");
  expect(await verify({ approval: String(yes) })).toMatchObject({ outputs: { state: "approved" } });
});

const RESTORE = {
  ...INPUTS,
  scenario: "restore",
  backup: "/srv/backups/app-20261130T010000Z",
  "schema-change": "allow",
};

test("a request to restore data says so, shows the report, and dispatches a restore", async () => {
  const asksRestore = { rollback: JSON.stringify(RESTORE), report: "Rows now, and in the backup: orders 7 → 2000." };
  const issue = await ask({ with: asksRestore });
  const body = forge.comments(issue)[0]?.body ?? "";
  expect(body).toContain("are replaced by those of a backup");
  expect(body).toContain("app-20261130T010000Z");
  expect(body).toContain("orders 7 → 2000");
  const yes = forge.comment(issue, "linus", "/approve v1.5.0-rollback");
  await answer(issue, yes);
  expect(forge.dispatches).toMatchObject([{ inputs: { ...RESTORE, approval: String(yes) } }]);
  expect((await verify({ approval: String(yes), rollback: JSON.stringify(RESTORE) })).outputs).toMatchObject({
    state: "approved",
  });
});

test.each([
  ["of the release alone is refused for a restore", INPUTS, RESTORE],
  ["of a restore is refused for the release alone", RESTORE, INPUTS],
  ["of a restore is refused for its databases alone", RESTORE, { ...RESTORE, scenario: "restore-databases" }],
  ["of databases alone is refused for a restore", { ...RESTORE, scenario: "restore-databases" }, RESTORE],
  ["of a restore is refused for another backup", RESTORE, { ...RESTORE, backup: "/srv/backups/app-20261129T010000Z" }],
])("an approval %s", async (_, requested, other) => {
  const issue = await ask({ with: { rollback: JSON.stringify(requested) } });
  const yes = forge.comment(issue, "linus", "/approve v1.5.0-rollback");
  const verified = await verify({ approval: String(yes), rollback: JSON.stringify(other) });
  expect(verified.outputs).toMatchObject({ state: "refused", reason: "old-approval" });
});

test("an approval of a release is none of a rollback", async () => {
  const issue = await ask({ with: { asks: "release", version: "v1.5.0", commit: COMMIT }, file: "deploy-prod.yml" });
  const yes = forge.comment(issue, "linus", "/approve v1.5.0");
  const verified = await verify({ approval: String(yes) });
  expect(verified.outputs).toMatchObject({ state: "refused" });
});

test("a request of a branch's own workflow file is none", async () => {
  const issue = await ask({ branch: "mine" });
  const yes = forge.comment(issue, "linus", "/approve v1.5.0-rollback");
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "unproven-request" });
});

test("with several products each answers its own requests, and a rollback has the prefix of its tags", async () => {
  forge = createIssueForge(`tag-prefix: api/\n${gates()}`, () => clock.now());
  const issue = await ask();
  expect(forge.issues).toMatchObject([{ title: "Urgent: roll back api/v1.5.0" }]);
  const yes = forge.comment(issue, "linus", "/approve api/v1.5.0-rollback");
  const own = forge;
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "approved", version: "api/v1.5.0-rollback" });
  // The product without a prefix reads the same comment, and leaves it alone.
  const before = own.comments(issue).length;
  const config = Buffer.from(gates()).toString("base64");
  const as: IssueForge["as"] = (login) => {
    const there = own.as(login);
    const read = async (path: string): Promise<unknown> =>
      path.includes("/contents/") ? { encoding: "base64", content: config } : there.read(path);
    return { ...there, read };
  };
  forge = { ...own, as };
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "none" });
  expect(own.comments(issue)).toHaveLength(before);
});

test("a rejection closes the issue, and nothing is rolled back", async () => {
  const issue = await ask();
  const no = forge.comment(issue, "linus", "/reject it is the network");
  await answer(issue, no);
  expect(forge.dispatches).toEqual([]);
  expect(forge.issues).toMatchObject([{ state: "closed" }]);
});

test("without the release that is meant, the request is for the one that runs", async () => {
  const issue = await ask({ with: { rollback: JSON.stringify({ ...INPUTS, from: "" }) } });
  expect(forge.issues).toMatchObject([{ title: "Urgent: roll back production" }]);
  expect(forge.comments(issue)[0]?.body).toContain("`/approve rollback`");
});

test.each([
  ["", "refused"],
  [", rollback-self-approval: true", "approved"],
  [", self-approval: true", "approved"],
  [", self-approval: true, rollback-self-approval: false", "refused"],
])("one owner alone, with the settings%s: %s", async (more, state) => {
  open(more);
  expect((await verify({ require: "nothing" }, "ada")).outputs).toMatchObject({ state });
  expect((await verify({ require: "nothing" }, "mallory")).outputs).toMatchObject({ state: "refused" });
});

test("an owner freezes deploys alone, and lifts no freeze alone; any other person does neither", async () => {
  open("");
  const change = { asks: "", rollback: "", require: "nothing" };
  expect((await verify({ ...change, asks: "freeze" }, "ada")).outputs).toMatchObject({ state: "approved" });
  expect((await verify({ ...change, asks: "freeze" }, "mallory")).outputs).toMatchObject({
    ...{ state: "refused", reason: "stranger" },
  });
  expect((await verify(change, "ada")).outputs).toMatchObject({ state: "refused", reason: "self-approval" });
});

test.each(["restore", "restore-databases", "undo"])(
  "an owner who may roll back alone has no approval of their own for `%s`",
  async (scenario) => {
    const rollback = JSON.stringify({ ...INPUTS, scenario });
    open(", rollback-self-approval: true");
    // The precondition: the same owner may roll back alone.
    expect((await verify({ require: "nothing" }, "ada")).outputs).toMatchObject({ state: "approved" });
    expect((await verify({ require: "nothing", rollback }, "ada")).outputs).toMatchObject({
      ...{ state: "refused", reason: "self-approval" },
    });
    const issue = await ask({ with: { rollback }, actor: "ada" });
    const own = forge.comment(issue, "ada", "/approve v1.5.0-rollback");
    expect((await answer(issue, own)).outputs).toMatchObject({ answer: "refused", reason: "self-approval" });
    open(", self-approval: true");
    expect((await verify({ require: "nothing", rollback }, "ada")).outputs).toMatchObject({ state: "approved" });
  },
);

test("rollback-self-approval lets nobody approve a release of their own", async () => {
  open(", rollback-self-approval: true");
  const wish = { asks: "release", version: "v1.5.0", commit: COMMIT };
  const issue = await ask({ with: wish, file: "deploy-prod.yml" });
  const own = forge.comment(issue, "ada", "/approve v1.5.0");
  expect((await answer(issue, own)).outputs).toMatchObject({ answer: "refused", reason: "self-approval" });
});

test("an edited comment gets an answer; one that was edited after it had its effect does not", async () => {
  const issue = await ask();
  const late = forge.comment(issue, "linus", "let me see");
  forge.edit(late, "/approve v1.5.0-rollback");
  const edited = await answer(issue, late, { "event-action": "edited" });
  expect(edited.outputs).toMatchObject({ answer: "refused", reason: "edited" });
  expect(forge.comments(issue).at(-1)?.body).toContain("The comment was edited");

  const yes = forge.comment(issue, "linus", "/approve v1.5.0-rollback");
  await answer(issue, yes);
  await verify({ approval: String(yes) });
  const before = forge.comments(issue).length;
  forge.edit(yes, "/approve v1.5.0-rollback now");
  expect((await answer(issue, yes, { "event-action": "edited" })).outputs).toMatchObject({ answer: "none" });
  expect(forge.comments(issue)).toHaveLength(before);
});
