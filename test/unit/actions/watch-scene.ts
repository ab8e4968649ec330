import type { WatchWorld } from "../../../actions/watch-period/watch-inputs.ts";
import { watchPeriod } from "../../../actions/watch-period/watch-period.ts";
import { StageFailure } from "../../../src/failure/failure.ts";
import type { Look } from "../../../src/host/look.ts";
import type { LogLine } from "../../../src/host/look-reader.ts";
import type { Host, WatchRequest } from "../../../src/ports/host.ts";
import type { ShellAnswer, ShellCommand } from "../../../src/ports/shell.ts";
import type { HttpAnswer, HttpRequest, LocalExit } from "../../../src/ports/world.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createLook, HOST_NOW } from "../../fakes/look.ts";
import { createClock, createLog, createResults } from "../../fakes/stage-world.ts";

/** A look, and the log lines that came before it. */
export type PlayedLook = Partial<Look> & { readonly lines?: readonly LogLine[] };

/** What happens while a watch is played. */
export interface WatchScene {
  readonly with?: Record<string, string>;
  readonly signals?: object;
  /** What the host says at look n, the first one is 0. */
  readonly look?: (n: number) => PlayedLook | string | StageFailure;
  readonly http?: (n: number) => HttpAnswer;
  readonly exit?: LocalExit;
  /** What a script on the runner prints. */
  readonly says?: string;
  /** What a script on the host answers that sees this environment. */
  readonly shell?: (env: ShellCommand["env"]) => ShellAnswer;
  readonly cancelAt?: number;
  readonly hang?: boolean;
}

const PLACE = {
  "ssh-key": "key",
  host: "prod",
  user: "deploy",
  "host-key": "SHA256:x",
  project: "app",
  directory: "/srv/app",
  duration: "2m",
  interval: "10s",
  url: "https://app.example",
};
export const OK = {
  kind: "answer",
  status: 200,
  headers: {},
  body: "ok",
  milliseconds: 12,
} as const satisfies HttpAnswer;

const SCRIPTS: Readonly<Record<string, string>> = { "look.sh": "#!/bin/sh\n", "count.py": "#!/usr/bin/env python3\n" };

export const SECRET = "p_a*s|s`word";

/** Plays the stage on a host that answers at once; the clock moves by sleeping alone. */
export async function play(scene: WatchScene) {
  const clock = createClock();
  // A known secret that Markdown would write otherwise, and a cut could halve.
  const log = { ...createLog(), redact: (text: string) => text.replaceAll(SECRET, "***") };
  const results = createResults();
  const cancel = new AbortController();
  const asked: WatchRequest[] = [];
  let looks = 0;
  const shellCommands: ShellCommand[] = [];
  const requests: HttpRequest[] = [];
  const environments: Readonly<Record<string, string>>[] = [];
  const look = async (seconds: number) => {
    const n = looks++;
    if (n === scene.cancelAt) cancel.abort();
    if (scene.hang) return await new Promise<never>(() => {});
    await clock.sleep(seconds * 1000);
    const said = scene.look?.(n) ?? {};
    if (said instanceof StageFailure) throw said;
    if (typeof said === "string") return said;
    const { lines = [], ...rest } = said;
    return { look: createLook({ asked: HOST_NOW + Math.round(clock.monotonic() / 1000), ...rest }), lines };
  };
  const watch: Host["watch"] = (request) => {
    asked.push(request);
    return {
      next: async () => {
        const left = request.intervalSeconds - (Math.round(clock.monotonic() / 1000) % request.intervalSeconds);
        const seen = await look(looks === 0 ? 0 : left);
        if (typeof seen === "string") return seen;
        for (const line of seen.lines) request.onLine(line);
        return seen.look;
      },
    };
  };
  const never = async (): Promise<never> => {
    throw new Error("A watch changes nothing.");
  };
  const host: Host = {
    watch,
    lookOnce: () => look(0),
    survey: never,
    surveyRunning: never,
    start: never,
    rollBack: never,
    settle: never,
    follow: never,
    abort: never,
    freeze: never,
    clearHold: never,
    preview: never,
    close: async () => {},
  };
  const world: WatchWorld = {
    inputs: createInputs({ ...PLACE, signals: JSON.stringify(scene.signals ?? {}), ...scene.with }),
    log,
    results,
    clock,
    hosts: { open: async () => host },
    shells: {
      onHost: async ({ host: name }) => ({
        name,
        run: async (command) => {
          shellCommands.push(command);
          return scene.shell?.(command.env) ?? { kind: "exit", code: 0, stdout: "100\n", stderr: "" };
        },
        close: async () => {},
      }),
      onRunner: () => {
        throw new Error("A watch runs its scripts on the runner by their first line.");
      },
    },
    files: { read: async (path) => SCRIPTS[path] },
    http: {
      send: async (request) => {
        requests.push(request);
        return scene.http?.(requests.length - 1) ?? OK;
      },
    },
    commands: {
      run: async ({ env, onLine }) => {
        environments.push(env);
        for (const line of scene.says?.split("\n") ?? []) onLine(line);
        return scene.exit ?? { code: 0, reason: "" };
      },
    },
    cancellation: { signal: cancel.signal },
    environment: {},
  };
  await runStage(watchPeriod, world);
  expect(results.left.crashes).toEqual([]);
  const seen = { asked, looks, shellCommands, requests, environments };
  return { ...results.left, ...seen, lines: log.lines, spent: clock.monotonic() / 1000 };
}
