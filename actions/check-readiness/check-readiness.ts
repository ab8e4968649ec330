import { parseConfig } from "../../src/config/parse.ts";
import type { Config } from "../../src/config/schema.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import { type DefaultBranch, openDefaultBranch } from "../../src/gates/rules/default-branch.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Tags } from "../../src/ports/git.ts";
import type { Cancellation, Clock, Files, Http, Log, RunContext } from "../../src/ports/world.ts";
import type { Objection } from "../../src/readiness/admission.ts";
import { okRow, type Row } from "../../src/readiness/rows/row.ts";
import { renderReadiness } from "../../src/report/readiness-report.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { reasonList } from "../../src/text/reason-list.ts";
import { readRollbackTag } from "../../src/version/tags/rollback-tag.ts";
import { splitTag, tagName } from "../../src/version/tags/tag-prefix.ts";
import { type CheckedDestination, checkDestination } from "./destination-check.ts";
import { recordOverride } from "./override-record.ts";
import { type ReadinessInputs, readInputs } from "./readiness-inputs.ts";
import { type Checked, candidateRows, releaseRows } from "./release-rows.ts";
import { type Admitted, admitSubject, nameOf } from "./subject.ts";

export interface ReadinessWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly http: Http;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

/** Determines the kind of release of a tag or commit, and whether its approval may be requested. */
export const checkReadiness: Stage<ReadinessInputs, ReadinessWorld> = {
  name: "check-readiness",
  read: readInputs,
  run: check,
};

async function check(inputs: ReadinessInputs, world: ReadinessWorld): Promise<StageResult> {
  const { subject, token } = inputs;
  const name = nameOf(subject);
  const forge = world.forge(token);
  const branch = await openDefaultBranch(forge, `/repos/${world.run.repository}`);
  const asksAll = !asksNothing(inputs);
  const rules = asksAll ? await readRules(inputs, branch) : await rulesOrNothing(inputs, branch, world.log);
  const allowPrereleases = inputs.allowPrereleases ?? (!asksAll || rules?.deploy?.prereleases === true);
  const prefix = rules === undefined ? prefixOfName(name) : (rules["tag-prefix"] ?? "");
  const admitted = await admitSubject({ subject, allowPrereleases, token, prefix }, branch, world);
  const { admission } = admitted;
  const seen = await checked(admitted, { inputs, forge, branch, rules: asksAll ? rules : undefined }, world);
  const goes = await destination(admitted, { inputs, forge, rules }, world.run);
  const rows = [...seen.rows, ...goes.rows];
  const { override } = seen;
  const report = renderReadiness({ name, admission, rows, repository: repositoryUrl(world.run) });
  const red = rows.filter(({ state }) => state === "red");
  for (const { check: what, verdict } of rows.filter(({ state }) => state === "warning"))
    world.log.warning(`${what}: ${verdict}`);
  if (admission.kind === "refused" || red.length > 0) return { outputs: {}, report, failure: refusal(name, red) };
  const { environment, recordsOverride, window } = inputs;
  if (recordsOverride && override !== "" && window.override !== undefined) {
    const record = { commit: admission.commit, environment, override: window.override, sentence: override };
    await recordOverride(forge, record, world.run, world.log);
  }
  world.log.info(`${name} is a ${admission.kind}, commit ${admission.commit}.`);
  const failed = admission.kind === "rollback" ? admission.failed : "";
  const { kind, version, commit } = admission;
  return {
    outputs: {
      kind,
      tag: tagName(prefix, version),
      version,
      commit,
      "failed-version": failed,
      override,
      destination: goes.line,
      "while-watched": seen.whileWatched,
      "needs-backup": String(seen.needsBackup),
      "takes-backup": String(seen.takesBackup),
    },
    report,
  };
}

/** The only requirement of a rollback is its tag, and a verdict is about a release that already runs. */
function asksNothing({ subject, scope }: ReadinessInputs): boolean {
  const version = subject.kind === "tag" ? splitTag(subject.tag)?.version : undefined;
  return scope === "tag" || (version !== undefined && readRollbackTag(version) !== undefined);
}

/** The default branch defines the requirements: a tag could have rules of its own that require nothing. */
async function readRules({ config: path }: ReadinessInputs, branch: DefaultBranch): Promise<Config> {
  const text = await branch.file(path);
  return text === undefined ? {} : parseConfig(text, `${path} on ${branch.name}`);
}

interface Asked {
  readonly inputs: ReadinessInputs;
  readonly forge: Forge;
  readonly branch: DefaultBranch;
  /** Undefined where nothing is required. */
  readonly rules: Config | undefined;
}

async function checked(
  { admission, isHotfix }: Admitted,
  { inputs, forge, branch, rules }: Asked,
  world: ReadinessWorld,
): Promise<Checked> {
  if (admission.kind === "refused") return { rows: admission.objections.map(objectionRow(inputs)), ...NOTHING_ASKED };
  const { version, commit } = admission;
  const first = inputs.subject.kind === "tag" ? `It exists, a ${admission.kind}.` : `It may become ${version}.`;
  const row = okRow(checkName(inputs), first);
  if (rules === undefined) return { rows: [row], ...NOTHING_ASKED };
  const repository = `/repos/${world.run.repository}`;
  const question = { inputs, forge, repository, version, commit, isHotfix, branch, config: rules };
  const { rows, ...rest } = await (inputs.scope === "commit" ? candidateRows : releaseRows)(question, world);
  return { ...rest, rows: [row, ...rows] };
}

const NOTHING_ASKED = { override: "", whileWatched: "wait", needsBackup: false, takesBackup: false } as const;

/** Also of a rollback, which has no other requirement: a tag must not set its destination. */
async function destination(
  { admission }: Admitted,
  { inputs, forge, rules }: Omit<Asked, "branch">,
  run: RunContext,
): Promise<CheckedDestination> {
  if (admission.kind === "refused" || rules === undefined) return { rows: [], line: "" };
  const { config, environment, approvedDestination: approved } = inputs;
  const place = { repository: `/repos/${run.repository}`, commit: admission.commit };
  return checkDestination(forge, { ...place, config, environment, rules, approved });
}

/**
 * An error on the default branch does not prevent a rollback, whose tag is sufficient. The destination can then not be compared, and
 * the tag itself has the prefix.
 */
async function rulesOrNothing(inputs: ReadinessInputs, branch: DefaultBranch, log: Log): Promise<Config | undefined> {
  try {
    return await readRules(inputs, branch);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    const prefix = prefixOfName(nameOf(inputs.subject)) || "no prefix";
    log.warning(
      `${error.what} So ${prefix} is used as the tag prefix, and the destination is not compared with ${branch.name}.`,
    );
    return undefined;
  }
}

function prefixOfName(name: string): string {
  return splitTag(name)?.prefix ?? "";
}

function checkName({ subject }: ReadinessInputs): string {
  return subject.kind === "tag" ? "Tag" : "Commit";
}

function objectionRow(inputs: ReadinessInputs): (objection: Objection) => Row {
  return ({ what, todo }) => ({ check: checkName(inputs), state: "red", verdict: what, url: undefined, todo });
}

function refusal(name: string, red: readonly Row[]): StageFailure {
  return new StageFailure({
    what: reasonList(
      red.map(({ verdict }) => verdict),
      `${name} is not released:`,
    ),
    means: "No approval was requested, and nothing was changed.",
    todo: reasonList(red.map(({ todo }) => todo)),
  });
}
