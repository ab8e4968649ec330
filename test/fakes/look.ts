import type { SurveyedContainer } from "../../src/plan/survey.ts";
import type { ContainerLog, Look } from "../../src/watch/look.ts";
import { createContainer } from "./survey.ts";

/** The host's clock in the fakes, in seconds. */
export const HOST_NOW = 1_800_000_000;

/** What a host with one healthy container says; overrides say what is different. */
export function createLook(overrides: Partial<Look> = {}): Look {
  return {
    asked: HOST_NOW,
    now: HOST_NOW,
    engine: true,
    eventsWhole: true,
    events: [],
    containers: [createContainer()],
    proved: [],
    logs: [],
    release: "r1",
    version: "v1.0.0",
    pending: "",
    ...overrides,
  };
}

/** Lines of `c1`, each with the time at which it was written, in seconds after `HOST_NOW`. */
export function createContainerLog(lines: readonly (readonly [number, string])[]): ContainerLog {
  return {
    id: "c1",
    cut: false,
    readable: true,
    lines: lines.map(([at, text]) => `${new Date((HOST_NOW + at) * 1000).toISOString()} ${text}`),
  };
}

export function withContainer(overrides: Partial<SurveyedContainer>): Look {
  return createLook({ containers: [createContainer(overrides)] });
}
