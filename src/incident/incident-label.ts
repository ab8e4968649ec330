import { badValue, type GivenValue } from "../config/values.ts";
import type { InputKey } from "../stage/keys.ts";

export const USUAL_INCIDENT_LABEL = "incident";

/** The same in every stage that reads or opens incidents by an input. */
export const incidentLabelKey = {
  name: "incident-label",
  description: "Label of the issues that are incidents, or false if incidents are not kept in issues.",
  default: USUAL_INCIDENT_LABEL,
  file: "check-readiness.incident-label",
} as const satisfies InputKey;

/** Undefined if incidents are not kept in issues. */
export function readIncidentLabel(given: GivenValue): string | undefined {
  return given.text === "false" ? undefined : oneLabel(given);
}

/** The forge is asked with a list of labels, so that a comma would select other labels. */
export function oneLabel(given: GivenValue): string {
  if (given.text.trim() !== "" && !given.text.includes(",")) return given.text;
  throw badValue(given, "the name of one label, without a comma, or false");
}
