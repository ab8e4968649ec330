import type { Settings } from "../config/settings.ts";
import { badValue, readDuration, readInteger, readList } from "../config/values.ts";
import type { WantedDeploy } from "./wanted.ts";

export type HealthName =
  | "switch-timeout"
  | "health-timeout"
  | "stable-for"
  | "check-interval"
  | "keep-releases"
  | "one-shots";

export type HealthSettings = Pick<
  WantedDeploy,
  "switchSeconds" | "healthSeconds" | "intervalSeconds" | "passes" | "keepReleases" | "oneShots"
>;

/** "Healthy for 10 s, looked at every 2 s" becomes a number of passes in a row. */
export function readHealth(settings: Settings<HealthName>): HealthSettings {
  const interval = wholeSeconds(settings.get("check-interval"));
  const stable = wholeSeconds(settings.get("stable-for"));
  const health = wholeSeconds(settings.get("health-timeout"));
  if (stable >= health) throw badValue(settings.get("stable-for"), `shorter than \`health-timeout\` (${health} s)`);
  return {
    switchSeconds: wholeSeconds(settings.get("switch-timeout")),
    healthSeconds: health,
    intervalSeconds: interval,
    passes: Math.max(2, Math.ceil(stable / interval) + 1),
    keepReleases: readInteger(settings.get("keep-releases"), { min: 2, max: 100 }),
    oneShots: readList(settings.get("one-shots").text),
  };
}

/** Whole seconds, at least one: the host counts in seconds. */
export function wholeSeconds(setting: { readonly name: string; readonly text: string }): number {
  return Math.max(1, Math.round(readDuration(setting) / 1000));
}
