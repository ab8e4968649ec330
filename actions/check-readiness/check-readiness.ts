import { parseConfig } from "../../src/config/parse.ts";
import type { Config } from "../../src/config/schema.ts";
import { readDuration } from "../../src/config/values.ts";
import { type DefaultBranch, openDefaultBranch } from "../../src/gates/default-branch.ts";
import { rulesOf } from "../../src/gates/gate-rules.ts";
import { type Admission, admit, type Objection } from "../../src/readiness/admission.ts";
import { hostRow } from "../../src/readiness/host-row.ts";
import { hotfixOf } from "../../src/readiness/release-branch.ts";
import { okRow, type Row } from "../../src/readiness/row.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { renderReadiness } from "../../src/report/readiness-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Cancellation, Clock, Files, Http, RunContext } from "../../src/world/world.ts";
import { checkGreen } from "./green-check.ts";
import { checkIncidents } from "./incident-check.ts";
import { recordOverride } from "./override-record.ts";
import { type ReadinessInputs, readInputs } from "./readiness-inputs.ts";
import { checkSignOff } from "./sign-off-check.ts";
import { checkStaging } from "./staging-check.ts";
import { factsOf } from "./tag-facts.ts";
import { checkWindow } from "./window-check.ts";

export interface ReadinessWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly http: Http;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

/** A preflight has a quarter of an hour. */
const USUAL_WAIT = "10m";
const USUAL_INCIDENT_LABEL = "incident";

/** What does this tag ask for, and may anybody be asked to approve it? */
export const checkReadiness: Stage<ReadinessInputs, ReadinessWorld> = {
  name: "check-readiness",
  read: readInputs,
  run: check,
};

async function check(inputs: ReadinessInputs, world: ReadinessWorld): Promise<StageResult> {
  const { tag, token } = inputs;
  const forge = world.forge(token);
  const branch = await openDefaultBranch(forge, `/repos/${world.run.repository}`);
  const facts = await factsOf(inputs, branch, world);
  const admission = admit(facts);
  const isHotfix = hotfixOf(facts.branches) !== undefined;
  const { rows, override } = await checked(admission, { ...inputs, isHotfix }, branch, world);
  const report = renderReadiness({ tag, admission, rows });
  const red = rows.filter(({ state }) => state === "red");
  for (const { check: name, verdict } of rows.filter(({ state }) => state === "warning"))
    world.log.warning(cleanForeignLine(`${name}: ${verdict}`));
  if (admission.kind === "refused" || red.length > 0) return { outputs: {}, report, failure: refusal(tag, red) };
  const { environment, recordsOverride, window } = inputs;
  if (recordsOverride && override !== "" && window.override !== undefined) {
    const record = { commit: admission.commit, environment, override: window.override, sentence: override };
    await recordOverride(forge, record, world.run, world.log);
  }
  world.log.info(`${tag} is a ${admission.kind}, commit ${admission.commit}.`);
  const failed = admission.kind === "rollback" ? admission.failed : "";
  const { kind, version, commit } = admission;
  return { outputs: { kind, version, commit, "failed-version": failed, override }, report };
}

interface Checked {
  readonly rows: readonly Row[];
  /** Why a window does not count this time; empty when none is overridden. */
  readonly override: string;
}

/** A way back is asked nothing but that its tag is there. */
async function checked(
  admission: Admission,
  inputs: ReadinessInputs & { readonly isHotfix: boolean },
  branch: DefaultBranch,
  world: ReadinessWorld,
): Promise<Checked> {
  if (admission.kind === "refused") return { rows: admission.objections.map(objectionRow), override: "" };
  const tag = okRow("Tag", `It is there, a ${admission.kind}.`);
  if (admission.kind === "rollback" || inputs.scope === "tag") return { rows: [tag], override: "" };
  // What a release needs is said by the default branch: a tag that brings its own rules would need nothing.
  const text = await branch.file(inputs.config);
  const config = text === undefined ? {} : parseConfig(text, `${inputs.config} on ${branch.name}`);
  const green = await greenRows(config, admission.commit, inputs, world);
  const signOff = await signOffRows(config, admission.commit, inputs, world);
  const staging = await stagingRows(config, admission.commit, inputs, world);
  const incidents = await incidentRows(config, inputs, world);
  const { row, override } = await checkWindow({ branch, written: config.windows }, inputs.window, world);
  return { rows: [tag, ...green, ...staging, ...signOff, ...incidents, hostRow(inputs.host), row], override };
}

async function greenRows(
  { "check-readiness": rules = {} }: Config,
  commit: string,
  { changelog, token }: ReadinessInputs,
  world: ReadinessWorld,
): Promise<readonly Row[]> {
  const required = {
    checks: [rules["required-checks"] ?? []].flat(),
    workflows: [rules["required-workflows"] ?? []].flat(),
    mayBeSkipped: rules["skipped-checks"] === "pass",
  };
  const waitMs = readDuration({
    name: "check-readiness.wait-for-checks",
    text: rules["wait-for-checks"] ?? USUAL_WAIT,
  });
  const repository = `/repos/${world.run.repository}`;
  return checkGreen(world.forge(token), { repository, commit, changelog, required, waitMs }, world);
}

async function signOffRows(
  config: Config,
  commit: string,
  { signOff, changelog, requester, token }: ReadinessInputs,
  world: ReadinessWorld,
): Promise<readonly Row[]> {
  const environment = signOff || config["check-readiness"]?.["sign-off"];
  if (environment === undefined) return [];
  const wish = { rules: rulesOf(config, environment), commit, changelog, requester, now: world.clock.now() };
  return [await checkSignOff(world.forge(token), { ...wish, repository: `/repos/${world.run.repository}` })];
}

async function stagingRows(
  config: Config,
  commit: string,
  { changelog, token }: ReadinessInputs,
  world: ReadinessWorld,
): Promise<readonly Row[]> {
  const environment = config["check-readiness"]?.staging;
  if (environment === undefined) return [];
  const repository = `/repos/${world.run.repository}`;
  return [await checkStaging(world.forge(token), { repository, environment, commit, changelog })];
}

async function incidentRows(
  config: Config,
  { token, isHotfix }: ReadinessInputs & { readonly isHotfix: boolean },
  world: ReadinessWorld,
): Promise<readonly Row[]> {
  const label = config["check-readiness"]?.["incident-label"] ?? USUAL_INCIDENT_LABEL;
  if (label === false) return [];
  return [await checkIncidents(world.forge(token), `/repos/${world.run.repository}`, { label, isHotfix })];
}

function objectionRow({ what, todo }: Objection): Row {
  return { check: "Tag", state: "red", verdict: what, url: undefined, todo };
}

function refusal(tag: string, red: readonly Row[]): StageFailure {
  return new StageFailure({
    what: `${tag} is not released: ${red.map(({ verdict }) => cleanForeignLine(verdict)).join(" ")}`,
    means: "Nobody was asked to approve it, and nothing was changed.",
    todo: red.map(({ todo }) => todo).join(" "),
  });
}
