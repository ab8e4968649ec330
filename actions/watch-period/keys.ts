import { placeKeys } from "../../src/deploy/place.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  {
    name: "version",
    description:
      "Release that was deployed. When the host has another one, the watch ends; empty for whichever it has.",
  },
  {
    name: "change",
    description:
      "Change that deployed it (output `change` of `deploy-prod`): containers that were started again since its proof are bad. Empty to compare with the first look.",
  },
  { name: "duration", description: "How long the release is watched.", default: "30m", file: "watch.duration" },
  { name: "interval", description: "Time between two looks.", default: "15s", file: "watch.interval" },
  {
    name: "mode",
    description: "gate: a failing release fails the step; advisory: it is only told.",
    default: "gate",
    file: "watch.mode",
  },
  {
    name: "url",
    description: "Address of the application; checks that name a path are sent to it, and scripts see it as PROD_URL.",
    file: "smoke-test.url",
  },
  {
    name: "signals",
    description: "What is watched, as a YAML map, instead of `watch.signals` in the configuration file.",
  },
  {
    name: "preflight",
    description: "only: every source is asked once and nothing is watched, to find a mistyped query before the deploy.",
  },
  {
    name: "usual",
    description:
      "What users did before the deploy (output `usual` of the preflight), for the activity signals. Empty to count it in the time before the watch.",
  },
  { name: "uptimerobot-api-key", description: "API key of UptimeRobot; a read-only one is enough.", secret: true },
  { name: "prometheus-token", description: "Bearer token for Prometheus.", secret: true },
  {
    name: "variables",
    description:
      "Variables for Compose, NAME=value, one a line, as `deploy-prod` gets them: nothing is done with them here but to hide their values.",
    secret: true,
  },
  {
    name: "backup-env",
    description:
      "Environment of the programs that take and read the backup, as lines NAME=value: its values are hidden too.",
    secret: true,
  },
  {
    name: "mask",
    description: "Further secrets, one a line, that the application’s log must not show here.",
    secret: true,
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "verdict",
    description:
      "healthy, failing, inconclusive (too little is known: a person decides), cancelled, or superseded (the host has another release now).",
  },
  { name: "reason", description: "Why the verdict is not healthy." },
  {
    name: "summary-line",
    description: "One line for whoever is asked for the verdict: how long it was watched, and what came of it.",
  },
  { name: "samples", description: "Number of samples of all signals, missing ones included." },
  { name: "missing", description: "Number of samples that could not be had." },
  { name: "watched-seconds", description: "How long the release was watched, in seconds." },
  { name: "failed-signals", description: "Names of the signals that failed, as a JSON list." },
  {
    name: "usual",
    description:
      "Of the preflight: what users did just before, by activity signal, as JSON. An input of the watch after the deploy.",
  },
  reportOutput,
] as const satisfies readonly OutputKey[];
