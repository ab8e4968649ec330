import { answerApproval } from "../../../actions/answer-approval/answer-approval.ts";
import { requestApproval } from "../../../actions/request-approval/request-approval.ts";
import { verifyApproval } from "../../../actions/verify-approval/verify-approval.ts";
import { runStage, type Stage } from "../../../src/stage/run-stage.ts";
import type { ForgeKind } from "../../../src/world/world.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createIssueForge, type IssueForge } from "../../fakes/issue-forge.ts";
import { createClock, createLog, createResults, type Left } from "../../fakes/stage-world.ts";

const COMMIT = "a".repeat(40);
const PLAN = `sha256:${"b".repeat(64)}`;
const GATE = "    kind: comment\n    owner: '@Ada'\n";
const CONFIG = `gates:\n  production-verdict:\n${GATE}  production:\n${GATE}`;
const BOT = "github-actions[bot]";

let forge: IssueForge;
let clock: ReturnType<typeof createClock>;

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
}

// biome-ignore lint/suspicious/noExplicitAny: stages of different inputs, run alike
type AnyStage = Stage<any, any>;

async function run(stage: AnyStage, scene: Scene): Promise<Left> {
  const { with: given, run: runId = "77", tag = COMMIT, event = "push", forge: kind = "github" } = scene;
  const { actor = "grace", ref = "refs/tags/v1.4.0" } = scene;
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
      runAttempt: "1",
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

async function ask(more: Readonly<Record<string, string>> = {}): Promise<number> {
  const { outputs, failures } = await run(requestApproval, { with: { ...release, "plan-fingerprint": PLAN, ...more } });
  expect(failures).toEqual([]);
  await clock.sleep(60_000);
  return Number(outputs["issue"]);
}

async function answer(issue: number, comment: number): Promise<Left> {
  return run(answerApproval, { with: { issue: String(issue), comment: String(comment) } });
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

test("a no closes the request and starts nothing, and a later yes opens it no more", async () => {
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
  expect(forge.comments(issue).at(-1)?.body).toMatch(/This does not count: .*answered before, in the run 77/);
  expect(forge.dispatches).toEqual([]);
  expect((await verify(yes, { run: "78" })).outputs).toMatchObject({ state: "refused", reason: "answered" });
});

test("a new request after a no can be answered, in an issue of its own", async () => {
  const closed = await ask();
  await answer(closed, forge.comment(closed, "ada", "/reject not today"));
  const issue = await ask();
  expect(issue).not.toBe(closed);
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "approved" });
});

test("a no that comes before the run of a yes has verified it stops that run", async () => {
  const issue = await ask();
  const yes = forge.comment(issue, "ada", "/approve v1.4.0");
  await answer(issue, yes);
  await answer(issue, forge.comment(issue, "ada", "/reject wait"));
  expect((await verify(yes, { run: "78" })).outputs).toMatchObject({ state: "refused", reason: "answered" });
});

describe("the verdict on what is live", () => {
  const verdict = { environment: "production-verdict", asks: "verdict" };
  const askVerdict = async (): Promise<number> =>
    ask({ ...verdict, "plan-fingerprint": "", report: "All 3 signals: ok." });
  const judge = (comment: number, runId = "90"): Promise<Left> =>
    verify(comment, { run: runId, with: { ...verdict, require: "answer" } });

  test("is asked in the same issue, with what was seen", async () => {
    const issue = await ask();
    expect(await askVerdict()).toBe(issue);
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

  test("is given once: a no after the yes was acted on is refused, and so is its own replay", async () => {
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
    const dispatched = { run: "78", actor: BOT };
    const asked = async (): Promise<number> => {
      const { outputs } = await run(requestApproval, { with: { ...release, ...verdict }, ...dispatched });
      await clock.sleep(60_000);
      return Number(outputs["issue"]);
    };
    const judged = async (issue: number, login: string, text: string) =>
      (await answer(issue, forge.comment(issue, login, text))).outputs;

    beforeEach(async () => {
      forge = createIssueForge(BOTH, () => clock.now());
      const issue = await ask();
      await verify(forge.comment(issue, "ada", "/approve v1.4.0"), dispatched);
      await clock.sleep(60_000);
    });

    test("is not for whoever started the release in the first place", async () => {
      const issue = await asked();
      expect(forge.comments(issue).at(-1)?.body).toContain("| Started by | grace |");
      expect(await judged(issue, "grace", "/approve v1.4.0")).toMatchObject({ reason: "self-approval" });
      expect(await judged(issue, "ada", "/approve v1.4.0")).toMatchObject({ answer: "approved" });
    });

    test("is not theirs either when somebody has asked for the release again meanwhile", async () => {
      await run(requestApproval, { with: release, run: "80", actor: "linus" });
      const issue = await asked();
      expect(await judged(issue, "grace", "/approve v1.4.0")).toMatchObject({ reason: "self-approval" });
    });

    test("can be a no by whoever started it", async () => {
      expect(await judged(await asked(), "grace", "/reject exports are broken")).toMatchObject({ answer: "rejected" });
    });
  });

  test("is nobody's yes where nobody knows who started the release", async () => {
    const asked = await run(requestApproval, { with: { ...release, ...verdict }, run: "78", actor: BOT });
    const issue = Number(asked.outputs["issue"]);
    await clock.sleep(60_000);
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "unknown-starter" });
    const no = forge.comment(issue, "ada", "/reject exports are broken");
    expect((await answer(issue, no)).outputs).toMatchObject({ answer: "rejected" });
  });

  test("an approval of the release is no verdict, nor the other way round", async () => {
    const issue = await ask();
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    await clock.sleep(60_000);
    await askVerdict();
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

  const asked = async (given: Readonly<Record<string, string>>, more: Partial<Scene> = {}): Promise<number> => {
    const { outputs, failures } = await run(requestApproval, { ...onBranch, ...more, with: given });
    expect(failures).toEqual([]);
    await clock.sleep(60_000);
    return Number(outputs["issue"]);
  };
  const answered = async (issue: number, text: string, login = "ada"): Promise<number> => {
    const comment = forge.comment(issue, login, text);
    await answer(issue, comment);
    return comment;
  };
  const verified = (given: Readonly<Record<string, string>>, comment: number, runId = "78"): Promise<Left> =>
    run(verifyApproval, { ...onBranch, run: runId, actor: BOT, with: { ...given, approval: String(comment) } });

  test("asks for the sign-off with its checklist and without boxes, which would edit the request", async () => {
    const issue = await asked({ ...signOff, message: "exports are faster" });
    const body = forge.comments(issue)[0]?.body;
    expect(body).toContain("v1.4.0 waits for a look at staging: staging-signoff");
    expect(body).toContain("- log in\n- create a \\*page\\*\n");
    expect(body).toContain("| The tag says | exports are faster |");
    expect(body).not.toContain("[ ]");
    expect(body).not.toContain("| Plan |");
  });

  test("goes on where it was dispatched, by its own workflow, with the comment's id and nothing else", async () => {
    const issue = await asked({ ...signOff, "override-windows": "lessons", "override-reason": "logins are down" });
    const yes = await answered(issue, "/approve v1.4.0");
    const ref = "hotfix/v1.4.0";
    expect(forge.dispatches).toEqual([{ ref, inputs: { version: "v1.4.0", "sign-off": String(yes) } }]);
    await verified(signOff, yes);
    await asked(tag, { run: "78", actor: BOT });
    const second = await answered(issue, "/approve v1.4.0");
    expect(forge.dispatches.at(-1)).toEqual({ ref, inputs: { version: "v1.4.0", approval: String(second) } });
    expect(forge.workflows).toEqual(["prepare-release.yml", "prepare-release.yml"]);
  });

  test("dispatches the file that the caller names, whatever the comment says", async () => {
    const issue = await asked(signOff);
    const comment = forge.comment(issue, "ada", "/approve v1.4.0\n\nworkflow: evil.yml");
    const inputs = { issue: String(issue), comment: String(comment), preparation: "cut.yml", workflow: "ship.yml" };
    await run(answerApproval, { with: inputs });
    expect(forge.workflows).toEqual(["cut.yml"]);
  });

  test("hands on what stood in the request, and keeps the yes with its commit", async () => {
    const override = { "override-windows": "lessons", "override-reason": "logins are down" };
    const issue = await asked({ ...signOff, ...override, message: "exports are faster" });
    const yes = await answered(issue, "/approve v1.4.0");
    const { outputs, failures } = await verified({ ...signOff, "leave-status": "true" }, yes);
    expect(failures).toEqual([]);
    expect(outputs).toMatchObject({ state: "approved", message: "exports are faster" });
    expect(outputs).toMatchObject({ ...override, "override-reason": "logins are down (said by grace)" });
    const target_url = `https://forge.example/example/app/issues/1#issuecomment-${yes}`;
    expect(forge.statuses).toMatchObject([{ state: "success", context: "sluice/staging-signoff", target_url }]);
  });

  test("keeps a no with its commit as well, and closes; nothing is dispatched", async () => {
    const issue = await asked(signOff);
    const no = await answered(issue, "/reject the form loses hours");
    expect(forge.statuses).toMatchObject([
      { sha: COMMIT, state: "failure", target_url: expect.stringContaining(`#issuecomment-${no}`) },
    ]);
    expect(forge.issues[0]?.state).toBe("closed");
    expect([forge.dispatches, forge.reactions]).toEqual([[], [{ comment: no, content: "-1" }]]);
    expect(forge.comments(issue).at(-1)?.body).toContain("It goes back for a fix");
    expect((await verified(signOff, forge.comment(issue, "ada", "/approve v1.4.0"))).outputs).toMatchObject({
      reason: "answered",
    });
  });

  test("a no for the tag leaves the sign-off as it was", async () => {
    const issue = await asked(tag);
    await answered(issue, "/reject not this week");
    expect([forge.statuses, forge.dispatches, forge.issues[0]?.state]).toEqual([[], [], "closed"]);
    expect(forge.comments(issue).at(-1)?.body).toContain("ada rejected v1.4.0. Nothing is tagged.");
  });

  test("an answer is about the commit that was asked about: after a push it is none", async () => {
    const issue = await asked({ ...signOff, commit: "b".repeat(40) });
    const yes = await answered(issue, "/approve v1.4.0");
    const { outputs, failures } = await verified({ ...signOff, "leave-status": "true" }, yes);
    expect(outputs).toMatchObject({ state: "refused", reason: "old-approval" });
    expect(failures[0]?.what).toContain(`hotfix/v1.4.0 ended with ${"b".repeat(40)} when v1.4.0 was asked about`);
    expect(forge.statuses).toEqual([]);
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
    expect(other.failures[0]?.what).toBe("What was asked is sign-off; what this run needs is tag.");
    expect((await verified(tag, yes)).outputs).toMatchObject({ state: "refused", reason: "stale" });
  });

  test("an answer to the release is none to an older question that is still open", async () => {
    const issue = await asked(signOff);
    await asked({ ...release, environment: "production" }, { ref: "refs/tags/v1.4.0" });
    const yes = await answered(issue, "/approve v1.4.0");
    const { outputs, failures } = await verified(signOff, yes);
    expect(outputs).toMatchObject({ state: "refused", reason: "stale" });
    expect(failures[0]?.what).toContain("The answer is for the gate production");
  });

  test("stays its starter's in every question that follows, whoever's token asks", async () => {
    const issue = await asked(signOff);
    const yes = await answered(issue, "/approve v1.4.0");
    await verified(signOff, yes);
    await asked(tag, { run: "78", actor: BOT });
    expect((await answer(issue, forge.comment(issue, "grace", "/approve v1.4.0"))).outputs).toMatchObject({
      reason: "self-approval",
    });
    await verified(tag, await answered(issue, "/approve v1.4.0"), "79");
    await asked({ ...release, environment: "production" }, { run: "80", actor: BOT, ref: "refs/tags/v1.4.0" });
    expect(forge.comments(issue).at(-1)?.body).toContain("| Started by | github-actions\\[bot\\], grace |");
    expect((await answer(issue, forge.comment(issue, "grace", "/approve v1.4.0"))).outputs).toMatchObject({
      reason: "self-approval",
    });
    expect((await answer(issue, forge.comment(issue, "ada", "/approve v1.4.0"))).outputs).toMatchObject({
      answer: "approved",
    });
  });

  test("that nobody answered prepares nothing: a release that a token started is nobody's", async () => {
    const issue = await asked(tag);
    await asked({ ...release, environment: "production" }, { run: "80", actor: BOT, ref: "refs/tags/v1.4.0" });
    expect((await answer(issue, forge.comment(issue, "ada", "/approve v1.4.0"))).outputs).toMatchObject({
      reason: "unknown-starter",
    });
  });

  test("that a hotfix dispatched is its starter's: they may not answer, anybody else may", async () => {
    forge = createIssueForge(RULES, () => clock.now(), [BOT]);
    forge.hotfixes.push({ id: 70, head_sha: COMMIT, path: ".github/workflows/hotfix.yml", actor: { login: "grace" } });
    const issue = await asked(signOff, { actor: BOT });
    expect(forge.comments(issue)[0]?.body).toContain("| Started by | github-actions\\[bot\\], grace |");
    expect((await answer(issue, forge.comment(issue, "grace", "/approve v1.4.0"))).outputs).toMatchObject({
      reason: "self-approval",
    });
    expect((await answer(issue, forge.comment(issue, "ada", "/approve v1.4.0"))).outputs).toMatchObject({
      answer: "approved",
    });
  });

  test("asks on a branch only: nobody could go on where a tag is", async () => {
    const { failures } = await run(requestApproval, { with: signOff });
    expect(failures[0]?.what).toBe("This run is about refs/tags/v1.4.0, which is no branch.");
    expect(forge.issues).toEqual([]);
  });
});

test("a request whose gate nobody configured, or not for comments, is refused with a reason", async () => {
  const issue = await ask();
  const before = forge.comments(issue).map(({ body }) => body);
  for (const config of ["gates: {}\n", "gates: { production: { owner: ada } }\n"]) {
    forge = createIssueForge(config, () => clock.now());
    for (const body of before) forge.comment(issue, BOT, body, "Bot");
    await clock.sleep(60_000);
    const yes = forge.comment(issue, "ada", "/approve v1.4.0");
    expect((await answer(issue, yes)).outputs).toMatchObject({ answer: "refused", reason: "no-comment-gate" });
    expect(forge.comments(issue).at(-1)?.body).toContain("Set `gates.production.kind: comment` there");
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
    const inputs = { issue: String(issue), comment: String(yes) };
    expect((await run(answerApproval, { with: inputs, forge: kind })).outputs).toMatchObject({ answer: "none" });
    const own = await run(requestApproval, { with: release, forge: kind });
    const again = forge.comment(issue, "ada", "/approve v1.4.0");
    expect(own.outputs["issue"]).toBe(String(issue));
    const answered = await run(answerApproval, { with: { ...inputs, comment: String(again) }, forge: kind });
    expect(answered.outputs).toMatchObject({ answer: "approved" });
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
    "This does not count: The answer is older than the newest request.",
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

test("without owners nobody is asked", async () => {
  forge = createIssueForge("gates:\n  production:\n    kind: comment\n", () => clock.now());
  const { failures } = await run(requestApproval, { with: release });
  expect(failures[0]?.what).toContain("Nobody is named");
  expect(forge.issues).toEqual([]);
});

describe("a rollback that was dispatched", () => {
  const OPEN = `${CONFIG}    self-approval: true\n`;
  const dispatched = (): Promise<Left> => run(verifyApproval, { with: {}, event: "workflow_dispatch" });

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
    forge = createIssueForge(config, () => clock.now(), startedBy);
    expect((await dispatched()).outputs).toMatchObject(wanted);
  });

  test("opens no release: that still needs its comment", async () => {
    forge = createIssueForge(OPEN, () => clock.now(), ["ada"]);
    const { outputs } = await run(verifyApproval, { with: release, event: "workflow_dispatch" });
    expect(outputs).toMatchObject({ state: "refused", reason: "unanswered" });
  });
});

test("a run without an approving comment is refused, whatever the environment says", async () => {
  await ask();
  const { outputs, failures } = await run(verifyApproval, { with: release });
  expect(outputs).toMatchObject({ state: "refused", reason: "unanswered" });
  expect(failures).toHaveLength(1);
});
