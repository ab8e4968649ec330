import type { WatchWorld } from "../../../actions/watch-period/watch-inputs.ts";
import { watchPeriod } from "../../../actions/watch-period/watch-period.ts";
import { StageFailure } from "../../../src/stage/failure.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import type { Look } from "../../../src/watch/look.ts";
import type { Host, WatchSince } from "../../../src/world/host-program.ts";
import type { ShellAnswer, ShellCommand } from "../../../src/world/shells.ts";
import type { HttpAnswer, HttpRequest, LocalExit } from "../../../src/world/world.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createLook, HOST_NOW } from "../../fakes/look.ts";
import { createClock, createLog, createResults } from "../../fakes/stage-world.ts";

/** What happens while a watch is played. */
export interface WatchScene {
  readonly with?: Record<string, string>;
  readonly signals?: object;
  /** What the host says at look n, the first one is 0. */
  readonly look?: (n: number) => Partial<Look> | string | StageFailure;
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
  const asked: { readonly since: WatchSince; readonly seconds: number }[] = [];
  const shellCommands: ShellCommand[] = [];
  const requests: HttpRequest[] = [];
  const watch: Host["watch"] = async (since, seconds) => {
    const n = asked.push({ since, seconds }) - 1;
    if (n === scene.cancelAt) cancel.abort();
    if (scene.hang) return await new Promise(() => {});
    await clock.sleep(seconds * 1000);
    const said = scene.look?.(n) ?? {};
    if (said instanceof StageFailure) throw said;
    const now = HOST_NOW + Math.round(clock.monotonic() / 1000);
    return typeof said === "string" ? said : createLook({ asked: now - seconds, now, ...said });
  };
  const never = async (): Promise<never> => {
    throw new Error("A watch changes nothing.");
  };
  const host: Host = {
    watch,
    survey: never,
    start: never,
    goBack: never,
    settle: never,
    follow: never,
    abort: never,
    freeze: never,
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
      run: async ({ onLine }) => {
        for (const line of scene.says?.split("\n") ?? []) onLine(line);
        return scene.exit ?? { code: 0, reason: "" };
      },
    },
    cancellation: { signal: cancel.signal },
    environment: {},
  };
  await runStage(watchPeriod, world);
  expect(results.left.crashes).toEqual([]);
  return { ...results.left, lines: log.lines, asked, shellCommands, requests, spent: clock.monotonic() / 1000 };
}
