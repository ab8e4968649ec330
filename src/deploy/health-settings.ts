import type { Settings } from "../config/settings.ts";
import { badValue, readDuration, readInteger, readList } from "../config/values.ts";
import type { InputKey } from "../stage/keys.ts";
import type { WantedDeploy } from "./wanted.ts";

/** When containers are healthy, the same for a release and for an image that is checked. */
export const healthTimeKeys = [
  {
    name: "health-timeout",
    description: "Time limit until all containers are healthy, including the stability window.",
    default: "3m",
    file: "deploy.health-timeout",
  },
  {
    name: "stable-for",
    description: "How long all containers must stay healthy without interruption.",
    default: "10s",
    file: "deploy.stable-for",
  },
  {
    name: "check-interval",
    description: "Time between two health checks.",
    default: "2s",
    file: "deploy.check-interval",
  },
] as const satisfies readonly InputKey[];

/** How the health of a release is determined, the same for a deploy and a rollback. */
export const healthKeys = [
  {
    name: "switch-timeout",
    description: "Time limit for the switch of the containers.",
    default: "5m",
    file: "deploy.switch-timeout",
  },
  ...healthTimeKeys,
  {
    name: "keep-releases",
    description: "Number of releases that the host keeps for a rollback.",
    default: "5",
    file: "deploy.keep-releases",
  },
  {
    name: "one-shots",
    description: "Services that are expected to end with exit code 0, separated by commas or lines.",
    file: "deploy.one-shots",
  },
] as const satisfies readonly InputKey[];

export type HealthName = (typeof healthKeys)[number]["name"];

export type HealthSettings = Pick<
  WantedDeploy,
  "switchSeconds" | "healthSeconds" | "intervalSeconds" | "passes" | "keepReleases" | "oneShots"
>;

/** "Healthy for 10 s, checked every 2 s" becomes a number of consecutive passes. */
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
