import { gitHistory, type History } from "../../src/history/git-history.ts";
import { withPullRequests } from "../../src/history/merged-pulls.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { renderPlan } from "../../src/report/plan-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { readChanges } from "../../src/version/changes.ts";
import { type PlanFacts, type PlannedRelease, planRelease as plan } from "../../src/version/release-plan.ts";
import { newestRelease } from "../../src/version/tag.ts";
import { tagName } from "../../src/version/tag-prefix.ts";
import type { KnownTag } from "../../src/version/tagging.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Commands, Files, Log, RunContext } from "../../src/world/world.ts";
import { listChanges } from "./commit-list.ts";
import { type PlanInputs, readInputs } from "./plan-inputs.ts";

export interface PlanWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly commands: Commands;
  readonly forge: (token: string) => Forge;
}

/** Which version comes next, and what it brings. Changes nothing. */
export const planRelease: Stage<PlanInputs, PlanWorld> = {
  name: "plan-release",
  handsOnReport: true,
  read: readInputs,
  run: decide,
};

async function decide(inputs: PlanInputs, world: PlanWorld): Promise<StageResult> {
  const facts = await survey(inputs, world);
  const { commit, previous, changes } = facts;
  world.log.info(`${facts.commits} commits since ${previous ?? "the beginning: no release is in this history"}.`);
  const planned = plan(facts, inputs.wish);
  if (planned.kind === "refused") throw refusal(planned.what, planned.todo);
  tell(planned, world.log);
  return {
    outputs: {
      version: planned.version,
      bump: planned.bump,
      "suggested-bump": planned.suggested ?? "",
      "previous-version": previous ?? "",
      commit,
      commits: listChanges(changes.standing),
      count: String(changes.standing.length),
    },
    report: renderPlan({ plan: planned, commit, previous, changes, pullRequest: pullRequestAt(world.run) }),
  };
}

async function survey(inputs: PlanInputs, world: PlanWorld): Promise<PlanFacts> {
  const history = gitHistory(world.commands, world.run.workspace, inputs.prefix);
  const commit = await history.place(inputs.commit);
  const { all: tags, before } = await history.tags(commit);
  const previous = newestRelease(before);
  if (previous === undefined) await mustBeRelated(history, { tags, commit, prefix: inputs.prefix });
  const span = { since: previous, commit };
  const commits = await history.commits(span);
  const changed = await history.changed(span, inputs.migrationPaths);
  const rules = { ignoredTypes: inputs.ignoredTypes, migrations: new Set(changed.commits) };
  const read = readChanges(commits, rules);
  const { token, prefix } = inputs;
  const changes =
    token === "" ? read : { ...read, standing: await withPullRequests(world.forge(token), world, read.standing) };
  return { commit, tags, prefix, previous, commits: commits.length, changes, migrations: changed.paths };
}

interface Releases {
  readonly tags: readonly KnownTag[];
  readonly commit: string;
  readonly prefix: string;
}

/** Releases that share nothing with this history are another project's, or this one's before it was rewritten. */
async function mustBeRelated(history: History, { tags, commit, prefix }: Releases): Promise<void> {
  const newest = newestRelease(tags.map(({ name }) => name));
  if (newest === undefined || (await history.isRelated(newest, commit))) return;
  const tag = tagName(prefix, newest);
  throw refusal(
    `${tag}, the newest release, and ${commit} share no history.`,
    `Check that this is the right branch of the right repository. If its history was rewritten, join both (git merge --allow-unrelated-histories -s ours ${tag}), so that ${tag} is what comes before.`,
  );
}

function refusal(what: string, todo: string): StageFailure {
  return new StageFailure({ what, means: "No version was decided, and nothing was changed.", todo });
}

function tell({ version, bump, suggestion, warnings }: PlannedRelease, log: Log): void {
  for (const warning of warnings) log.warning(cleanForeignLine(warning));
  log.info(`${version} is planned (${bump}).`);
  const drivers = suggestion?.drivers.slice(0, 5) ?? [];
  for (const { sha, title } of drivers)
    log.info(`${suggestion?.level}: ${sha.slice(0, 12)} ${cleanForeignLine(title)}`);
  for (const path of suggestion?.migrations.slice(0, 5) ?? []) log.info(`changed migration: ${cleanForeignLine(path)}`);
}

/** GitHub says `pull`, Gitea and Forgejo say `pulls`. */
function pullRequestAt({ runUrl, forge }: RunContext): (number: number) => string | undefined {
  const [repository = ""] = runUrl.split("/actions/runs/");
  return (number) =>
    repository === "" ? undefined : `${repository}/${forge === "github" ? "pull" : "pulls"}/${number}`;
}
