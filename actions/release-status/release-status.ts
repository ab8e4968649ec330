import { readConfig } from "../../src/config/read-config.ts";
import { environmentOf, readSettings, type Settings } from "../../src/config/settings.ts";
import { badValue, readBoolean } from "../../src/config/values.ts";
import { resumptionOf } from "../../src/deploy/change/resumption.ts";
import { hostState } from "../../src/deploy/host-state.ts";
import { readPlace } from "../../src/deploy/place.ts";
import { toolRefusals } from "../../src/deploy/refusals/host-refusals.ts";
import { refusalFailure } from "../../src/deploy/refusals/refusal.ts";
import { refuseWhileWatched, type WaitingWorld, waitForWatch } from "../../src/deploy/watched/wait-for-watch.ts";
import { watchedRelease, watchSentence } from "../../src/deploy/watched/watched-release.ts";
import { readWhileWatched, type WatchLimitName, type WhileWatched } from "../../src/deploy/watched/while-watched.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import { openDefaultBranch } from "../../src/gates/rules/default-branch.ts";
import { readConfigText } from "../../src/gates/rules/gate-rules.ts";
import { type WaitingGate, waitingGates } from "../../src/gates/waiting/waiting-gates.ts";
import type { Survey } from "../../src/host/survey.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { HostPlace } from "../../src/ports/host-place.ts";
import type { Cancellation, Clock, Files, Inputs, RunContext } from "../../src/ports/world.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import { recordedVersion, renderStatus, type Waiting, waitingLine } from "../../src/report/status-report.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import type { Hosts } from "../../src/world/host/hosts.ts";
import { inputs as keys } from "./keys.ts";

interface StatusInputs {
  readonly place: HostPlace;
  readonly freeze: string;
  readonly unfreeze: boolean;
  /** Why a hold is lifted; empty where it is not. */
  readonly clearHold: string;
  /** The forge that knows the waiting gates; undefined where they are not requested. */
  readonly gates: { readonly token: string; readonly config: string } | undefined;
  /** Undefined where it is not asked whether the release that runs is being watched. */
  readonly watched: WatchedQuestion | undefined;
}

interface WatchedQuestion {
  readonly token: string;
  readonly rule: WhileWatched<"wait" | "refuse" | "report">;
}

interface StatusWorld extends StageWorld {
  readonly files: Files;
  readonly hosts: Hosts;
  readonly run: RunContext;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly forge: (token: string) => Forge;
}

/**
 * Reports what runs, which releases a rollback can target, who holds the lock, and which gates wait for an approval.
 */
export const releaseStatus: Stage<StatusInputs, StatusWorld> = {
  name: "release-status",
  read: readStatusInputs,
  run: status,
};

async function readStatusInputs(inputs: Inputs, world: StatusWorld): Promise<StatusInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, environmentOf(inputs));
  const [freeze, unfreeze] = [settings.get("freeze").text, readBoolean(settings.get("unfreeze"))];
  if (freeze !== "" && unfreeze) throw badValue(settings.get("unfreeze"), "false if `freeze` has a reason");
  return {
    place: readPlace(settings, world.log),
    freeze,
    unfreeze,
    clearHold: settings.get("clear-hold").text,
    gates: readBoolean(settings.get("gates")) ? readGates(settings, world) : undefined,
    watched: settings.get("watched-release").text === "" ? undefined : readWatched(settings, world),
  };
}

function readGates(settings: Settings<"token" | "config">, { log }: StatusWorld): StatusInputs["gates"] {
  const { text: token } = settings.need("token");
  log.mask(token);
  return { token, config: settings.get("config").text };
}

const RULES = ["wait", "refuse", "report"] as const;

function readWatched(
  settings: Settings<WatchLimitName | "watched-release" | "token">,
  { log }: StatusWorld,
): WatchedQuestion {
  const { text: token } = settings.need("token");
  log.mask(token);
  return { token, rule: readWhileWatched(settings.get("watched-release"), RULES, settings) };
}

async function status(inputs: StatusInputs, world: StatusWorld): Promise<StageResult> {
  const { place, freeze, unfreeze, clearHold } = inputs;
  const waiting = await askGates(inputs.gates, world);
  const host = await world.hosts.open(place);
  try {
    if (freeze !== "") await host.freeze(freeze);
    else if (unfreeze) await host.freeze(undefined);
    if (clearHold !== "") await host.clearHold(clearHold);
    const watches = inputs.watched && { ...world, forge: world.forge(inputs.watched.token) };
    if (watches !== undefined && inputs.watched?.rule.rule === "wait")
      await waitForWatch(host, inputs.watched.rule, watches);
    const survey = await host.survey();
    const watched = inputs.watched && watches && (await reportWatch(survey, inputs.watched.rule, watches));
    for (const part of survey.unreadable) world.log.warning(`The host's state has a part that cannot be read: ${part}`);
    world.log.info(
      `${place.project} on ${survey.host.name}: ${recordedVersion(survey)}, ${hostState(survey, place.project)}.`,
    );
    const failure = blindness(survey);
    const resumes = String(resumptionOf(survey, world.run).kind !== "none");
    const seen = {
      outputs: {
        ...statusOutputs(survey, place.project),
        resumes,
        watched: watched ?? "",
        waiting: Array.isArray(waiting) ? waitingJson(waiting) : "",
      },
      report: renderStatus({ survey, project: place.project, waiting, repository: repositoryUrl(world.run) }),
    };
    return failure === undefined ? seen : { ...seen, failure };
  } finally {
    await host.close();
  }
}

/** After a wait as well: another deploy can have begun meanwhile. */
async function reportWatch(survey: Survey, rule: WatchedQuestion["rule"], world: WaitingWorld): Promise<string> {
  if (rule.rule !== "report") {
    await refuseWhileWatched(survey, rule, world);
    return "";
  }
  try {
    const watched = await watchedRelease(survey, world);
    return watched === undefined ? "" : watchSentence(watched, rule.watchMs, world.clock);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    world.log.warning(error.what);
    return error.what;
  }
}

/** A failure of the forge does not prevent the report of the host. A text is the reason. */
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

function waitingJson(waiting: readonly WaitingGate[]): string {
  return JSON.stringify(waiting.map((one) => ({ ...one, since: new Date(one.since).toISOString() })));
}

/** Without an answer of the engine and of Git it is unknown what runs. */
function blindness(survey: Survey): StageFailure | undefined {
  const silent = toolRefusals(survey);
  if (silent.length === 0) return undefined;
  const { what, todo } = refusalFailure(silent);
  return new StageFailure({ what, means: "What runs on the host is unknown. Nothing that runs was changed.", todo });
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
