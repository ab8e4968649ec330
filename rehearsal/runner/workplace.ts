import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { compileCache } from "../../scripts/compile-cache.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import type { Surroundings } from "./action.ts";
import { readCommand } from "./command.ts";
import { readPairs } from "./command-file.ts";
import type { Contexts } from "./expression.ts";
import type { Mask } from "./mask.ts";
import type { Observer } from "./observer.ts";
import { type Ladder, runProgram } from "./program.ts";
import { Refusal } from "./refusal.ts";

/** One job's machine: its folders, its environment so far, and how programs run on it. */
export interface Workplace {
  readonly job: string;
  readonly folder: string;
  readonly surroundings: Surroundings;
  readonly mask: Mask;
  readonly observer: Observer;
  readonly ladder: Ladder;
  /** This job's own: a job that outlives the run's cancellation is not told of it. */
  readonly stop: AbortSignal;
  /** Nothing of it runs any more. */
  readonly end: AbortSignal;
  /** GITHUB_…, RUNNER_… and the like; no step may change them. */
  readonly fixed: Readonly<Record<string, string>>;
  /** `env` of the workflow and the job, and what GITHUB_ENV added. */
  env: Record<string, string>;
  paths: readonly string[];
  /** What expressions may speak of beside `env`, `steps` and `inputs`. */
  readonly contexts: Contexts;
}

export interface Errand {
  /** The step's, for what is said of it. */
  readonly name: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly minutes?: number;
  /** Asked when its job is told to end: whether the step's `if` holds all the same. */
  readonly goesOn: () => boolean;
}

export interface Errands {
  readonly result: "success" | "failure" | "cancelled";
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
}

export const node24 = (): string => join(repositoryRoot(), "node_modules/.bin/node");

/** Runs one program of a step, heeds its commands, and reads the files that it wrote for the runner. */
export async function runErrand(place: Workplace, errand: Errand): Promise<Errands> {
  const files = commandFiles(place);
  const listener = new Listener(place);
  const stop = stopper(place, errand);
  const { PATH = "", HOME = "/" } = process.env;
  try {
    const code = await runProgram({
      argv: errand.argv,
      cwd: errand.cwd,
      env: {
        HOME,
        // A stage would compile itself again in each job: its own cache is in the job's folder.
        NODE_COMPILE_CACHE: compileCache(),
        ...errand.env,
        ...place.fixed,
        ...files.env,
        PATH: [...place.paths, PATH].join(delimiter),
      },
      onLine: (line) => listener.hear(line),
      stop: stop.signal,
      end: place.end,
      ladder: place.ladder,
    });
    if (listener.refused !== undefined) throw listener.refused;
    const outputs = readPairs(files.read("GITHUB_OUTPUT"), "GITHUB_OUTPUT");
    const state = readPairs(files.read("GITHUB_STATE"), "GITHUB_STATE");
    place.env = { ...place.env, ...readPairs(files.read("GITHUB_ENV"), "GITHUB_ENV") };
    const added = files.read("GITHUB_PATH").split("\n");
    place.paths = [...added.filter((line) => line !== "").reverse(), ...place.paths];
    const summary = files.read("GITHUB_STEP_SUMMARY");
    if (summary !== "") place.observer.summary(place.job, place.mask.hide(summary));
    return { result: stop.said() ?? (code === 0 ? "success" : "failure"), outputs, state };
  } finally {
    stop.done();
    files.remove();
  }
}

interface Files {
  readonly env: Readonly<Record<string, string>>;
  read(name: string): string;
  remove(): void;
}

function commandFiles(place: Workplace): Files {
  const folder = join(place.folder, "commands");
  mkdirSync(folder, { recursive: true });
  const names = ["GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"];
  const env = Object.fromEntries(names.map((name) => [name, join(folder, name.toLowerCase())]));
  for (const file of Object.values(env)) writeFileSync(file, "");
  return {
    env,
    read: (name) => readFileSync(env[name] ?? "", "utf8"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Stopper {
  readonly signal: AbortSignal;
  said(): "failure" | "cancelled" | undefined;
  done(): void;
}

/** A step ends with its job, unless it began after that or has a reason to go on; or with its own time. */
function stopper(place: Workplace, { name, minutes, goesOn }: Errand): Stopper {
  const own = new AbortController();
  let why: "failure" | "cancelled" | undefined;
  const end = (how: "failure" | "cancelled"): void => {
    why ??= how;
    own.abort();
  };
  const cancel = (): void => {
    if (!goesOn()) end("cancelled");
  };
  const over = (): void => end("cancelled");
  if (!place.stop.aborted) place.stop.addEventListener("abort", cancel, { once: true });
  place.end.addEventListener("abort", over, { once: true });
  const late = (): void => {
    place.observer.annotation(place.job, "error", `The action '${name}' has timed out after ${minutes} minutes.`);
    end("failure");
  };
  const timer = minutes === undefined ? undefined : setTimeout(late, minutes * 60_000);
  return {
    signal: own.signal,
    said: () => why,
    done: () => {
      place.stop.removeEventListener("abort", cancel);
      place.end.removeEventListener("abort", over);
      clearTimeout(timer);
    },
  };
}

const LEVELS = ["error", "warning", "notice"] as const;
const QUIET = new Set(["debug", "add-matcher", "remove-matcher", "endgroup", "echo"]);

/** Reads a step's lines as the runner does: commands are obeyed and not shown. */
class Listener {
  readonly #place: Workplace;
  #stopped: string | undefined;
  refused: Refusal | undefined;

  constructor(place: Workplace) {
    this.#place = place;
  }

  hear(line: string): void {
    const { job, mask, observer } = this.#place;
    const command = readCommand(line);
    if (this.#stopped !== undefined) {
      if (command?.name === this.#stopped.toLowerCase()) this.#stopped = undefined;
      else observer.line(job, mask.hide(line));
      return;
    }
    if (command === undefined) {
      observer.line(job, mask.hide(line));
      return;
    }
    const level = LEVELS.find((each) => each === command.name);
    if (level !== undefined) observer.annotation(job, level, mask.hide(command.message).slice(0, 4096));
    else if (command.name === "add-mask") mask.add(command.message);
    else if (command.name === "stop-commands") this.#stopped = command.message;
    else if (command.name === "group") observer.line(job, mask.hide(command.message));
    else if (/^(set-output|save-state|set-env|add-path)$/.test(command.name)) {
      this.refused = new Refusal(`The command ::${command.name}:: is not obeyed here; write to the runner's files.`);
    } else if (!QUIET.has(command.name)) observer.line(job, mask.hide(line));
  }
}
