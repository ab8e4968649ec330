import { StageFailure } from "../../src/failure/failure.ts";
import { type Git, gitIn } from "../../src/history/git-command.ts";
import { gitHistory } from "../../src/history/git-history.ts";
import { mappedPeople } from "../../src/history/mailmap.ts";
import { readRelease } from "../../src/history/release-content.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Commands, Environment, Files, Log, RunContext } from "../../src/ports/world.ts";
import { renderPlan } from "../../src/report/plan-report.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { type Changes, changeCounter, countOf, joinPullRequests } from "../../src/version/commits/changes.ts";
import { distinctPeople, type Person } from "../../src/version/commits/commit.ts";
import type { PlanFacts, PlannedRelease } from "../../src/version/plan-facts.ts";
import { unreadTagWarnings } from "../../src/version/plan-warnings.ts";
import { planRelease as plan } from "../../src/version/release-plan.ts";
import { listChanges } from "./commit-list.ts";
import { type PlanInputs, readInputs } from "./plan-inputs.ts";

export interface PlanWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly commands: Commands;
  readonly environment: Environment;
  readonly forge: (token: string) => Forge;
}

/** Determines the next version and its changes. Changes nothing. */
export const planRelease: Stage<PlanInputs, PlanWorld> = {
  name: "plan-release",
  handsOnReport: true,
  read: readInputs,
  run: decide,
};

async function decide(inputs: PlanInputs, world: PlanWorld): Promise<StageResult> {
  const facts = await survey(inputs, world);
  const { commit, previous, changes, migrations } = facts;
  const count = facts.commits === 1 ? "1 commit" : `${facts.commits} commits`;
  world.log.info(`${count} since ${previous ?? "the beginning: no release is in this history"}.`);
  const planned = plan(facts, inputs.wish);
  if (planned.kind === "refused") {
    for (const line of unreadTagWarnings(facts)) world.log.warning(line);
    throw refusal(planned.what, planned.todo);
  }
  logPlan(planned, migrations, world.log);
  return {
    outputs: {
      version: planned.version,
      bump: planned.bump,
      "suggested-bump": planned.suggested ?? "",
      "previous-version": previous ?? "",
      commit,
      commits: listChanges(changes.standing),
      count: String(countOf(changes)),
      migrations: String(migrations.length),
    },
    report: renderPlan({ plan: planned, commit, previous, changes, migrations, pullRequest: pullRequestAt(world.run) }),
  };
}

async function survey(inputs: PlanInputs, world: PlanWorld): Promise<Survey> {
  const { prefix } = inputs;
  const git = gitIn(world);
  const history = gitHistory(git, prefix);
  const [commit, { all: tags, unread }] = await Promise.all([history.place(inputs.commit), history.tags()]);
  const rules = { ...inputs, open: () => changeCounter(MOST_CHANGES) };
  const found = await readRelease({ git, history }, { commit, prefix, tags }, rules);
  const { previous, isBeside, content } = found;
  const changes = await namedChanges(content.sink.end(content.reverted), inputs, { world, git });
  return {
    ...{ commit, tags, prefix, previous, isBeside, commits: content.count, unreadTags: unread, changes },
    ...{ breakingPaths: content.breakingPaths, migrations: content.migrations },
  };
}

interface Survey extends PlanFacts {
  readonly changes: Changes;
  /** Migrations that differ from the last release: a risk, independently of the version. */
  readonly migrations: readonly string[];
}

/** With the pull requests that the forge knows, one change for each, and people by their names in `.mailmap`. */
async function namedChanges(
  changes: Changes,
  { token }: PlanInputs,
  { world, git }: { readonly world: PlanWorld; readonly git: Git },
): Promise<Changes> {
  const known = token === "" ? changes : await withForgesPullRequests(changes, token, world);
  // Git maps authors by itself, and leaves those whom a message names.
  const others = known.coAuthors.slice(0, MOST_PEOPLE);
  const isMapped = others.length > 0 && (await world.files.read(".mailmap")) !== undefined;
  const mapped = isMapped ? await mappedPeople(git, others) : others;
  const names = new Map(others.map(({ email }, at) => [email, mapped[at]]));
  const asCalled = (people: readonly Person[]): readonly Person[] =>
    distinctPeople(people.map((person) => names.get(person.email) ?? person));
  return {
    ...known,
    people: asCalled(known.people),
    standing: known.standing.map((change) =>
      change.authors.length < 2 ? change : { ...change, authors: asCalled(change.authors) },
    ),
  };
}

async function withForgesPullRequests(changes: Changes, token: string, world: PlanWorld): Promise<Changes> {
  // Without a token, nothing that reads the forge's answers is loaded.
  const { withPullRequests } = await import("../../src/history/merged-pulls.ts");
  return joinPullRequests(changes, await withPullRequests(world.forge(token), world, changes.standing));
}

/** The list in the outputs has as many; no report shows more of one kind. */
const MOST_CHANGES = 200;

/** More contacts than these make a command too long, and a report too. */
const MOST_PEOPLE = 200;

function refusal(what: string, todo: string): StageFailure {
  return new StageFailure({ what, means: "No version was determined, and nothing was changed.", todo });
}

function logPlan(
  { version, bump, suggestion, rule, warnings }: PlannedRelease,
  migrations: readonly string[],
  log: Log,
): void {
  for (const warning of warnings) log.warning(warning);
  log.info(`${version} is planned (${bump}).`);
  if (rule !== "") log.info(`The rule: ${rule}.`);
  const drivers = suggestion?.drivers.slice(0, 5) ?? [];
  for (const { sha, title } of drivers) log.info(`${suggestion?.level}: ${sha.slice(0, 12)} ${title}`);
  for (const path of suggestion?.breakingPaths.slice(0, 5) ?? []) log.info(`breaking path: ${path}`);
  for (const path of migrations.slice(0, 5)) log.info(`changed migration: ${path}`);
}

/** GitHub's path is `pull`, that of Gitea and Forgejo `pulls`. */
function pullRequestAt(run: RunContext): (number: number) => string | undefined {
  const repository = repositoryUrl(run);
  return (number) =>
    repository === "" ? undefined : `${repository}/${run.forge === "github" ? "pull" : "pulls"}/${number}`;
}
