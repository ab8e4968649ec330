import { readConfig } from "../../src/config/read-config.ts";
import { readSettings, type Settings } from "../../src/config/settings.ts";
import { readBoolean } from "../../src/config/values.ts";
import { toolRefusals } from "../../src/deploy/host-refusals.ts";
import { hostState } from "../../src/deploy/host-state.ts";
import { readPlace } from "../../src/deploy/place.ts";
import { refusalFailure } from "../../src/deploy/refusal.ts";
import { openDefaultBranch } from "../../src/gates/default-branch.ts";
import { readConfigText } from "../../src/gates/gate-rules.ts";
import { requesterOf } from "../../src/gates/requester.ts";
import { type WaitingGate, waitingGates } from "../../src/gates/waiting.ts";
import type { Survey } from "../../src/plan/survey.ts";
import { recordedVersion, renderStatus, type Waiting, waitingLine } from "../../src/report/status-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { HostPlace } from "../../src/world/host-place.ts";
import type { Hosts } from "../../src/world/hosts.ts";
import type { Files, Inputs, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";

interface StatusInputs {
  readonly place: HostPlace;
  readonly freeze: string;
  readonly unfreeze: boolean;
  /** Whom to ask which gates wait; undefined for nobody. */
  readonly gates: { readonly token: string; readonly config: string } | undefined;
}

interface StatusWorld extends StageWorld {
  readonly files: Files;
  readonly hosts: Hosts;
  readonly run: RunContext;
  readonly forge: (token: string) => Forge;
}

/** What runs, what is kept for the way back, who holds the lock, which gate waits for whom. */
export const releaseStatus: Stage<StatusInputs, StatusWorld> = {
  name: "release-status",
  read: readStatusInputs,
  run: status,
};

async function readStatusInputs(inputs: Inputs, world: StatusWorld): Promise<StatusInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, inputs.get("environment").trim() || "production");
  return {
    place: readPlace(settings, world.log),
    freeze: settings.get("freeze").text,
    unfreeze: readBoolean(settings.get("unfreeze")),
    gates: readBoolean(settings.get("gates")) ? readGates(settings, world) : undefined,
  };
}

function readGates(settings: Settings<"token" | "config">, { log }: StatusWorld): StatusInputs["gates"] {
  const { text: token } = settings.need("token");
  log.mask(token);
  return { token, config: settings.get("config").text };
}

async function status(inputs: StatusInputs, world: StatusWorld): Promise<StageResult> {
  const { place, freeze, unfreeze } = inputs;
  const waiting = await askGates(inputs.gates, world);
  const host = await world.hosts.open(place);
  try {
    if (freeze !== "") await host.freeze(freeze);
    else if (unfreeze) await host.freeze(undefined);
    const survey = await host.survey();
    world.log.info(
      `${place.project} on ${survey.host.name}: ${recordedVersion(survey)}, ${hostState(survey, place.project)}.`,
    );
    const failure = blindness(survey);
    const seen = {
      outputs: { ...statusOutputs(survey, place.project), waiting: Array.isArray(waiting) ? told(waiting) : "" },
      report: renderStatus(survey, place.project, waiting),
    };
    return failure === undefined ? seen : { ...seen, failure };
  } finally {
    await host.close();
  }
}

/** What the forge does not say is no reason to know nothing of the host. A text says why. */
async function askGates(gates: StatusInputs["gates"], world: StatusWorld): Promise<Waiting> {
  if (gates === undefined) return undefined;
  const repository = `/repos/${world.run.repository}`;
  try {
    const forge = world.forge(gates.token);
    const branch = await openDefaultBranch(forge, repository);
    const config = readConfigText(await branch.file(gates.config), gates.config);
    const waiting = await waitingGates(forge, { repository, config, requester: requesterOf(world.run.forge) });
    for (const line of waiting.map(waitingLine)) world.log.info(line);
    return waiting;
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    world.log.warning(`Which gates wait is not known: ${error.what}`);
    return error.what;
  }
}

function told(waiting: readonly WaitingGate[]): string {
  return JSON.stringify(waiting.map((one) => ({ ...one, since: new Date(one.since).toISOString() })));
}

/** An answer without the engine's or Git's word is no answer to what runs. */
function blindness(survey: Survey): StageFailure | undefined {
  const silent = toolRefusals(survey);
  if (silent.length === 0) return undefined;
  const { what, todo } = refusalFailure(silent);
  return new StageFailure({ what, means: "What runs on the host is not known. Nothing that runs was changed.", todo });
}

function statusOutputs(survey: Survey, project: string): Record<string, string> {
  const kept = survey.releases.filter(({ gone }) => gone === "").sort((left, right) => right.at.localeCompare(left.at));
  return {
    version: survey.current?.version ?? "",
    commit: survey.current?.commit ?? "",
    state: hostState(survey, project),
    "freeze-reason": survey.freeze ?? "",
    releases: JSON.stringify([...new Set(kept.map(({ version }) => version))]),
  };
}
