import { readSettings } from "../../src/config/settings.ts";
import { badValue, readList } from "../../src/config/values.ts";
import { byHand, mergeBack, renderConflict, renderHotfix } from "../../src/report/hotfix-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { decideHotfix, type Hotfix } from "../../src/version/hotfix.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Scratch } from "../../src/world/scratch.ts";
import type { Commands, Environment, Inputs, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";
import { openRepository, type Pick, type Picked, type Repository } from "./picking.ts";

export interface HotfixInputs {
  readonly from: string;
  readonly commits: readonly string[];
  readonly token: string;
  readonly releaseToken: string;
  /** Files of the workflows that are dispatched on the branch, or `none`. */
  readonly staging: string;
  readonly prepare: string;
}

export interface HotfixWorld extends StageWorld {
  readonly run: RunContext;
  readonly commands: Commands;
  readonly scratch: Scratch;
  readonly environment: Environment;
  readonly forge: (token: string) => Forge;
}

/** A branch for the next patch of a release, with the commits that mend it. */
export const startHotfix: Stage<HotfixInputs, HotfixWorld> = {
  name: "start-hotfix",
  handsOnReport: true,
  read: readInputs,
  run: begin,
};

async function readInputs(inputs: Inputs, world: HotfixWorld): Promise<HotfixInputs> {
  const settings = readSettings(keys, inputs, {}, "");
  const token = settings.need("token").text;
  const releaseToken = settings.get("release-token").text;
  for (const secret of [token, releaseToken]) if (secret !== "") world.log.mask(secret);
  world.log.mask(loginOf(releaseToken || token));
  const commits = settings.get("commits");
  const list = readList(commits.text);
  if (list.some((name) => !/^[0-9a-f]{7,40}$/.test(name)))
    throw badValue(commits, "names of commits, 7 to 40 hexadecimal digits");
  return {
    ...{ from: settings.get("from").text, commits: list, token, releaseToken },
    staging: settings.get("staging-workflow").text,
    prepare: settings.get("prepare-workflow").text,
  };
}

/** As Git's own helper for actions sends a token: basic authentication, base64. */
function loginOf(token: string): string {
  return Buffer.from(`x-access-token:${token}`, "utf8").toString("base64");
}

async function begin(inputs: HotfixInputs, world: HotfixWorld): Promise<StageResult> {
  const repository = openRepository(world, loginOf(inputs.releaseToken || inputs.token));
  const decision = decideHotfix(inputs.from, await repository.tags());
  if (decision.kind === "refused") throw refusal(decision.what, decision.todo);
  const picks = await repository.known(inputs.commits);
  world.log.info(`${decision.version} is to fix ${decision.from}, on ${decision.branch}.`);
  const picked = await world.scratch.within(({ path }) => repository.pick(decision.from, picks, `${path}/tree`));
  if (picked.kind === "conflict") return inConflict(decision, picked, picks);
  const { commit, created } = await publish(repository, decision, picked.head);
  const started = await start(inputs, decision, picks, world);
  world.log.warning(mergeBack(decision.branch));
  return {
    outputs: {
      ...{ version: decision.version, branch: decision.branch, commit },
      ...{ created: String(created), conflicts: "" },
    },
    report: renderHotfix({ hotfix: decision, commit, picks: picked.picks, created, started }),
  };
}

/** A branch that is there just so was made by an earlier try; any other is somebody's work. */
async function publish(
  repository: Repository,
  { branch, version }: Hotfix,
  head: string,
): Promise<{ readonly commit: string; readonly created: boolean }> {
  const end = await repository.branchEnd(branch);
  if (end === undefined) {
    await repository.push(head, branch);
    return { commit: head, created: true };
  }
  if (await repository.isSame(end, head)) return { commit: end, created: false };
  throw refusal(
    `The branch ${branch} is there already, and holds something else.`,
    `Go on with it: push what is missing there, and dispatch the preparation of ${version} on it. Or delete it, and run this again.`,
  );
}

/** A branch that the run's own token pushes starts nothing. Gives what was dispatched. */
async function start(
  { token, releaseToken, staging, prepare }: HotfixInputs,
  { branch }: Hotfix,
  picks: readonly Pick[],
  { forge, run, log }: HotfixWorld,
): Promise<readonly string[]> {
  const wanted = [releaseToken === "" ? staging : "none", picks.length > 0 ? prepare : ""].filter(
    (workflow) => workflow !== "" && workflow !== "none",
  );
  for (const workflow of wanted) {
    await forge(token).write({
      method: "POST",
      path: `/repos/${run.repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
      body: { ref: branch },
      what: `dispatch ${workflow} on ${branch}`,
      // Twice is harmless: staging gets the same commit, and each preparation asks its own gates.
      happened: async () => undefined,
    });
    log.info(`${workflow} was dispatched on ${branch}.`);
  }
  return wanted;
}

function inConflict(
  hotfix: Hotfix,
  { at, before, files }: Extract<Picked, { kind: "conflict" }>,
  picks: readonly Pick[],
): StageResult {
  const after = picks.slice(before.length + 1);
  const { version, branch } = hotfix;
  return {
    outputs: { version, branch, commit: "", created: "false", conflicts: files.join("\n") },
    report: renderConflict({ hotfix, at, before, after, files }),
    failure: refusal(
      `${at.sha.slice(0, 12)} does not fit onto ${hotfix.from}: ${files.join(", ")} ${files.length === 1 ? "is" : "are"} in conflict.`,
      byHand(
        hotfix,
        picks.map(({ sha }) => sha),
      ),
    ),
  };
}

function refusal(what: string, todo: string): StageFailure {
  return new StageFailure({ what, means: "No branch was pushed, and nothing was started.", todo });
}
