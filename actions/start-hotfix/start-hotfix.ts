import { StageFailure } from "../../src/failure/failure.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Scratch } from "../../src/ports/scratch.ts";
import type { Commands, Environment, RunContext } from "../../src/ports/world.ts";
import { withRollbackRecords } from "../../src/readiness/rollback-record.ts";
import {
  byHand,
  mergeBack,
  notPrepared,
  notStarted,
  renderConflict,
  renderHotfix,
  whyBase,
} from "../../src/report/hotfix-report.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { decideHotfix, type Hotfix } from "../../src/version/hotfix.ts";
import { bareVersion, inProduct, ownTags } from "../../src/version/tags/tag-prefix.ts";
import { unreadTags } from "../../src/version/tags/unread-tags.ts";
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

/** Creates a branch for the next patch of a release, with the commits that fix it. */
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
  const all = await repository.tags();
  const place = { kind: world.run.forge, repository: path, environment: inputs.environment };
  const tags = await withRollbackRecords(forge, { ...place, prefix: tagPrefix }, ownTags(all, tagPrefix));
  const live = await liveRelease(forge, { ...place, tags });
  const unread = unreadTags([...all.keys()], tagPrefix);
  const decided = decideHotfix({ from: bareVersion(inputs.from, tagPrefix), live, unread }, [...tags.keys()]);
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
  const { started, preparation, left } = await start({ inputs, decision, rules, created }, forge, world);
  for (const line of left) log.warning(cleanForeignLine(line));
  log.warning(mergeBack(decision.branch));
  const { version, branch } = decision;
  return {
    outputs: { version, branch, commit, created: String(created), conflicts: "", "started-run": preparation },
    report: renderHotfix({ hotfix: decision, base, commit, ...picked, created, started, left }),
  };
}

/** An identical branch was created by an earlier attempt; any other is a person's work. */
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
    `The branch ${branch} exists already, with other commits.`,
    `Continue with it: push the missing commits, and dispatch the preparation of ${version} on it. Or delete it, and run this again.`,
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
  /** Id of the preparation's run; empty if no run prepared the release, or if the forge does not return it. */
  readonly preparation: string;
  /** What a person has to start, and how. */
  readonly left: readonly string[];
}

/** Only a push by a person's or an app's token starts workflows; without a fix there is nothing to test or release. */
async function start(begun: Begun, forge: Forge, { run, log }: HotfixWorld): Promise<Started> {
  const { inputs, decision, rules, created } = begun;
  const { staging, prepare, releaseToken } = inputs;
  const { branch, version, inLine } = decision;
  const hasFix = inputs.commits.length > 0;
  const required = hasFix ? rules.requiredWorkflows.filter((workflow) => workflow !== prepare) : [];
  const byPush = created && releaseToken !== "" ? [] : [staging, ...required];
  const isDoubtful = inLine.length > 0;
  const { started, runs, left } = await dispatchAll(
    forge,
    {
      ...{ repository: `/repos/${run.repository}`, branch, kind: run.forge },
      // The preparation comes last, because it waits for the runs of the others.
      workflows: [...byPush, hasFix && !isDoubtful ? prepare : "none"],
      optional: required.filter((workflow) => workflow !== staging),
    },
    log,
  );
  const doubt = hasFix && isDoubtful ? [notPrepared(inLine, { version, branch })] : [];
  return {
    started,
    preparation: String(runs.get(prepare) ?? ""),
    left: [...left.map((one) => notStarted(one, branch)), ...doubt],
  };
}

function inConflict(hotfix: Hotfix, conflict: Conflict, picks: readonly Pick[]): StageResult {
  const { at, before, files } = conflict;
  const after = picks.slice(before.length + 1);
  const { version, branch } = hotfix;
  return {
    outputs: { version, branch, commit: "", created: "false", conflicts: files.join("\n"), "started-run": "" },
    report: renderConflict({ ...conflict, hotfix, after }),
    failure: refusal(
      `${at.sha.slice(0, 12)} cannot be applied to ${hotfix.from}: ${files.join(", ")} ${files.length === 1 ? "is" : "are"} in conflict.`,
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
