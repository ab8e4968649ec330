import { cleanForeignLine } from "../../src/report/foreign.ts";
import {
  byHand,
  mergeBack,
  notPrepared,
  notStarted,
  renderConflict,
  renderHotfix,
  whyBase,
} from "../../src/report/hotfix-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { decideHotfix, type Hotfix } from "../../src/version/hotfix.ts";
import { bareVersion, inProduct, ownTags } from "../../src/version/tag-prefix.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Scratch } from "../../src/world/scratch.ts";
import type { Commands, Environment, RunContext } from "../../src/world/world.ts";
import { type BranchRules, readBranchRules } from "./branch-rules.ts";
import { type Dispatched, dispatchAll } from "./dispatching.ts";
import { NOTHING, openGit } from "./git.ts";
import { type HotfixInputs, loginOf, readInputs } from "./hotfix-inputs.ts";
import { liveRelease } from "./live-release.ts";
import { type Conflict, pick } from "./picking.ts";
import { openRepository, type Pick, type Repository } from "./repository.ts";

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

async function begin(inputs: HotfixInputs, world: HotfixWorld): Promise<StageResult> {
  const { log, scratch } = world;
  const forge = world.forge(inputs.token);
  const path = `/repos/${world.run.repository}`;
  const git = openGit(world, loginOf(inputs));
  const repository = openRepository(git);
  const rules = await readBranchRules(forge, path, inputs.config);
  const { tagPrefix } = rules;
  const tags = ownTags(await repository.tags(), tagPrefix);
  const live = await liveRelease(forge, { repository: path, environment: inputs.environment, tags });
  const decided = decideHotfix({ from: bareVersion(inputs.from, tagPrefix), live }, [...tags.keys()]);
  if (decided.kind === "refused") throw refusal(decided.what, decided.todo);
  const decision = inProduct(decided, tagPrefix);
  const base = inputs.from === "" ? whyBase(decision, live, inputs.environment) : [];
  for (const line of base) log.warning(line);
  const picks = await repository.known(inputs.commits);
  log.info(`${decision.version} is to fix ${decision.from}, on ${decision.branch}.`);
  const wish = { from: decision.from, picks, changelog: rules.changelog };
  const picked = await scratch.within((folder) => pick(git, wish, folder));
  if (picked.kind === "conflict") return inConflict(decision, picked, picks);
  const { commit, created } = await publish(repository, decision, picked.head);
  const { started, left } = await start({ inputs, decision, rules, created }, forge, world);
  for (const line of left) log.warning(cleanForeignLine(line));
  log.warning(mergeBack(decision.branch));
  const { version, branch } = decision;
  return {
    outputs: { version, branch, commit, created: String(created), conflicts: "" },
    report: renderHotfix({ hotfix: decision, base, commit, ...picked, created, started, left }),
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

interface Begun {
  readonly inputs: HotfixInputs;
  readonly decision: Extract<ReturnType<typeof decideHotfix>, { kind: "hotfix" }>;
  readonly rules: BranchRules;
  /** Whether the branch was pushed just now. */
  readonly created: boolean;
}

interface Started {
  readonly started: Dispatched["started"];
  /** What a person has to start, and how. */
  readonly left: readonly string[];
}

/** Only a push by a person's or an app's token starts anything; without a fix there is nothing to be tested or released. */
async function start(begun: Begun, forge: Forge, { run, log }: HotfixWorld): Promise<Started> {
  const { inputs, decision, rules, created } = begun;
  const { staging, prepare, releaseToken } = inputs;
  const { branch, version, inLine } = decision;
  const hasFix = inputs.commits.length > 0;
  const required = hasFix ? rules.requiredWorkflows.filter((workflow) => workflow !== prepare) : [];
  const byPush = created && releaseToken !== "" ? [] : [staging, ...required];
  const isDoubtful = inLine.length > 0;
  const { started, left } = await dispatchAll(
    forge,
    {
      ...{ repository: `/repos/${run.repository}`, branch },
      // The preparation comes last: it looks at what the others have started.
      workflows: [...byPush, hasFix && !isDoubtful ? prepare : "none"],
      optional: required.filter((workflow) => workflow !== staging),
    },
    log,
  );
  const doubt = hasFix && isDoubtful ? [notPrepared(inLine, { version, branch })] : [];
  return { started, left: [...left.map((one) => notStarted(one, branch)), ...doubt] };
}

function inConflict(hotfix: Hotfix, conflict: Conflict, picks: readonly Pick[]): StageResult {
  const { at, before, files } = conflict;
  const after = picks.slice(before.length + 1);
  const { version, branch } = hotfix;
  return {
    outputs: { version, branch, commit: "", created: "false", conflicts: files.join("\n") },
    report: renderConflict({ ...conflict, hotfix, after }),
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
  return new StageFailure({ what, means: NOTHING, todo });
}
