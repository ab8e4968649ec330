import { requestApproval } from "../../actions/request-approval/request-approval.ts";
import { must } from "../sandbox/processes.ts";
import { BOT, DISPATCH, type GateScene, openGateScene } from "./gate-scene.ts";

/**
 * Whoever can push a hotfix branch writes the files of its preparation, and the names of its jobs: also one that names a request of
 * somebody else as the one that it follows.
 */

// The first request reads GitHub's description of its API, which takes a while on a busy machine.
jest.setTimeout(120_000);

let scene: GateScene;

beforeEach(async () => {
  scene = await openGateScene();
}, 60_000);

afterEach(() => scene.close());

const PREPARATION = { workflow: "prepare-release.yml", event: "workflow_dispatch" } as const;

/** What a preparation by grace asks about the head of a branch. */
async function signOffBy(ref: string, version: string): Promise<number> {
  const run = scene.begin({
    ...PREPARATION,
    ref,
    actor: "grace",
    job: "prepare / Request the sign-off in an issue",
  });
  const wish = { environment: "staging-signoff", asks: "sign-off", version, commit: run.sha };
  const { outputs, failures } = await scene.stage(requestApproval, run, wish);
  expect(failures).toEqual([]);
  scene.end(run);
  return Number(/issuecomment-(\d+)$/.exec(outputs["url"] ?? "")?.[1]);
}

/** A hotfix of ada's, whose preparation her own workflow has started, and says that it follows a request; what ada's answer comes to. */
async function releasedAfter(request: (branch: string) => Promise<number>): Promise<Record<string, string>> {
  const branch = "refs/heads/hotfix/v1.4.1";
  const commit = await scene.origin.commit({ "a.txt": "mine" }, "fix: mine");
  await must(["git", "-C", scene.origin.folder, "update-ref", branch, commit]);
  await scene.origin.tag("v1.4.1", commit);
  const after = await request(branch);
  const run = scene.begin({ ...DISPATCH, actor: BOT, job: "deploy / Request the approval in an issue" });
  const name = `prepare / Started run ${run.id} after the request ${after}`;
  scene.end(scene.begin({ ...PREPARATION, ref: branch, actor: BOT, job: name }));
  scene.pass(2000);
  const { outputs, failures } = await scene.stage(requestApproval, run, { version: "v1.4.1", commit });
  expect(failures).toEqual([]);
  scene.end(run);
  const issue = Number(outputs["issue"]);
  const yes = scene.github.control.comment(issue, "ada", "/approve v1.4.1");
  return (await scene.answer(issue, yes)).outputs;
}

test("a request of grace's about another commit does not make her the starter of what ada has prepared", async () => {
  const other = await signOffBy("refs/heads/main", "v1.4.1");
  const outputs = await releasedAfter(async () => other);
  expect(outputs).toMatchObject({ answer: "refused", reason: "unknown-starter" });
});

test("one about this commit does: then she has prepared it", async () => {
  const outputs = await releasedAfter((branch) => signOffBy(branch, "v1.4.1"));
  expect(outputs).toMatchObject({ answer: "approved" });
});
