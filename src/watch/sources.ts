import type * as v from "valibot";
import type { checkSchema } from "../config/schema.ts";
import type { signalsSchema, WrittenCommand } from "../config/sections/watch.ts";
import { StageFailure } from "../failure/failure.ts";
import { createCheck } from "../smoke/check.ts";
import { type Pace, readRules, type Signal, type Source, type Usual } from "./signal.ts";
import { activitySource } from "./signals/activity-source.ts";
import { askCommand } from "./signals/command.ts";
import { askHttp } from "./signals/http-signal.ts";
import { createLogPattern, type LogPattern } from "./signals/log-pattern.ts";
import { createQuery, readQueryAnswer } from "./signals/prometheus.ts";
import type { SourceParts } from "./signals/source-parts.ts";
import { createMonitors } from "./signals/uptimerobot.ts";
import { readScript } from "./signals/watch-script.ts";

export type WrittenSignals = v.InferOutput<ReturnType<typeof signalsSchema<typeof checkSchema>>>;

export interface LogSignal extends Signal {
  readonly pattern: LogPattern;
}

/** All sources of a watch. */
export interface Signals {
  readonly containers: Signal;
  readonly logs: readonly LogSignal[];
  readonly asked: readonly Source[];
}

/** Free monitors look every few minutes, and their servers count requests. */
const UPTIMEROBOT_EVERY_MS = 60_000;

export async function createSignals(written: WrittenSignals, pace: Pace, parts: SourceParts): Promise<Signals> {
  const soft: Usual = { hard: false, everyMs: pace.intervalMs };
  const hard: Usual = { hard: true, everyMs: pace.intervalMs };
  const signals: Signals = {
    containers: {
      name: "containers",
      kind: "containers",
      ...readRules("containers", written.containers ?? {}, pace, hard),
    },
    logs: (written.logs ?? []).map((one) => ({
      name: one.name,
      kind: "logs",
      pattern: createLogPattern(one, pace.intervalMs),
      ...readRules(one.name, one, pace, soft),
    })),
    asked: [
      ...(written.http ?? []).map((one, index): Source => {
        const check = createCheck(one.check, parts.url, index);
        return {
          name: one.name,
          kind: "http",
          ...readRules(one.name, one, pace, soft),
          ask: () => askHttp(check, parts.http),
        };
      }),
      ...(written.prometheus ?? []).map((one): Source => {
        const query = createQuery(one, parts.prometheusAuthorization);
        const ask: Source["ask"] = async () => readQueryAnswer(query, await parts.http.send(query.request));
        return { name: one.name, kind: "prometheus", ...readRules(one.name, one, pace, soft), ask };
      }),
      ...(written.uptimerobot ?? []).map((one): Source => {
        const { ask } = createMonitors(one, parts.uptimeRobotKey, parts.http, parts.clock.now);
        const usual = { hard: true, everyMs: UPTIMEROBOT_EVERY_MS };
        return { name: one.name, kind: "uptimerobot", ...readRules(one.name, one, pace, usual), ask };
      }),
      ...(await Promise.all((written.activity ?? []).map((one) => activitySource(one, pace, parts)))),
      ...(await Promise.all((written.commands ?? []).map((one) => commandSource(one, pace, parts)))),
    ],
  };
  requireOwnNames(signals);
  return signals;
}

async function commandSource(written: WrittenCommand, pace: Pace, parts: SourceParts): Promise<Source> {
  const { name } = written;
  const command = await readScript(name, written.script, written.timeout, parts);
  const rules = readRules(name, written, pace, { hard: false, everyMs: pace.intervalMs });
  return { name, kind: "command", ...rules, ask: () => askCommand(command, parts) };
}

/** Two signals of one name could not be told apart in the verdict. */
function requireOwnNames({ containers, logs, asked }: Signals): void {
  const names = [containers, ...logs, ...asked].map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new StageFailure({
    what: `Two signals have the name "${twice}".`,
    means: "The verdict could not say which of them it means. Nothing was watched.",
    todo: "Give every signal under `watch.signals` a name of its own; `containers` is taken.",
  });
}
