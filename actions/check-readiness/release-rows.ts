import type { Config } from "../../src/config/schema.ts";
import { type Given, readDuration, readTimeLimit } from "../../src/config/values.ts";
import type { DefaultBranch } from "../../src/gates/default-branch.ts";
import { rulesOf } from "../../src/gates/gate-rules.ts";
import { changelogRow } from "../../src/readiness/changelog-row.ts";
import { hostRow } from "../../src/readiness/host-row.ts";
import { notYet, type Row } from "../../src/readiness/row.ts";
import { NO_SIGN_OFF } from "../../src/readiness/sign-off-row.ts";
import { readTold } from "../../src/readiness/told-release.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Cancellation, Clock, Http, Log, RunContext } from "../../src/world/world.ts";
import { checkCommit, type Patience } from "./commit-check.ts";
import { checkIncidents } from "./incident-check.ts";
import type { ReadinessInputs } from "./readiness-inputs.ts";
import { checkSignOff } from "./sign-off-check.ts";
import { checkWindow } from "./window-check.ts";

/** A commit that wants to be released, and whoever says what that needs. */
export interface Question {
  readonly inputs: ReadinessInputs;
  readonly forge: Forge;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly version: string;
  readonly commit: string;
  readonly isHotfix: boolean;
  readonly branch: DefaultBranch;
  /** The configuration as the default branch has it: a tag that brings its own rules would need nothing. */
  readonly config: Config;
}

export interface RowsWorld {
  readonly clock: Clock;
  readonly http: Http;
  readonly log: Log;
  readonly cancellation: Cancellation;
  readonly run: RunContext;
}

export interface Checked {
  readonly rows: readonly Row[];
  /** Why a window does not count this time; empty when none is overridden. */
  readonly override: string;
}

/** A preflight has a quarter of an hour. A preparation begins with the push, so its staging and its tests do, too. */
const USUAL_WAIT = { preflight: "10m", preparation: "30m" } as const;
const LONGEST_PREFLIGHT_MS = 12 * 60_000;
const USUAL_WATCH = "30m";
const USUAL_INCIDENT_LABEL = "incident";
const USUAL_CHANGELOG = "CHANGELOG.md";

/** Everything that a release needs. */
export async function releaseRows(question: Question, world: RowsWorld): Promise<Checked> {
  const commit = await commitRows(question, world);
  const noted = { ...question, changelog: changelogOf(question) };
  const changelog = changelogRow(noted, await readTold(question.forge, noted));
  const signOff = await signOffRows(question, world);
  const { rows: moment, override } = await momentRows(question, world);
  return { rows: [...commit, changelog, ...signOff, ...moment], override };
}

/** What a commit needs before anybody looks at staging; what may change until it is released is told and stops nothing yet. */
export async function candidateRows(question: Question, world: RowsWorld): Promise<Checked> {
  const commit = await commitRows(question, world);
  const { rows: moment, override } = await momentRows(question, world);
  return { rows: [...commit, ...moment.map(notYet)], override };
}

/** What stays with a commit: it was tested, and staging runs it. */
async function commitRows(question: Question, world: RowsWorld): Promise<readonly Row[]> {
  const { inputs, forge, repository, commit, config } = question;
  const { "check-readiness": rules = {} } = config;
  const changelog = changelogOf(question);
  const required = {
    checks: [rules["required-checks"] ?? []].flat(),
    workflows: [rules["required-workflows"] ?? []].flat(),
    mayBeSkipped: rules["skipped-checks"] === "pass",
  };
  const isPreparation = inputs.scope === "commit";
  const usual = isPreparation ? USUAL_WAIT.preparation : USUAL_WAIT.preflight;
  const wait = { name: "check-readiness.wait-for-checks", text: rules["wait-for-checks"] ?? usual };
  const patience = { ...longestOf(wait, isPreparation), evenForMissing: isPreparation };
  return checkCommit(forge, { repository, commit, changelog, required, staging: rules.staging, patience }, world);
}

/** A job that reaches its limit ends without a table: less is waited, and the row says why. */
function longestOf(wait: Given, isPreparation: boolean): Pick<Patience, "longest" | "cut"> {
  const wanted = readDuration(wait);
  if (isPreparation || wanted <= LONGEST_PREFLIGHT_MS) return { longest: wanted, cut: "" };
  const cut = `\`${wait.name}\` is ${wait.text}, but the job has a quarter of an hour.`;
  return { longest: LONGEST_PREFLIGHT_MS, cut };
}

async function signOffRows(question: Question, { clock }: RowsWorld): Promise<readonly Row[]> {
  const { inputs, forge, repository, commit, config } = question;
  const environment = inputs.signOff || config["check-readiness"]?.["sign-off"];
  if (environment === undefined) return [NO_SIGN_OFF];
  const rules = rulesOf(config, environment);
  const { requester } = inputs;
  const wish = { rules, repository, commit, changelog: changelogOf(question), requester, now: clock.now() };
  return [await checkSignOff(forge, wish)];
}

/** What holds at this moment, and may be otherwise in an hour. */
async function momentRows(question: Question, world: RowsWorld): Promise<Checked> {
  const { inputs, forge, repository, isHotfix, branch, config } = question;
  const label = config["check-readiness"]?.["incident-label"] ?? USUAL_INCIDENT_LABEL;
  const incidents = label === false ? [] : [await checkIncidents(forge, repository, { label, isHotfix })];
  const duration = { name: "watch.duration", text: config.watch?.duration ?? USUAL_WATCH };
  const wish = { ...inputs.window, watchMs: inputs.window.watchMs ?? readTimeLimit(duration) };
  const { row: window, override } = await checkWindow({ branch, written: config.windows }, wish, world);
  return { rows: [...incidents, hostRow(inputs.host), window], override };
}

/** Which file may change without anything being tested again is no tag's to say. */
function changelogOf({ inputs, config }: Question): string {
  return inputs.changelog || config.announce?.changelog || USUAL_CHANGELOG;
}
