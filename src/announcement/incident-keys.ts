import type { Settings } from "../config/settings.ts";
import { readInstant } from "../config/values.ts";
import type { InputKey } from "../stage/keys.ts";
import type { DeclarationWish } from "./incident-declaration.ts";

/** The same in every stage that can declare an incident. */
export const incidentTimeKeys = [
  {
    name: "began-at",
    description: "Of an incident: when users were first affected, such as 2026-11-26T02:00:00Z; empty for unknown.",
  },
  {
    name: "detected-at",
    description: "Of an incident: when that was detected. Default: when the remedy began, or now.",
  },
  { name: "acted-at", description: "Of an incident: when the remedy began; empty for not yet." },
  { name: "recovered-at", description: "Of an incident: when users were served again; empty for not yet." },
] as const satisfies readonly InputKey[];

type TimeKey = (typeof incidentTimeKeys)[number]["name"];

export function readIncidentTimes(
  settings: Pick<Settings<TimeKey>, "get">,
): Pick<DeclarationWish, "began" | "detected" | "acted" | "recovered"> {
  return {
    began: readInstant(settings.get("began-at")),
    detected: readInstant(settings.get("detected-at")),
    acted: readInstant(settings.get("acted-at")),
    recovered: readInstant(settings.get("recovered-at")),
  };
}
