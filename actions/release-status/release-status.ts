import { readConfig } from "../../src/config/read-config.ts";
import { readSettings } from "../../src/config/settings.ts";
import { readBoolean } from "../../src/config/values.ts";
import { toolRefusals } from "../../src/deploy/host-refusals.ts";
import { hostState } from "../../src/deploy/host-state.ts";
import { readPlace } from "../../src/deploy/place.ts";
import { refusalFailure } from "../../src/deploy/refusal.ts";
import type { Survey } from "../../src/plan/survey.ts";
import { recordedVersion, renderStatus } from "../../src/report/status-report.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import type { HostPlace } from "../../src/world/host-program.ts";
import type { Hosts } from "../../src/world/hosts.ts";
import type { Files, Inputs } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";

interface StatusInputs {
  readonly place: HostPlace;
  readonly freeze: string;
  readonly unfreeze: boolean;
}

interface StatusWorld extends StageWorld {
  readonly files: Files;
  readonly hosts: Hosts;
}

/** What runs, what is kept for the way back, who holds the lock. */
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
  };
}

async function status({ place, freeze, unfreeze }: StatusInputs, world: StatusWorld): Promise<StageResult> {
  const host = await world.hosts.open(place);
  try {
    if (freeze !== "") await host.freeze(freeze);
    else if (unfreeze) await host.freeze(undefined);
    const survey = await host.survey();
    world.log.info(
      `${place.project} on ${survey.host.name}: ${recordedVersion(survey)}, ${hostState(survey, place.project)}.`,
    );
    const failure = blindness(survey);
    const seen = { outputs: statusOutputs(survey, place.project), report: renderStatus(survey, place.project) };
    return failure === undefined ? seen : { ...seen, failure };
  } finally {
    await host.close();
  }
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
