import { projectContainers, type Survey } from "../host/survey.ts";
import { toolRefusals } from "./refusals/host-refusals.ts";

/** The state of a host in one word, the most urgent first. */
export type HostState = "changing" | "interrupted" | "held" | "unknown" | "unrecorded" | "drifted" | "frozen" | "ok";

export function hostState(survey: Survey, project: string): HostState {
  if (survey.lock.held) return "changing";
  if (survey.hold !== undefined) return "held";
  if (survey.pending !== undefined) return "interrupted";
  if (toolRefusals(survey).length > 0) return "unknown";
  const { current } = survey;
  if (current === undefined) return "unrecorded";
  if (drifted(survey, project, current.release)) return "drifted";
  return survey.freeze === undefined ? "ok" : "frozen";
}

/** Whether what runs is not what was recorded: other services, other images, or not all up. */
function drifted(survey: Survey, project: string, release: string): boolean {
  const recorded = new Map(
    survey.releaseImages.filter((image) => image.release === release).map(({ service, id }) => [service, id]),
  );
  const running = projectContainers(survey, project).filter(
    ({ service, mounts }) => mounts !== "unknown" || recorded.has(service),
  );
  const up = running.every(
    ({ service, image, status, exitCode, health }) =>
      recorded.get(service) === image &&
      (status === "running" ? health !== "unhealthy" : status === "exited" && exitCode === 0),
  );
  return !up || [...recorded.keys()].some((service) => !running.some((one) => one.service === service));
}
