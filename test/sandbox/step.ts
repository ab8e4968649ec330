import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileCache } from "../../scripts/compile-cache.ts";
import { repositoryRoot } from "../../scripts/root.ts";

/** One step of a workflow that uses one of our actions. */
export interface Step {
  readonly stage: string;
  readonly with: Readonly<Record<string, string>>;
  /** What the runner says of the run: `GITHUB_RUN_ID` and its like. */
  readonly run?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly workspace: string;
  /** Where the runner's own files lie meanwhile; a sandbox's folder goes with the sandbox, even when we are killed. */
  readonly scratch?: string;
  /** Folder of the bundles; by default the committed one. */
  readonly dist?: string;
  readonly onLine?: (line: string) => void;
}

export interface StepResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  /** Everything that the step printed, workflow commands included. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The message of `::error::`, decoded; empty when there was none. */
  readonly error: string;
}

export interface RunningStep {
  readonly child: ChildProcess;
  readonly done: Promise<StepResult>;
  /** Waits until the log holds a text. */
  saw(text: string): Promise<void>;
}

/** Runs a committed bundle in a process of its own, the way the runner does: inputs and files in the environment. */
export async function startStep(step: Step): Promise<RunningStep> {
  const folder = await mkdtemp(join(step.scratch ?? tmpdir(), "sluice-step-"));
  const at = (name: string): string => join(folder, name);
  await Promise.all([writeFile(at("output"), ""), writeFile(at("summary"), "")]);
  const root = repositoryRoot();
  const { PATH = "", HOME = "/" } = process.env;
  const child = spawn(
    join(root, "node_modules/.bin/node"),
    [join(step.dist ?? join(root, "dist"), step.stage, "index.cjs")],
    {
      cwd: step.workspace,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH,
        HOME,
        NODE_COMPILE_CACHE: compileCache(),
        ...step.env,
        GITHUB_ACTIONS: "true",
        GITHUB_OUTPUT: at("output"),
        GITHUB_STEP_SUMMARY: at("summary"),
        GITHUB_WORKSPACE: step.workspace,
        GITHUB_SERVER_URL: "https://github.example",
        GITHUB_REPOSITORY: "example/app",
        GITHUB_RUN_ID: "1",
        GITHUB_RUN_ATTEMPT: "1",
        GITHUB_JOB: "release",
        GITHUB_ACTOR: "alice",
        ...step.run,
        ...Object.fromEntries(Object.entries(step.with).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      },
    },
  );
  let log = "";
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      for (const look of watchers) look();
      if (step.onLine) for (const line of text.split("\n")) if (line !== "") step.onLine(line);
    });
  }
  const done = new Promise<StepResult>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", async (code) => {
      for (const look of watchers) look();
      const [output, summary] = await Promise.all([readFile(at("output"), "utf8"), readFile(at("summary"), "utf8")]);
      await rm(folder, { recursive: true, force: true });
      resolve({ code, log, summary, outputs: readOutputs(output), error: readError(log) });
    });
  });
  return { child, done, saw: (text) => sees(text, () => log, watchers, done) };
}

export async function runStep(step: Step): Promise<StepResult> {
  return (await startStep(step)).done;
}

async function sees(
  text: string,
  log: () => string,
  watchers: Set<() => void>,
  done: Promise<StepResult>,
): Promise<void> {
  if (log().includes(text)) return;
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (!log().includes(text)) return;
      watchers.delete(look);
      resolve();
    };
    watchers.add(look);
    void done.then(() =>
      log().includes(text)
        ? resolve()
        : reject(new Error(`The step ended without saying "${text}":\n${log().slice(-2000)}`)),
    );
  });
}

/** The runner's file format: `name<<delimiter`, lines, `delimiter`. */
function readOutputs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm)].map(([, name = "", , value = ""]) => [name, value]),
  );
}

function readError(log: string): string {
  const lines = [...log.matchAll(/^::error[^:]*::(.*)$/gm)].map(([, message = ""]) => message);
  return lines.join("\n").replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%");
}
