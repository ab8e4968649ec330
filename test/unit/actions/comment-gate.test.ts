import { answerApproval } from "../../../actions/answer-approval/answer-approval.ts";
import { requestApproval } from "../../../actions/request-approval/request-approval.ts";
import { verifyApproval } from "../../../actions/verify-approval/verify-approval.ts";
import type { ForgeKind } from "../../../src/ports/world.ts";
import { runStage, type Stage } from "../../../src/stage/run-stage.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createIssueForge, type FakeRun, type IssueForge } from "../../fakes/issue-forge.ts";
import { createClock, createLog, createResults, type Left } from "../../fakes/stage-world.ts";

const COMMIT = "a".repeat(40);
const PLAN = `sha256:${"b".repeat(64)}`;
const GATE = "    kind: comment\n    owner: '@Ada'\n";
const CONFIG = `gates:\n  production-verdict:\n${GATE}  production:\n${GATE}`;
const BOT = "github-actions[bot]";

let forge: IssueForge;
let clock: ReturnType<typeof createClock>;
let asks = 500;

beforeEach(() => {
  clock = createClock();
  forge = createIssueForge(CONFIG, () => clock.now());
});

interface Scene {
  readonly with: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly tag?: string;
  readonly event?: string;
  readonly forge?: ForgeKind;
  readonly actor?: string;
  readonly ref?: string;
  readonly attempt?: number;
  /** Who started the attempt. */
  readonly again?: string;
  /** What else the forge says of the run. */
  readonly facts?: FakeRun;
}

// biome-ignore lint/suspicious/noExplicitAny: stages of different inputs, run alike
type AnyStage = Stage<any, any>;

async function run(stage: AnyStage, scene: Scene): Promise<Left> {
  const { with: given, run: runId = "77", tag = COMMIT, event = "push", forge: kind = "github" } = scene;
  const { actor = "grace", ref = "refs/tags/v1.4.0", again = actor, attempt = 1 } = scene;
  const isPreparation = given["asks"] === "sign-off" || given["asks"] === "tag";
  const file = stage === answerApproval ? "answer.yml" : isPreparation ? "prepare-release.yml" : "deploy-prod.yml";
  const branch = ref.replace(/^refs\/(heads|tags)\//, "");
  forge.runs.set(runId, {
    ...{ path: `.github/workflows/${file}`, event: stage === answerApproval ? "issue_comment" : event },
    ...{ head_branch: branch, actor: { login: actor } },
    ...{ triggering_actor: { login: again }, run_attempt: attempt },
    // As Gitea tells it: a tag is in the path alone.
    ...(kind === "gitea" ? { path: `${file}@${ref}`, head_branch: ref.startsWith("refs/tags/") ? "" : branch } : {}),
    ...scene.facts,
  });
  const results = createResults();
  await runStage(stage, {
    inputs: createInputs({ token: "t0ken", ...given }),
    log: createLog(),
    results,
    clock,
    tags: { commitOf: async () => tag },
    forge: () => forge.as(kind === "github" ? BOT : `${kind}-actions`),
    run: {
      forge: kind,
      repository: "example/app",
      runId,
      runAttempt: String(attempt),
      job: "release",
      actor,
      event,
      ref,
      sha: COMMIT,
      runUrl: `https://forge.example/example/app/actions/runs/${runId}`,
      workspace: "/",
    },
  });
  expect(results.left.crashes).toEqual([]);
  return results.left;
}

const release = { version: "v1.4.0", commit: COMMIT };

/** Each request is one of a run of its own. */
async function ask(more: Readonly<Record<string, string>> = {}, scene: Partial<Scene> = {}): Promise<number> {
  const wish = { run: String(++asks), ...scene, with: { ...release, "plan-fingerprint": PLAN, ...more } };
  const { outputs, failures } = await run(requestApproval, wish);
  expect(failures).toEqual([]);
  await clock.sleep(60_000);
  return Number(outputs["issue"]);
}

async function answer(issue: number, comment: number): Promise<Left> {
  return run(answerApproval, { run: "77", with: { issue: String(issue), comment: String(comment) } });
}

const verify = (approval: number, scene: Partial<Scene> = {}): Promise<Left> =>
  run(verifyApproval, { ...scene, with: { ...release, approval: String(approval), ...scene.with } });

test("a request, an owner's yes, and the run that it starts verifies it anew", async () => {
  const issue = await ask();
  expect(forge.issues).toMatchObject([{ title: "Release v1.4.0", state: "open" }]);
  expect(forge.comments(issue)[0]?.body).toContain("/approve v1.4.0");
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");

  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "approved", version: "v1.4.0" });
  expect(forge.reactions).toEqual([{ comment: yes, content: "+1" }]);
  expect(forge.dispatches).toEqual([{ ref: "main", inputs: { tag: "v1.4.0", approval: String(yes) } }]);

  const verified = await verify(yes, { run: "78" });
  expect(verified.failures).toEqual([]);
  expect(verified.outputs).toMatchObject({ state: "approved", "approved-by": "ada", "plan-fingerprint": PLAN });
});

test("an approval is good for one run, and for that one again", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  expect((await verify(yes, { run: "78" })).outputs).toMatchObject({ state: "approved" });
  expect((await verify(yes, { run: "78" })).outputs).toMatchObject({ state: "approved" });
  expect((await verify(yes, { run: "79" })).outputs).toMatchObject({ state: "refused", reason: "old-approval" });
});

test("an approval is good for one attempt: a run that is started again needs another one", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  expect((await verify(yes, { run: "78" })).outputs).toMatchObject({ state: "approved" });
  const again = await verify(yes, { run: "78", attempt: 2, again: "mallory" });
  expect(again.outputs).toMatchObject({ state: "refused", reason: "old-approval" });
  expect(again.failures[0]?.what).toContain("was consumed by the run 78 already");
});

test("an attempt that goes on with what the earlier one has deployed needs no other approval; another run does", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  expect((await verify(yes, { run: "78" })).outputs).toMatchObject({ state: "approved" });
  const resumes = { with: { resumes: "true" } };
  const again = await verify(yes, { run: "78", attempt: 2, again: "mallory", ...resumes });
  expect(again.outputs).toMatchObject({ state: "approved", "plan-fingerprint": PLAN, issue: String(issue) });
  expect((await verify(yes, { run: "79", ...resumes })).outputs).toMatchObject({ reason: "old-approval" });
});

test("a rejection closes the request and starts nothing, and a later yes opens it no more", async () => {
  const issue = await ask();
  const no = forge.comment(issue, "ada", "/reject the export is broken");
  expect((await answer(issue, no)).outputs).toMatchObject({ answer: "rejected" });
  expect(forge.issues[0]?.state).toBe("closed");
  expect(forge.comments(issue).at(-1)?.body).toContain("ada rejected v1.4.0. Nothing was changed.");

  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "answered" });
  expect(forge.reactions).toEqual([
    { comment: no, content: "-1" },
    { comment: yes, content: "confused" },
  ]);
  expect(forge.comments(issue).at(-1)?.body).toMatch(
    /This does not count: .*approved or rejected before, in the run 77/,
  );
  expect(forge.dispatches).toEqual([]);
  expect((await verify(yes, { run: "78" })).outputs).toMatchObject({ state: "refused", reason: "answered" });
});

test("a new request after a rejection can be answered, in an issue of its own", async () => {
  const closed = await ask();
  await answer(closed, forge.comment(closed, "ada", "/reject not today"));
  const issue = await ask();
  expect(issue).not.toBe(closed);
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "approved" });
});

test("a rejection that comes before the run of an approval has verified it stops that run", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  await answer(issue, yes);
  await answer(issue, forge.comment(issue, "ada", "/reject wait"));
  expect((await verify(yes, { run: "78" })).outputs).toMatchObject({ state: "refused", reason: "answered" });
});

describe("the verdict on what is live", () => {
  const verdict = { environment: "production-verdict", asks: "verdict" };
  /** By the run that the answer to the request for the release dispatched. */
  const askVerdict = async (): Promise<number> => {
    const issue = await ask();
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    const { outputs } = await verify(yes, { run: "85", actor: BOT, ...onMain });
    const more = { ...verdict, after: outputs["request"] ?? "", "plan-fingerprint": "", report: "All 3 signals: ok." };
    await clock.sleep(60_000);
    return ask(more, { run: "85", actor: BOT, ...onMain });
  };
  const onMain = { event: "workflow_dispatch", ref: "refs/heads/main" };
  const judge = (comment: number, runId = "90"): Promise<Left> =>
    verify(comment, { run: runId, with: { ...verdict, require: "answer" } });

  test("is asked in the same issue, with what was seen", async () => {
    const issue = await askVerdict();
    expect(issue).toBe(1);
    const body = forge.comments(issue).at(-1)?.body;
    expect(body).toContain("v1.4.0 is live and was watched");
    expect(body).toContain("All 3 signals: ok.");
  });

  test.each([
    ["/approve v1.4.0", "approved", "+1"],
    ["/reject exports are broken", "rejected", "-1"],
  ])("%s starts a run that verifies it", async (text, state, content) => {
    const issue = await askVerdict();
    const comment = forge.comment(issue, "ada", text);
    expect((await answer(issue, comment)).outputs).toMatchObject({ answer: state, gate: "production-verdict" });
    expect(forge.reactions).toEqual([{ comment, content }]);
    expect(forge.dispatches).toEqual([{ ref: "main", inputs: { tag: "v1.4.0", verdict: String(comment) } }]);
    expect(forge.issues[0]?.state).toBe("open");
    expect((await judge(comment)).outputs).toMatchObject({ state, issue: String(issue) });
  });

  test("is given once: a rejection after the approval was acted on is refused, and so is its own replay", async () => {
    const issue = await askVerdict();
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    await judge(yes);
    const no = forge.comment(issue, "ada", "/reject on second thought");
    expect((await answer(issue, no)).outputs).toMatchObject({ answer: "refused", reason: "answered" });
    expect((await judge(no, "91")).outputs).toMatchObject({ state: "refused", reason: "answered" });
    expect((await judge(yes, "92")).outputs).toMatchObject({ state: "refused", reason: "old-approval" });
    expect(forge.dispatches).toEqual([]);
  });

  describe("in a run that the answer dispatched", () => {
    const BOTH = `gates:\n  production:\n    kind: comment\n    owner: ada\n    backup-owner: grace\n  production-verdict:\n    kind: comment\n    owner: ada\n    backup-owner: grace\n`;
    const dispatched = { run: "78", actor: BOT, event: "workflow_dispatch", ref: "refs/heads/main" };
    let after = "";
    const asked = async (): Promise<number> => {
      const { outputs } = await run(requestApproval, { with: { ...release, ...verdict, after }, ...dispatched });
      await clock.sleep(60_000);
      return Number(outputs["issue"]);
    };
    const judged = async (issue: number, login: string, text: string) =>
      (await answer(issue, forge.comment(issue, login, text))).outputs;

    beforeEach(async () => {
      forge = createIssueForge(BOTH, () => clock.now());
      const issue = await ask();
      const { outputs } = await verify(forge.comment(issue, "ada", "/approve v1.4.0"), dispatched);
      after = outputs["request"] ?? "";
      await clock.sleep(60_000);
    });

    test("is not for whoever started the release in the first place", async () => {
      const issue = await asked();
      expect(forge.comments(issue).at(-1)?.body).toContain("| Started by | grace |");
      expect(await judged(issue, "grace", "/approve v1.4.0")).toMatchObject({ reason: "self-approval" });
      expect(await judged(issue, "ada", "/approve v1.4.0")).toMatchObject({ answer: "approved" });
    });

    test("is not theirs either when a person has asked for the release again meanwhile", async () => {
      await ask({}, { run: "80", actor: "linus" });
      const issue = await asked();
      expect(await judged(issue, "grace", "/approve v1.4.0")).toMatchObject({ reason: "self-approval" });
    });

    test("can be a rejection by whoever started it", async () => {
      expect(await judged(await asked(), "grace", "/reject exports are broken")).toMatchObject({ answer: "rejected" });
    });
  });

  test("is no one's to approve where no one knows who started the release", async () => {
    const issue = await askVerdict();
    const [request] = forge.comments(issue);
    forge.delete(request?.id ?? 0);
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "unknown-starter" });
    const no = forge.comment(issue, "ada", "/reject exports are broken");
    expect((await answer(issue, no)).outputs).toMatchObject({ answer: "rejected" });
  });

  test("an approval of the release is no verdict, nor the other way round", async () => {
    const issue = await askVerdict();
    const yes = forge.comments(issue).find(({ body }) => body === "/approve v1.4.0")?.id ?? 0;
    expect((await judge(yes)).outputs).toMatchObject({ state: "refused", reason: "stale" });
  });
});

describe("a preparation", () => {
  const OWNED = "{ kind: comment, owner: ada, backup-owner: grace }";
  const RULES = `gates:
  staging-signoff: { kind: comment, owner: ada, backup-owner: grace, checklist: [log in, "create a *page*"] }
  release: ${OWNED}
  production: ${OWNED}
`;
  const onBranch = { ref: "refs/heads/hotfix/v1.4.0", event: "workflow_dispatch" };
  const signOff = { ...release, environment: "staging-signoff", asks: "sign-off" };
  const tag = { ...release, environment: "release", asks: "tag" };

  beforeEach(() => {
    forge = createIssueForge(RULES, () => clock.now());
  });

  const asked = async (given: Readonly<Record<string, string>>, more: Partial<Scene> = {}): Promise<number> =>
    ask({ "plan-fingerprint": "", ...given }, { ...onBranch, ...more });
  const answered = async (issue: number, text: string, login = "ada"): Promise<number> => {
    const comment = forge.comment(issue, login, text);
    await answer(issue, comment);
    return comment;
  };
  /** States of the sign-offs that were kept with the commit. */
  const signOffs = (): readonly unknown[] =>
    forge.statuses.filter(({ context }) => context === "sluice/staging-signoff").map(({ state }) => state);
  /** Signed off, and asked for the tag by the run that followed. */
  const askedForTag = async (about: Readonly<Record<string, string>> = {}): Promise<number> => {
    const issue = await asked(signOff);
    const { outputs } = await verified(
      { ...signOff, "leave-status": "true" },
      await answered(issue, "/approve v1.4.0"),
    );
    return asked({ ...tag, ...about, after: outputs["request"] ?? "" }, { run: "78", actor: BOT });
  };
  const verified = (given: Readonly<Record<string, string>>, comment: number, runId = "78"): Promise<Left> =>
    run(verifyApproval, { ...onBranch, run: runId, actor: BOT, with: { ...given, approval: String(comment) } });

  test("asks for the sign-off with its checklist and without boxes, which would edit the request", async () => {
    const issue = await asked({ ...signOff, message: "exports are faster" });
    const body = forge.comments(issue)[0]?.body;
    expect(body).toContain("v1.4.0 waits for its test on staging: staging-signoff");
    expect(body).toContain("- log in\n- create a \\*page\\*\n");
    expect(body).toContain("| Tag message | exports are faster |");
    expect(body).not.toContain("[ ]");
    expect(body).not.toContain("| Plan |");
  });

  test("goes on where it was dispatched, by its own workflow, with the comment's id and nothing else", async () => {
    const issue = await asked({ ...signOff, "override-windows": "lessons", "override-reason": "logins are down" });
    const yes = await answered(issue, "/approve v1.4.0");
    const ref = "hotfix/v1.4.0";
    expect(forge.dispatches).toEqual([{ ref, inputs: { version: "v1.4.0", "sign-off": String(yes) } }]);
    const { outputs } = await verified(signOff, yes);
    await asked({ ...tag, after: outputs["request"] ?? "" }, { run: "78", actor: BOT });
    const second = await answered(issue, "/approve v1.4.0");
    expect(forge.dispatches.at(-1)).toEqual({ ref, inputs: { version: "v1.4.0", approval: String(second) } });
    expect(forge.workflows).toEqual(["prepare-release.yml", "prepare-release.yml"]);
  });

  test("dispatches the file that the caller names, and takes only its questions", async () => {
    const issue = await asked(signOff, { facts: { path: ".github/workflows/cut.yml" } });
    const comment = forge.comment(issue, "ada", "/approve v1.4.0");
    const inputs = { issue: String(issue), comment: String(comment), preparation: "cut.yml", workflow: "ship.yml" };
    await run(answerApproval, { with: inputs });
    expect(forge.workflows).toEqual(["cut.yml"]);
    await answer(issue, forge.comment(issue, "ada", "/approve v1.4.0"));
    expect(forge.comments(issue).at(-1)?.body).toContain("is one of cut.yml, and prepare-release.yml asks this");
  });

  test("hands on what stood in the request, and keeps the approval with its commit", async () => {
    const override = { "override-windows": "lessons", "override-reason": "logins are down" };
    const issue = await asked({ ...signOff, ...override, message: "exports are faster" });
    const yes = await answered(issue, "/approve v1.4.0");
    const { outputs, failures } = await verified({ ...signOff, "leave-status": "true" }, yes);
    expect(failures).toEqual([]);
    expect(outputs).toMatchObject({ state: "approved", message: "exports are faster" });
    expect(outputs).toMatchObject({ ...override, "override-reason": "logins are down (requested by grace)" });
    const target_url = `https://forge.example/example/app/issues/1#issuecomment-${yes}`;
    expect(forge.statuses).toContainEqual(
      expect.objectContaining({ state: "success", context: "sluice/staging-signoff", target_url }),
    );
  });

  test("keeps a rejection with its commit as well, and closes; nothing is dispatched", async () => {
    const issue = await asked(signOff);
    const no = await answered(issue, "/reject the form loses hours");
    const target_url = expect.stringContaining(`#issuecomment-${no}`);
    expect(forge.statuses).toContainEqual(expect.objectContaining({ sha: COMMIT, state: "failure", target_url }));
    expect(forge.issues[0]?.state).toBe("closed");
    expect([forge.dispatches, forge.reactions]).toEqual([[], [{ comment: no, content: "-1" }]]);
    expect(forge.comments(issue).at(-1)?.body).toContain("The commit needs a fix");
    expect((await verified(signOff, forge.comment(issue, "ada", "/approve v1.4.0"))).outputs).toMatchObject({
      reason: "answered",
    });
  });

  test("a rejection for the tag leaves the sign-off as it was", async () => {
    const issue = await askedForTag();
    await answered(issue, "/reject not this week");
    expect([signOffs(), forge.dispatches.length, forge.issues[0]?.state]).toEqual([["success"], 1, "closed"]);
    expect(forge.comments(issue).at(-1)?.body).toContain("ada rejected v1.4.0. Nothing is tagged.");
  });

  test("an answer is about the commit of the approval request: after a push it is none", async () => {
    const issue = await asked({ ...signOff, commit: "b".repeat(40) }, { facts: { head_sha: "b".repeat(40) } });
    const yes = await answered(issue, "/approve v1.4.0");
    const { outputs, failures } = await verified({ ...signOff, "leave-status": "true" }, yes);
    expect(outputs).toMatchObject({ state: "refused", reason: "old-approval" });
    expect(failures[0]?.what).toContain(
      `hotfix/v1.4.0 ended with ${"b".repeat(40)} when the approval of v1.4.0 was requested`,
    );
    expect(signOffs()).toEqual([]);
  });

  test("only the run's own commit can be what was asked about", async () => {
    const issue = await asked(signOff);
    const yes = await answered(issue, "/approve v1.4.0");
    const { failures } = await verified({ ...signOff, commit: "b".repeat(40) }, yes);
    expect(failures[0]?.what).toContain("This run is about");
  });

  test("an answer to one of its questions is none to the other, also where one gate asks both", async () => {
    const issue = await asked(signOff);
    const yes = await answered(issue, "/approve v1.4.0");
    const other = await verified({ ...tag, environment: "staging-signoff" }, yes);
    expect(other.outputs).toMatchObject({ state: "refused", reason: "old-approval" });
    expect(other.failures[0]?.what).toBe("The requested decision is sign-off, and this run needs tag.");
    expect((await verified(tag, yes)).outputs).toMatchObject({ state: "refused", reason: "stale" });
  });

  test("an answer to the release is none to an older question that is still open", async () => {
    const issue = await asked(signOff);
    await asked({ ...release, environment: "production" }, { ref: "refs/tags/v1.4.0" });
    const yes = await answered(issue, "/approve v1.4.0");
    const { outputs, failures } = await verified(signOff, yes);
    expect(outputs).toMatchObject({ state: "refused", reason: "stale" });
    expect(failures[0]?.what).toContain("The comment is about the gate production");
  });

  /** The release that a run of the preparation has started, as a token does. */
  const started = { run: "80", actor: BOT, event: "workflow_dispatch", ref: "refs/heads/main" };
  const askRelease = (): Promise<number> => asked({ ...release, environment: "production" }, started);
  const answers = async (issue: number, login: string): Promise<unknown> =>
    (await answer(issue, forge.comment(issue, login, "/approve v1.4.0"))).outputs;

  test("stays its starter's in every question that follows, whoever's token asks", async () => {
    const issue = await askedForTag();
    expect(await answers(issue, "grace")).toMatchObject({ reason: "self-approval" });
    const { outputs } = await verified(tag, await answered(issue, "/approve v1.4.0"), "79");
    // Its last job says which run it has started.
    const jobs = ["tag", `prepare / Started run 80 after the request ${outputs["request"]}`];
    forge.runs.set("79", { ...forge.runs.get("79"), jobs });
    await askRelease();
    expect(forge.comments(issue).at(-1)?.body).toContain("| Started by | grace |");
    expect(await answers(issue, "grace")).toMatchObject({ reason: "self-approval" });
    expect(await answers(issue, "ada")).toMatchObject({ answer: "approved" });
  });

  test("stays its starter's behind the commit with the changelog, also where a forge has commits below git alone", async () => {
    const commit = "e".repeat(40);
    forge.parents.set(commit, COMMIT);
    const issue = await askedForTag({ commit });
    expect(await answers(issue, "grace")).toMatchObject({ reason: "self-approval" });
    expect(await answers(issue, "ada")).toMatchObject({ answer: "approved" });
  });

  test("that did not start it prepares nothing: a release that a token started is no one's", async () => {
    const issue = await askedForTag();
    await verified(tag, await answered(issue, "/approve v1.4.0"), "79");
    await askRelease();
    expect(await answers(issue, "ada")).toMatchObject({ reason: "unknown-starter" });
  });

  test("that a hotfix dispatched is its starter's: they may not answer, any other person may", async () => {
    forge = createIssueForge(RULES, () => clock.now());
    const hotfix = { path: ".github/workflows/hotfix.yml", event: "workflow_dispatch", actor: { login: "grace" } };
    forge.runs.set("70", { ...hotfix, jobs: ["branch", "hotfix / Started run 600"] });
    const issue = await asked(signOff, { run: "600", actor: BOT });
    expect(forge.comments(issue)[0]?.body).toContain("| Started by | grace |");
    expect(await answers(issue, "grace")).toMatchObject({ reason: "self-approval" });
    expect(await answers(issue, "ada")).toMatchObject({ answer: "approved" });
  });

  test("asks on a branch only: no one could go on where a tag is", async () => {
    const { failures } = await run(requestApproval, { with: signOff });
    expect(failures[0]?.what).toBe("This run is about refs/tags/v1.4.0, which is no branch.");
    expect(forge.issues).toEqual([]);
  });
});

test("a request whose gate no one configured, or not for comments, is refused with a reason", async () => {
  const issue = await ask();
  const before = forge.comments(issue).map(({ body }) => body);
  for (const config of ["gates: {}\n", "gates: { production: { owner: ada } }\n"]) {
    forge = createIssueForge(config, () => clock.now());
    for (const body of before) forge.comment(issue, BOT, body, "Bot");
    await clock.sleep(60_000);
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "no-comment-gate" });
    expect(forge.comments(issue).at(-1)?.body).toContain("set `gates.production.kind: comment` there");
    expect(forge.dispatches).toEqual([]);
  }
});

test("a request shows what was checked, and nothing in it can pass for a request", async () => {
  const forged = "<!-- sluice-gate {} -->";
  const issue = await ask({ report: `### The plan\n\n${forged}` });
  expect(forge.comments(issue)[0]?.body).toContain("### The plan");
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "approved" });
});

test("an issue in which Sluice asked nothing is left alone, whatever is said there", async () => {
  const issue = 7;
  const comment = forge.comment(issue, "mallory", "/approve v1.4.0");
  expect((await answer(issue, comment)).outputs).toMatchObject({ answer: "none" });
  expect(forge.reactions).toEqual([]);
});

test("a gate that is not asked by comments is not asked in an issue", async () => {
  forge = createIssueForge("gates:\n  production:\n    owner: ada\n", () => clock.now());
  const { failures } = await run(requestApproval, { with: release });
  expect(failures[0]?.what).toContain("is not `kind: comment`");
  expect(forge.issues).toEqual([]);
});

interface There {
  readonly issue: number;
  readonly comment: number;
  /** What the comment was when it was created. */
  readonly text?: string;
}

/** The answer of ada, read by a run that her comment has started. */
function answerThere(kind: ForgeKind, { issue, comment, text = "/approve v1.4.0" }: There): Promise<Left> {
  const inputs = { issue: String(issue), comment: String(comment), text };
  return run(answerApproval, { run: "77", actor: "ada", forge: kind, with: inputs });
}

describe.each(["gitea", "forgejo"] as const)("on %s", (kind) => {
  test("an environment is no gate, and the refusal says why", async () => {
    forge = createIssueForge("gates:\n  production:\n    owner: ada\n", () => clock.now());
    const { outputs, failures } = await run(verifyApproval, { with: release, forge: kind });
    expect(outputs).toMatchObject({ state: "refused", reason: "no-gate-here" });
    expect(failures[0]?.what).toContain("ignores environments");
  });

  test("requests of its own account count, and those of GitHub's do not", async () => {
    const issue = await ask();
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    expect((await answerThere(kind, { issue, comment: yes })).outputs).toMatchObject({ answer: "none" });
    const own = await ask({}, { forge: kind });
    expect(own).not.toBe(issue);
    const again = forge.comment(own, "ada", "/approve v1.4.0");
    expect((await answerThere(kind, { issue: own, comment: again })).outputs).toMatchObject({ answer: "approved" });
    expect((await verify(again, { run: "78", forge: kind })).outputs).toMatchObject({ state: "approved" });
  });

  test("an answer counts only as the event had it, which the run that it started records", async () => {
    const issue = await ask({}, { forge: kind });
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    expect((await verify(yes, { run: "78", forge: kind })).outputs).toMatchObject({ reason: "unknown-edits" });
    const { outputs } = await answerThere(kind, { issue, comment: yes, text: "looks odd" });
    expect(outputs).toMatchObject({ answer: "refused", reason: "edited" });
    expect((await verify(yes, { run: "78", forge: kind })).outputs).toMatchObject({ reason: "edited" });
  });

  test("where attempts are not counted, an approval is good for one verification", async () => {
    const issue = await ask({}, { forge: kind, attempt: 0 });
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    await answerThere(kind, { issue, comment: yes });
    const again = { run: "78", forge: kind, attempt: 0 };
    expect((await verify(yes, again)).outputs).toMatchObject({ state: "approved" });
    expect((await verify(yes, again)).outputs).toMatchObject({ state: "refused", reason: "old-approval" });
  });
});

test("talk is left alone", async () => {
  const issue = await ask();
  const talk = forge.comment(issue, "mallory", "when?");
  expect((await answer(issue, talk)).outputs).toMatchObject({ answer: "none" });
  expect(forge.reactions).toEqual([]);
  expect(forge.comments(issue)).toHaveLength(2);
});

test.each<[string, string, (issue: number) => number]>([
  ["a stranger", "stranger", (issue) => forge.comment(issue, "mallory", "/approve v1.4.0")],
  [
    "an edited answer",
    "edited",
    (issue) => {
      const id = forge.comment(issue, "ada", "looks odd");
      forge.edit(id, "/approve v1.4.0");
      return id;
    },
  ],
  [
    "an edited request",
    "edited",
    (issue) => {
      const [request] = forge.comments(issue);
      forge.edit(request?.id ?? 0, request?.body.replace(PLAN, `sha256:${"c".repeat(64)}`) ?? "");
      return forge.comment(issue, "ada", "/approve v1.4.0");
    },
  ],
  ["another version", "other-version", (issue) => forge.comment(issue, "ada", "/approve v1.3.0")],
  ["a bot, also under an owner's name", "bot", (issue) => forge.comment(issue, "ada", "/approve v1.4.0", "Bot")],
  ["a bot's no", "bot", (issue) => forge.comment(issue, "ada", "/reject no", "Bot")],
  ["a stranger's no", "stranger", (issue) => forge.comment(issue, "mallory", "/reject no")],
])("%s gets a reaction and a reason, and starts nothing", async (_, reason, comment) => {
  const issue = await ask();
  const id = comment(issue);
  const { outputs } = await answer(issue, id);
  expect(outputs).toMatchObject({ answer: "refused", reason });
  expect(forge.reactions).toEqual([{ comment: id, content: "confused" }]);
  expect(forge.comments(issue).at(-1)?.body).toContain("This does not count:");
  expect(forge.dispatches).toEqual([]);
  expect((await verify(id)).outputs).toMatchObject({ state: "refused", reason });
});

test("a request that a stranger forged is none", async () => {
  const issue = await ask();
  const [request] = forge.comments(issue);
  const forged = forge.comment(issue, "mallory", request?.body.replaceAll("v1.4.0", "v6.6.6") ?? "");
  expect(forged).toBeGreaterThan(0);
  const yes = forge.comment(issue, "ada", "/approve v6.6.6");
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "other-version" });
});

test("an answer to the older of two requests is stale, because the plan is another one now", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  await ask({ "plan-fingerprint": `sha256:${"d".repeat(64)}` });
  expect(forge.issues).toHaveLength(1);
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "stale" });
  expect(forge.reactions).toEqual([{ comment: yes, content: "confused" }]);
  expect(forge.comments(issue).at(-1)?.body).toContain(
    "This does not count: The comment is older than the newest approval request.",
  );
  expect(forge.dispatches).toEqual([]);
});

test("an answer after which the tag was moved opens nothing", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  const { failures } = await verify(yes, { tag: "f".repeat(40) });
  expect(failures[0]?.what).toContain("was moved");
});

test("an answer for one release opens no other", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  const { outputs } = await verify(yes, { with: { version: "v1.5.0" } });
  expect(outputs).toMatchObject({ state: "refused", reason: "old-approval" });
});

test("without owners no one is asked", async () => {
  forge = createIssueForge("gates:\n  production:\n    kind: comment\n", () => clock.now());
  const { failures } = await run(requestApproval, { with: release });
  expect(failures[0]?.what).toContain("has no owner");
  expect(forge.issues).toEqual([]);
});

describe("a rollback that was dispatched", () => {
  const OPEN = `${CONFIG}    self-approval: true\n`;
  const dispatched = ([actor = "", again = actor]: readonly string[]): Promise<Left> =>
    run(verifyApproval, { with: {}, event: "workflow_dispatch", actor, again });

  test.each<[string, string, readonly string[], object]>([
    ["by an owner, alone at 2 a.m., counts", OPEN, ["Ada"], { state: "approved", "approved-by": "Ada" }],
    ["by a stranger does not", OPEN, ["mallory"], { state: "refused", reason: "stranger" }],
    [
      "by an owner, and run again by a stranger, does not",
      OPEN,
      ["ada", "mallory"],
      { state: "refused", reason: "stranger" },
    ],
    [
      "by an owner who may not approve their own does not",
      CONFIG,
      ["ada"],
      { state: "refused", reason: "self-approval" },
    ],
  ])("%s", async (_, config, startedBy, wanted) => {
    forge = createIssueForge(config, () => clock.now());
    expect((await dispatched(startedBy)).outputs).toMatchObject(wanted);
  });

  test("opens no release: that still needs its comment", async () => {
    forge = createIssueForge(OPEN, () => clock.now());
    const { outputs } = await run(verifyApproval, { with: release, event: "workflow_dispatch", actor: "ada" });
    expect(outputs).toMatchObject({ state: "refused", reason: "unanswered" });
  });
});

test("a run without an approving comment is refused, whatever the environment says", async () => {
  await ask();
  const { outputs, failures } = await run(verifyApproval, { with: release });
  expect(outputs).toMatchObject({ state: "refused", reason: "unanswered" });
  expect(failures).toHaveLength(1);
});
