import type { EngineEvent, Look, WatchedContainer } from "../../host/look.ts";
import type { SurveyedContainer } from "../../host/survey.ts";
import type { Sample } from "../verdict.ts";

/** The containers as the deploy verified them, else as the watch found them: the baseline of all comparisons. */
export type Baseline = readonly WatchedContainer[];

export type ContainerReading = Pick<Sample, "reading" | "text">;

/** The sample of the containers at one time. Without a baseline it is the first one. `isVerified`: the baseline is that of the deploy. */
export function judgeContainers(
  look: Look | string,
  baseline: Baseline | undefined,
  isVerified = false,
): ContainerReading {
  if (typeof look === "string") return { reading: "missing", text: look };
  if (!look.engine) return { reading: "missing", text: "the engine does not answer" };
  const first = baseline ?? look.containers;
  const problems = [...new Set([...stateProblems(look, first, isVerified), ...eventProblems(look, first)])];
  if (problems.length > 0) return { reading: "bad", text: problems.slice(0, 5).join("; ") };
  if (first.length === 0) return { reading: "missing", text: "the project has no containers" };
  if (!look.eventsWhole) return { reading: "missing", text: "the events of the engine are incomplete" };
  const starting = look.containers.filter(({ health }) => health === "starting").map(({ service }) => service);
  if (starting.length > 0) return { reading: "missing", text: `${starting.join(", ")}: health is not known yet` };
  return { reading: "ok", text: `${look.containers.length} unchanged and healthy` };
}

function stateProblems(look: Look, baseline: Baseline, isVerified: boolean): string[] {
  const now = new Map(look.containers.map((one) => [one.id, one]));
  const known = new Set(baseline.map(({ id }) => id));
  return [
    ...baseline.flatMap((was) => {
      const is = now.get(was.id);
      if (is === undefined) return [`${was.service}: its container ${was.id.slice(0, 12)} is gone`];
      // The deploy knew it: a stopped container that no release has does not belong to what is watched.
      if (isVerified && is.status !== "running" && isAsBefore(was, is)) return [];
      return changes(was, is).map((text) => `${was.service}: ${text}`);
    }),
    ...look.containers
      .filter(({ id }) => !known.has(id))
      .map(({ service, id }) => `${service}: another program or person created the container ${id.slice(0, 12)}`),
  ];
}

function isAsBefore(was: WatchedContainer, is: SurveyedContainer): boolean {
  return is.status === was.status && is.exitCode === was.exitCode && is.started === was.started;
}

/** A container that had ended with 0 when the watch began was meant to: it may stay so. */
function changes(was: WatchedContainer, is: SurveyedContainer): string[] {
  const found: string[] = [];
  if (is.status === "exited" || is.status === "dead") {
    const meant = is.exitCode === 0 && was.status === "exited" && is.status === "exited";
    if (!meant) found.push(`it ended with code ${is.exitCode}${is.oom ? " (out of memory)" : ""}`);
  } else if (is.status !== "running") {
    found.push(`it is ${is.status}`);
  }
  if (is.oom && !was.oom && is.status === "running") found.push("a process of it was killed: out of memory");
  if (is.restarts > was.restarts) found.push(`the engine restarted it ${is.restarts - was.restarts} times`);
  else if (is.started !== was.started && is.status === "running") found.push("it was restarted");
  if (is.health === "unhealthy" && is.status === "running") found.push("it is unhealthy");
  return found;
}

/** Events between two samples. */
function eventProblems(look: Look, baseline: Baseline): string[] {
  const services = new Map(baseline.map(({ id, service }) => [id, service]));
  return look.events.flatMap((event) => {
    const service = services.get(event.id);
    const text = eventProblem(event);
    return service === undefined || text === undefined ? [] : [`${service}: ${text}`];
  });
}

function eventProblem({ action, exitCode }: EngineEvent): string | undefined {
  if (action === "die") return `it ended with code ${exitCode || "unknown"}`;
  if (action === "oom") return "a process of it was killed: out of memory";
  if (action === "destroy") return "its container was removed";
  return action === "health_status: unhealthy" ? "it was unhealthy" : undefined;
}
