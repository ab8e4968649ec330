import { scriptEnvKey } from "../../src/config/secret-pairs.ts";
import { placeKeys } from "../../src/deploy/place.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  {
    name: "version",
    description:
      "Release that was deployed. The watch ends if the host has another one. Empty for the current release.",
  },
  {
    name: "change",
    description:
      "Change that deployed the release (output `change` of `deploy-prod`). Containers that were started again since its verification are bad. Empty to compare with the first sample.",
  },
  { name: "duration", description: "How long the release is watched.", default: "30m", file: "watch.duration" },
  { name: "interval", description: "Time between two samples.", default: "15s", file: "watch.interval" },
  {
    name: "mode",
    description: "gate: a failing release fails the step; advisory: it is only reported.",
    default: "gate",
    file: "watch.mode",
  },
  {
    name: "url",
    description: "Address of the application. Checks that name a path are sent to it, and scripts get it as PROD_URL.",
    file: "smoke-test.url",
  },
  {
    name: "signals",
    description: "Signals as a YAML map, instead of `watch.signals` of the configuration file.",
  },
  {
    name: "preflight",
    description:
      "only: every source is read once and nothing is watched, to find an incorrect query before the deploy.",
  },
  {
    name: "usual",
    description:
      "User activity before the deploy (output `usual` of the preflight), for the activity signals. Empty to count it in the time before the watch.",
  },
  { name: "uptimerobot-api-key", description: "API key of UptimeRobot. A read-only key is enough.", secret: true },
  { name: "prometheus-token", description: "Bearer token for Prometheus.", secret: true },
  {
    name: "prometheus-user",
    description: "User name for basic authentication at Prometheus.",
    file: "watch.prometheus-user",
  },
  { name: "prometheus-password", description: "Password of that user.", secret: true },
  {
    name: "variables",
    description:
      "Variables for Compose, as lines NAME=value, as for `deploy-prod`. They are only used to mask their values.",
    secret: true,
  },
  {
    name: "backup-env",
    description:
      "Environment of the programs that take and read the backup, as lines NAME=value. It is only used to mask its values.",
    secret: true,
  },
  scriptEnvKey,
  {
    name: "mask",
    description: "Further secrets that the application’s log must not show, one per line.",
    secret: true,
  },
  {
    name: "schema",
    description:
      "Output `schema` of deploy-prod: what is known of a change of the database's schema. The report and the summary line state it.",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "verdict",
    description:
      "healthy, failing, inconclusive (evidence is missing, so a person decides), cancelled, or superseded (the host has another release now).",
  },
  { name: "reason", description: "Reason for a verdict that is not healthy." },
  {
    name: "summary-line",
    description: "One line for the reviewer: how long the release was watched, and the result.",
  },
  { name: "samples", description: "Number of samples of all signals, including missing ones." },
  { name: "missing", description: "Number of missing samples." },
  { name: "watched-seconds", description: "How long the release was watched, in seconds." },
  { name: "ended-at", description: "When the watch ended, such as 2026-11-26T02:30:00Z." },
  { name: "failed-signals", description: "Names of the signals that failed, as a JSON list." },
  {
    name: "usual",
    description:
      "Of the preflight: user activity just before, by activity signal, as JSON. It is an input of the watch after the deploy.",
  },
  reportOutput,
] as const satisfies readonly OutputKey[];
