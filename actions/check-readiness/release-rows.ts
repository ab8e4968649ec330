import { type GivenValue, readDuration, readTimeLimit } from "../../src/config/values.ts";
import { rulesOf } from "../../src/gates/rules/gate-rules.ts";
import { USUAL_INCIDENT_LABEL } from "../../src/incident/incident-label.ts";
import type { Cancellation, Clock, Http, Log, RunContext } from "../../src/ports/world.ts";
import { readChangelogAt } from "../../src/readiness/changelog-at-commit.ts";
import { changelogPath } from "../../src/readiness/changelog-path.ts";
import type { Requirements } from "../../src/readiness/checks.ts";
import { backupRow } from "../../src/readiness/rows/backup-row.ts";
import { changelogRow } from "../../src/readiness/rows/changelog-row.ts";
import { hostRow } from "../../src/readiness/rows/host-row.ts";
import type { MigrationVerdict } from "../../src/readiness/rows/migration-row.ts";
import { notYet, type Row } from "../../src/readiness/rows/row.ts";
import { NO_SIGN_OFF } from "../../src/readiness/rows/sign-off-row.ts";
import { type WhileWatchedRule, watchRows } from "../../src/readiness/rows/watch-row.ts";
import { checkCommit, type WaitLimits } from "./commit-check.ts";
import { checkEnvironment } from "./environment-check.ts";
import { checkIncidents } from "./incident-check.ts";
import { checkMigrations } from "./migration-check.ts";
import type { Question } from "./question.ts";
import { checkSignOff } from "./sign-off-check.ts";
import { checkWindow } from "./window-check.ts";

export interface RowsWorld {
  readonly clock: Clock;
  readonly http: Http;
  readonly log: Log;
  readonly cancellation: Cancellation;
  readonly run: RunContext;
}

export interface Checked {
  readonly rows: readonly Row[];
  /** Whether the deploy has to read a backup before it touches anything. */
  readonly needsBackup: boolean;
  /** Whether it has to take that backup itself. */
  readonly takesBackup: boolean;
  /** What the deploy does while the release that it replaces is being watched. */
  readonly whileWatched: WhileWatchedRule;
  /** Why a window does not count this time; empty when none is overridden. */
  readonly override: string;
}

/** A preflight has a quarter of an hour. A preparation begins with the push, so its staging and its tests do, too. */
const USUAL_WAIT = { preflight: "10m", preparation: "30m" } as const;
const LONGEST_PREFLIGHT_MS = 12 * 60_000;
const USUAL_WATCH = "30m";
const USUAL_STAGING = "deploy-staging.yml";
const USUAL_CHANGELOG = "CHANGELOG.md";

/** Everything that a release needs. */
export async function releaseRows(question: Question, world: RowsWorld): Promise<Checked> {
  const commit = await commitRows(question, world);
  const noted = { ...question, kind: world.run.forge, changelog: changelogOf(question) };
  const changelog = changelogRow(noted, await readChangelogAt(question.forge, noted));
  const migrations = await checkMigrations(question, world.run);
  const signOff = await signOffRows(question, world);
  const { rows: moment, ...rest } = await momentRows(question, world);
  return {
    ...backupOf(migrations),
    rows: [...commit, changelog, ...backupRows(question), ...rowsOf(migrations), ...signOff, ...moment],
    ...rest,
  };
}

/**
 * What a commit needs before its test on staging; what may change until the release is reported and prevents nothing
 * yet.
 */
export async function candidateRows(question: Question, world: RowsWorld): Promise<Checked> {
  const commit = await commitRows(question, world);
  const migrations = await checkMigrations(question, world.run);
  const { rows: moment, ...rest } = await momentRows(question, world);
  return {
    ...backupOf(migrations),
    rows: [...commit, ...backupRows(question), ...rowsOf(migrations), ...moment.map(notYet)],
    ...rest,
  };
}

function backupRows({ inputs, config }: Question): readonly Row[] {
  const row = backupRow(inputs.backup, config);
  return row === undefined ? [] : [row];
}

function rowsOf(migrations: MigrationVerdict | undefined): readonly Row[] {
  return migrations === undefined ? [] : [migrations.row];
}

function backupOf(migrations: MigrationVerdict | undefined): Pick<Checked, "needsBackup" | "takesBackup"> {
  return { needsBackup: migrations?.needsBackup ?? false, takesBackup: migrations?.takesBackup ?? false };
}

/** What stays with a commit: it was tested, and staging runs it. */
async function commitRows(question: Question, world: RowsWorld): Promise<readonly Row[]> {
  const { inputs, forge, repository, commit, config } = question;
  const { "check-readiness": rules = {} } = config;
  const changelog = await inheritedBy(question, world);
  const required = {
    ...requiredChecks([rules["required-checks"] ?? []].flat()),
    workflows: [rules["required-workflows"] ?? []].flat(),
    mayBeSkipped: rules["skipped-checks"] === "pass",
  };
  const isPreparation = inputs.scope === "commit";
  const usual = isPreparation ? USUAL_WAIT.preparation : USUAL_WAIT.preflight;
  const wait = { name: "check-readiness.wait-for-checks", text: rules["wait-for-checks"] ?? usual };
  const limits = { ...longestOf(wait, isPreparation), evenForMissing: isPreparation };
  const staging = { staging: rules.staging, stagingWorkflow: rules["staging-workflow"] ?? USUAL_STAGING };
  return checkCommit(forge, { repository, commit, changelog, required, ...staging, wait: limits }, world);
}

type WrittenCheck = string | { readonly name: string; readonly by: string };

function requiredChecks(written: readonly WrittenCheck[]): Pick<Requirements, "checks" | "makers"> {
  const named = written.flatMap((one) => (typeof one === "string" ? [] : [[one.name, one.by] as const]));
  return {
    checks: written.map((one) => (typeof one === "string" ? one : one.name)),
    makers: Object.fromEntries(named),
  };
}

/** A job that reaches its time limit ends without a table: so the wait is shorter, and the row reports why. */
function longestOf(wait: GivenValue, isPreparation: boolean): Pick<WaitLimits, "longest" | "cut"> {
  const wanted = readDuration(wait);
  if (isPreparation || wanted <= LONGEST_PREFLIGHT_MS) return { longest: wanted, cut: "" };
  const cut = `\`${wait.name}\` is ${wait.text}, but the job has a quarter of an hour.`;
  return { longest: LONGEST_PREFLIGHT_MS, cut };
}

async function signOffRows(question: Question, world: RowsWorld): Promise<readonly Row[]> {
  const { inputs, forge, repository, commit, config } = question;
  const environment = inputs.signOff || config["check-readiness"]?.["sign-off"];
  if (environment === undefined) return [NO_SIGN_OFF];
  const { requester } = inputs;
  const { clock, run } = world;
  const changelog = await inheritedBy(question, world);
  const place = { forge: run.forge, defaultBranch: question.branch.name, requester, clock };
  const rules = { ...rulesOf(config, environment), ...place };
  return [await checkSignOff(forge, { rules, repository, commit, changelog })];
}

/** What holds at this moment, and may be otherwise in an hour. */
async function momentRows(question: Question, world: RowsWorld): Promise<Omit<Checked, "needsBackup" | "takesBackup">> {
  const { inputs, forge, repository, isHotfix, branch, config } = question;
  const { run } = world;
  const label = config["check-readiness"]?.["incident-label"] ?? USUAL_INCIDENT_LABEL;
  const incidents = label === false ? [] : [await checkIncidents(forge, repository, { label, isHotfix })];
  const duration = { name: "watch.duration", text: config.watch?.duration ?? USUAL_WATCH };
  const wish = { ...inputs.window, watchMs: inputs.window.watchMs ?? readTimeLimit(duration) };
  const { row: window, override } = await checkWindow({ branch, written: config.windows }, wish, world);
  const place = { repository, environment: inputs.environment, config, kind: run.forge };
  const protection = await checkEnvironment(forge, place);
  const whileWatched = whileWatchedRule(question);
  const watch = watchRows(inputs.watched, whileWatched, isHotfix);
  // A hotfix repairs what runs, and its watch with it.
  const ofRelease = isHotfix ? "supersede" : whileWatched;
  return {
    rows: [...incidents, ...protection, hostRow(inputs.host), ...watch, window],
    override,
    whileWatched: ofRelease,
  };
}

function whileWatchedRule({ inputs, config }: Question): WhileWatchedRule {
  return inputs.whileWatched ?? config.deploy?.["while-watched"] ?? "wait";
}

/** A tag must not define which file can change without a new test, nor where a link leads. */
async function inheritedBy(question: Question, { run }: RowsWorld): Promise<string> {
  const { forge, repository, branch } = question;
  const path = changelogOf(question);
  return (await changelogPath(forge, run.forge, { repository, path, ref: branch.name }))?.path ?? path;
}

function changelogOf({ inputs, config }: Question): string {
  return inputs.changelog || config.announce?.changelog || USUAL_CHANGELOG;
}
