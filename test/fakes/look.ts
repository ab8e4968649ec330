import type { Look } from "../../src/host/look.ts";
import type { LogLine } from "../../src/host/look-reader.ts";
import type { SurveyedContainer } from "../../src/host/survey.ts";
import { createContainer } from "./survey.ts";

/** The host's clock in the fakes, in seconds. */
export const HOST_NOW = 1_800_000_000;

/** What a host with one healthy container says; overrides say what is different. */
export function createLook(overrides: Partial<Look> = {}): Look {
  return {
    asked: HOST_NOW,
    engine: true,
    eventsWhole: true,
    events: [],
    containers: [createContainer()],
    proved: [],
    unreadable: new Set(),
    release: "r1",
    version: "v1.0.0",
    pending: "",
    ...overrides,
  };
}

/** A line of `web` that was written so many seconds after `HOST_NOW`. */
export function createLogLine(at: number, text: string): LogLine {
  return { container: "c1", service: "web", at: new Date((HOST_NOW + at) * 1000).toISOString(), text };
}

export function withContainer(overrides: Partial<SurveyedContainer>): Look {
  return createLook({ containers: [createContainer(overrides)] });
}
