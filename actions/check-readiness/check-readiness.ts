import { parseConfig } from "../../src/config/parse.ts";
import type { Config } from "../../src/config/schema.ts";
import { type DefaultBranch, openDefaultBranch } from "../../src/gates/default-branch.ts";
import type { Objection } from "../../src/readiness/admission.ts";
import { okRow, type Row } from "../../src/readiness/row.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { renderReadiness } from "../../src/report/readiness-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { readRollbackTag } from "../../src/version/rollback-tag.ts";
import { splitTag, tagName } from "../../src/version/tag-prefix.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Cancellation, Clock, Files, Http, Log, RunContext } from "../../src/world/world.ts";
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

/** What does this tag or commit ask for, and may anybody be asked to approve it? */
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
  const rules = asksNothing(inputs) ? undefined : await readRules(inputs, branch);
  const allowPrereleases = inputs.allowPrereleases ?? (rules === undefined || rules.deploy?.prereleases === true);
  const prefix = rules === undefined ? await readPrefix(inputs, branch, world.log) : (rules["tag-prefix"] ?? "");
  const admitted = await admitSubject({ subject, allowPrereleases, token, prefix }, branch, world);
  const { admission } = admitted;
  const { rows, override } = await checked(admitted, { inputs, forge, branch, rules }, world);
  const report = renderReadiness({ name, admission, rows });
  const red = rows.filter(({ state }) => state === "red");
  for (const { check: what, verdict } of rows.filter(({ state }) => state === "warning"))
    world.log.warning(cleanForeignLine(`${what}: ${verdict}`));
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
    outputs: { kind, tag: tagName(prefix, version), version, commit, "failed-version": failed, override },
    report,
  };
}

/** A way back is asked nothing but that its tag is there, and a verdict is about what runs already. */
function asksNothing({ subject, scope }: ReadinessInputs): boolean {
  const version = subject.kind === "tag" ? splitTag(subject.tag)?.version : undefined;
  return scope === "tag" || (version !== undefined && readRollbackTag(version) !== undefined);
}

/** Whose tags count is the default branch's to say, too. A mistake there stops no way back: its tag speaks for itself. */
async function readPrefix(inputs: ReadinessInputs, branch: DefaultBranch, log: Log): Promise<string> {
  try {
    return (await readRules(inputs, branch))["tag-prefix"] ?? "";
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    const { prefix = "" } = splitTag(nameOf(inputs.subject)) ?? {};
    log.warning(
      `${cleanForeignLine(error.what)} So ${prefix === "" ? "no prefix" : prefix} is taken for this product's.`,
    );
    return prefix;
  }
}

/** What a release needs is said by the default branch: a tag that brings its own rules would need nothing. */
async function readRules({ config: path }: ReadinessInputs, branch: DefaultBranch): Promise<Config> {
  const text = await branch.file(path);
  return text === undefined ? {} : parseConfig(text, `${path} on ${branch.name}`);
}

interface Asked {
  readonly inputs: ReadinessInputs;
  readonly forge: Forge;
  readonly branch: DefaultBranch;
  /** Undefined where nothing is asked. */
  readonly rules: Config | undefined;
}

async function checked(
  { admission, isHotfix }: Admitted,
  { inputs, forge, branch, rules }: Asked,
  world: ReadinessWorld,
): Promise<Checked> {
  if (admission.kind === "refused") return { rows: admission.objections.map(objectionRow(inputs)), override: "" };
  const { version, commit } = admission;
  const first = inputs.subject.kind === "tag" ? `It is there, a ${admission.kind}.` : `It may become ${version}.`;
  const row = okRow(checkName(inputs), first);
  if (rules === undefined) return { rows: [row], override: "" };
  const repository = `/repos/${world.run.repository}`;
  const question = { inputs, forge, repository, version, commit, isHotfix, branch, config: rules };
  const { rows, override } = await (inputs.scope === "commit" ? candidateRows : releaseRows)(question, world);
  return { rows: [row, ...rows], override };
}

function checkName({ subject }: ReadinessInputs): string {
  return subject.kind === "tag" ? "Tag" : "Commit";
}

function objectionRow(inputs: ReadinessInputs): (objection: Objection) => Row {
  return ({ what, todo }) => ({ check: checkName(inputs), state: "red", verdict: what, url: undefined, todo });
}

function refusal(name: string, red: readonly Row[]): StageFailure {
  return new StageFailure({
    what: `${name} is not released: ${red.map(({ verdict }) => cleanForeignLine(verdict)).join(" ")}`,
    means: "Nobody was asked to approve it, and nothing was changed.",
    todo: red.map(({ todo }) => todo).join(" "),
  });
}
