/** The workflow files of users and of the suite on the rehearsal runner, with actions that answer what a test wants. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { MemoryPlatform } from "../../../rehearsal/runner/memory-platform.ts";
import { refOf, type Trigger } from "../../../rehearsal/runner/trigger.ts";
import { actionFolders } from "../../../scripts/actions/action-folder.ts";
import { repositoryRoot } from "../../../scripts/root.ts";
import { type RunnerScene, runnerScene } from "../rehearsal/runner-scene.ts";

/** What an action does: the last entry of its stage whose inputs are those of the step counts. */
export interface Answer {
  readonly stage: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly fails?: true;
}

export interface Call {
  readonly stage: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export interface Told {
  readonly results: Readonly<Record<string, string>>;
  /** Names of the jobs as a page of the run shows them, in the order in which they ended; without those that were skipped. */
  readonly order: readonly string[];
  readonly calls: readonly Call[];
  readonly annotations: readonly string[];
}

export interface Wish {
  readonly answers: readonly Answer[];
  readonly secrets?: Readonly<Record<string, string>>;
  /** By default the push of v1.0.0. */
  readonly trigger?: Trigger;
  /** Changes the text of the user's copies. */
  readonly caller?: (text: string) => string;
  /** Name of the environment whose reviewer rejects. */
  readonly rejects?: string;
}

/** Workflow files by their names, and what else is in the user's repository. */
export interface Copies {
  readonly workflows: Readonly<Record<string, string>>;
  /** With files, each checkout is a real one. */
  readonly files?: Readonly<Record<string, string>>;
}

const MAIN = `const { appendFileSync } = require("node:fs");
const { basename } = require("node:path");
const stage = basename(__dirname);
const inputs = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) =>
  name.startsWith("INPUT_") ? [[name.slice(6).toLowerCase(), value]] : []));
appendFileSync(__dirname + "/../calls", JSON.stringify({ stage, inputs }) + "\\n");
const answer = require("../answers.json").findLast((one) =>
  one.stage === stage && Object.entries(one.with ?? {}).every(([name, value]) => inputs[name] === value));
for (const [name, value] of Object.entries(answer?.outputs ?? {}))
  appendFileSync(process.env.GITHUB_OUTPUT, name + "<<E\\n" + value + "\\nE\\n");
const lost = (inputs["needed-outputs"] ?? "").split("\\n").filter((line) => line.trim().endsWith("="));
if (lost.length > 0) console.log("::error::lost: " + lost.map((line) => line.trim()).join(" "));
process.exitCode = answer?.fails || lost.length > 0 ? 1 : 0;
`;

const CHECKOUT = 'name: checkout\ndescription: none\nruns: { using: composite, steps: [{ run: "true", shell: sh }] }\n';

/** Actions of others that only record their inputs here. */
const OTHERS = [
  ...["actions/setup-node", "actions/upload-artifact", "dependabot/fetch-metadata"],
  ...["setup-buildx", "setup-qemu", "login", "metadata", "build-push"].map((name) => `docker/${name}-action`),
];
const OTHER = "name: other\ndescription: none\nruns: { using: node24, main: main.cjs }\n";

/** One run of a workflow that a user has copied. */
export async function runWorkflow(name: string, wish: Wish): Promise<Told> {
  const text = readFileSync(join(repositoryRoot(), "workflows", name), "utf8");
  return runCopy(name, { workflows: { [name]: (wish.caller ?? String)(text) } }, wish);
}

/** One run of a workflow file beside others. */
export async function runCopy(name: string, { workflows, files }: Copies, wish: Wish): Promise<Told> {
  const scene: RunnerScene = runnerScene();
  try {
    const folder = scene.other({ ...suite(), ...recorders(), "actions/answers.json": JSON.stringify(wish.answers) });
    if (files !== undefined) {
      cpSync(join(repositoryRoot(), "rehearsal/stand-ins/checkout"), join(folder, "checkout"), { recursive: true });
      writeFileSync(join(folder, "checkout/origin"), scene.bare);
    }
    const copies = Object.entries(workflows).map(([file, text]) => [`.github/workflows/${file}`, text]);
    scene.repository({ ...Object.fromEntries(copies), ...files });
    if (wish.trigger?.kind === "pull_request") scene.git("push", "-q", "origin", `HEAD:${refOf(wish.trigger, "main")}`);
    const answer = (environment: string) => () => {
      return { kind: wish.rejects === environment ? "rejected" : "approved" } as const;
    };
    const gates = ["production", "production-verdict", "staging-signoff", "release"];
    const environments = Object.fromEntries(gates.map((gate) => [gate, { answer: answer(gate) }]));
    const platform = new MemoryPlatform({ secrets: wish.secrets ?? {} }, environments);
    const others = OTHERS.map((other) => [other, join(folder, "actions", basename(other))]);
    const { results, annotations } = await scene.run(name, {
      platform,
      standIns: {
        ...{ "OWNER/sluice": folder, "actions/checkout": join(folder, "checkout") },
        ...Object.fromEntries(others),
      },
      ...(wish.trigger === undefined ? {} : { trigger: wish.trigger }),
    });
    // Not from the log, in which secrets are masked.
    const lines = readFileSync(join(folder, "actions/calls"), "utf8").split("\n").slice(0, -1);
    const calls = lines.map((line) => JSON.parse(line) as Call);
    const short = Object.entries(results).map(([key, result]) => [key.replace("production / ", ""), result]);
    return { results: Object.fromEntries(short), order: endedJobs(platform), calls, annotations };
  } finally {
    scene.end();
  }
}

function endedJobs({ happenings }: MemoryPlatform): readonly string[] {
  return happenings.flatMap((one) => (one.kind === "job-ended" && one.result !== "skipped" ? [one.job.name] : []));
}

/** The reusable workflows and the one-step action as they are, and the other actions with their own inputs. */
function suite(): Record<string, string> {
  const root = repositoryRoot();
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const workflows = readdirSync(join(root, ".github/workflows")).map((file) => `.github/workflows/${file}`);
  return {
    "action.yml": read("action.yml"),
    ...Object.fromEntries(workflows.map((path) => [path, read(path)])),
    ...Object.fromEntries(
      actionFolders(root).flatMap((stage) => [
        [`actions/${stage}/action.yml`, read(`actions/${stage}/action.yml`).replace(/main: .*/, "main: main.cjs")],
        [`actions/${stage}/main.cjs`, MAIN],
      ]),
    ),
  };
}

function recorders(): Record<string, string> {
  const names = OTHERS.map((other) => basename(other));
  return {
    ...{ "actions/calls": "", "checkout/action.yml": CHECKOUT },
    ...Object.fromEntries(
      names.flatMap((name) => [
        [`actions/${name}/action.yml`, OTHER],
        [`actions/${name}/main.cjs`, MAIN],
      ]),
    ),
  };
}
