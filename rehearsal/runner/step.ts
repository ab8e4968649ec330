import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Action, findAction } from "./action.ts";
import {
  asText,
  type Contexts,
  condition,
  resolve,
  resolveText,
  resolveTexts,
  type Status,
  truthy,
  type Value,
} from "./expression.ts";
import type { Result, StepEnd } from "./platform.ts";
import { Refusal } from "./refusal.ts";
import { type Mapping, mapping, onlyKeys, type Tree } from "./tree.ts";
import { type Errand, node24, runErrand, type Workplace } from "./workplace.ts";

const KEYS = [
  "id",
  "name",
  "if",
  "run",
  "uses",
  "with",
  "env",
  "shell",
  "working-directory",
  "continue-on-error",
  "timeout-minutes",
];

/** The steps of a job, or of one composite action inside it. */
export interface Frame {
  readonly place: Workplace;
  readonly inputs: Value;
  /** Nothing for a job's own steps. */
  readonly action?: Action;
  readonly env: Readonly<Record<string, string>>;
  readonly defaults: { readonly shell?: string; readonly folder?: string };
  readonly steps: Record<string, StepRecord>;
  /** Post steps of the whole job, in the order in which their main steps began. */
  readonly posts: Post[];
  failed: boolean;
}

interface StepRecord {
  readonly outcome: Result;
  readonly conclusion: Result;
  readonly outputs: Readonly<Record<string, string>>;
  readonly [key: string]: Value;
}

interface Post {
  readonly name: string;
  readonly when: Tree;
  run(goesOn: () => boolean): Promise<Result>;
}

interface Done {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the steps one after the other; each decides by its `if` whether it runs after a failure. */
export async function runSteps(
  frame: Frame,
  steps: readonly Mapping[],
  report: (step: StepEnd) => Promise<void> = async () => undefined,
): Promise<void> {
  for (const [at, step] of steps.entries()) {
    onlyKeys(step, KEYS, "A step");
    const name = nameOf(step, frame);
    const began = Date.now();
    const done = await runStep(frame, step, name);
    const tolerated = done.result === "failure" && truthy(resolve(step.get("continue-on-error"), contextsOf(frame)));
    const conclusion = tolerated ? "success" : done.result;
    const id = step.get("id");
    frame.steps[typeof id === "string" ? id : `__${at}`] = { outcome: done.result, conclusion, outputs: done.outputs };
    if (conclusion === "failure") frame.failed = true;
    await report({ name, result: conclusion, began, ended: Date.now() });
  }
}

/** The job's post steps, last first; each runs also after a failure, unless its `post-if` excludes that. */
export async function runPosts(frame: Frame): Promise<void> {
  for (const post of frame.posts.toReversed()) {
    const runs = (): boolean => wanted(frame, post.when, contextsOf(frame));
    if (!runs()) continue;
    frame.place.observer.step(frame.place.job, `Post ${post.name}`);
    if ((await post.run(runs)) === "failure") frame.failed = true;
  }
}

/** Whether a step with this `if` runs now. */
function wanted(frame: Frame, when: Tree, contexts: Contexts): boolean {
  return !frame.place.end.aborted && condition(when, contexts, statusOf(frame));
}

export function statusOf(frame: Frame): Status {
  const cancelled = frame.place.stop.aborted;
  return { success: !frame.failed && !cancelled, failure: frame.failed && !cancelled, cancelled };
}

/** What an expression in this frame may speak of. */
export function contextsOf(frame: Frame, env: Readonly<Record<string, string>> = {}): Contexts {
  const { contexts, env: own } = frame.place;
  const { action } = frame;
  const status = statusOf(frame);
  const word = status.cancelled ? "cancelled" : frame.failed ? "failure" : "success";
  const github = { ...object(contexts["github"]) };
  if (action !== undefined) {
    Object.assign(github, { action_path: action.folder, action_repository: action.repository, action_ref: action.ref });
    Object.assign(github, { action_status: word });
  }
  return {
    ...contexts,
    // A composite action sees its own inputs and no secrets.
    ...(action === undefined ? {} : { secrets: {} }),
    github,
    job: { ...object(contexts["job"]), status: word },
    env: { ...own, ...frame.env, ...env },
    inputs: frame.inputs,
    steps: frame.steps,
  };
}

async function runStep(frame: Frame, step: Mapping, name: string): Promise<Done> {
  const { place } = frame;
  const env = resolveTexts(mapping(step.get("env"), "env of a step"), contextsOf(frame));
  const contexts = contextsOf(frame, env);
  if (!wanted(frame, step.get("if"), contexts)) return { result: "skipped", outputs: {} };
  place.observer.step(place.job, place.mask.hide(name));
  const time = resolve(step.get("timeout-minutes"), contexts);
  const minutes = time === null ? undefined : Number(time);
  const whole = { ...place.env, ...frame.env, ...env };
  const uses = step.get("uses");
  const done =
    typeof uses === "string"
      ? await runAction({ frame, step, name, env, minutes }, findAction(uses, surroundings(frame)))
      : await runScript({ frame, step, name, env: whole, contexts, minutes });
  return done;
}

interface ScriptStep {
  readonly frame: Frame;
  readonly step: Mapping;
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly contexts: Contexts;
  readonly minutes: number | undefined;
}

async function runScript({ frame, step, name, env, contexts, minutes }: ScriptStep): Promise<Done> {
  const { place } = frame;
  const shell = step.get("shell") === null ? frame.defaults.shell : resolveText(step.get("shell"), contexts);
  const folder = step.get("working-directory") ?? frame.defaults.folder ?? ".";
  mkdirSync(place.fixed["RUNNER_TEMP"] ?? "", { recursive: true });
  const file = join(
    place.fixed["RUNNER_TEMP"] ?? "",
    `step-${frame.posts.length}-${Object.keys(frame.steps).length}.sh`,
  );
  writeFileSync(file, resolveText(step.get("run"), contexts));
  try {
    const errand = {
      name,
      argv: shellCommand(shell, file),
      cwd: join(place.surroundings.workspace, resolveText(folder, contexts)),
      env: { ...env, ...actionPath(frame), GITHUB_ACTION: actionName(step, "run") },
      goesOn: () => wanted(frame, step.get("if"), contextsOf(frame, env)),
    };
    const { result, outputs } = await runErrand(place, minutes === undefined ? errand : { ...errand, minutes });
    return { result, outputs };
  } finally {
    rmSync(file, { force: true });
  }
}

/** Without `shell` GitHub leaves out pipefail: `bash -e`; with `shell: bash` it adds it. */
function shellCommand(shell: string | undefined, file: string): readonly string[] {
  if (shell === undefined) return ["bash", "-e", file];
  if (shell === "bash") return ["bash", "--noprofile", "--norc", "-eo", "pipefail", file];
  if (shell === "sh") return ["sh", "-e", file];
  throw new Refusal(`shell: ${shell} is not run here.`);
}

interface ActionStep {
  readonly frame: Frame;
  readonly step: Mapping;
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly minutes: number | undefined;
}

async function runAction(at: ActionStep, action: Action): Promise<Done> {
  return action.runs.using === "composite" ? runComposite(at, action) : runNode(at, action);
}

async function runNode({ frame, step, name, env, minutes }: ActionStep, action: Action): Promise<Done> {
  const { runs } = action;
  const { place } = frame;
  if (runs.using !== "node") throw new Refusal(`${name} is no JavaScript action.`);
  const inputs = inputEnvironment(frame, step, action, env).env;
  const origin = {
    GITHUB_ACTION: actionName(step, action.repository.replace("/", "_")),
    GITHUB_ACTION_REPOSITORY: action.repository,
    GITHUB_ACTION_REF: action.ref,
  };
  const errand = (file: string, goesOn: () => boolean, more: Readonly<Record<string, string>>): Errand => ({
    ...{ name, goesOn },
    argv: [node24(), join(action.folder, file)],
    cwd: place.surroundings.workspace,
    env: { ...place.env, ...frame.env, ...env, ...inputs, ...origin, ...more },
  });
  let state: Readonly<Record<string, string>> = {};
  const { post } = runs;
  if (post !== undefined) {
    const run = async (goesOn: () => boolean): Promise<Result> => {
      const kept = Object.entries(state).map(([key, value]) => [`STATE_${key}`, value] as const);
      return (await runErrand(place, errand(post, goesOn, Object.fromEntries(kept)))).result;
    };
    frame.posts.push({ name, when: runs.postIf, run });
  }
  const main = errand(runs.main, () => wanted(frame, step.get("if"), contextsOf(frame, env)), {});
  const done = await runErrand(place, minutes === undefined ? main : { ...main, minutes });
  state = done.state;
  return { result: done.result, outputs: done.outputs };
}

async function runComposite({ frame, step, env, name, minutes }: ActionStep, action: Action): Promise<Done> {
  if (action.runs.using !== "composite") throw new Refusal(`${name} is no composite action.`);
  if (minutes !== undefined) throw new Refusal(`${name}: timeout-minutes of a composite action is not imitated here.`);
  const { values } = inputEnvironment(frame, step, action, env);
  const inner: Frame = {
    place: frame.place,
    inputs: values,
    action,
    env: { ...frame.env, ...env },
    defaults: {},
    steps: {},
    posts: frame.posts,
    failed: false,
  };
  await runSteps(inner, action.runs.steps);
  const contexts = contextsOf(inner);
  const outputs = [...action.outputs.entries].map(([key, output]) => {
    return [key, resolveText(mapping(output, `output ${key}`).get("value"), contexts)] as const;
  });
  const cancelled = Object.values(inner.steps).some(({ outcome }) => outcome === "cancelled");
  return {
    result: cancelled ? "cancelled" : inner.failed ? "failure" : "success",
    outputs: Object.fromEntries(outputs),
  };
}

interface Inputs {
  readonly env: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** `with` over the defaults of action.yml, evaluated where each of them stands. */
function inputEnvironment(
  frame: Frame,
  step: Mapping,
  action: Action,
  env: Readonly<Record<string, string>> = {},
): Inputs {
  const { place } = frame;
  const given = resolveTexts(mapping(step.get("with"), "with"), contextsOf(frame, env));
  const known = [...action.inputs.entries.keys()].map((key) => key.toLowerCase());
  const lower = Object.fromEntries(Object.entries(given).map(([key, value]) => [key.toLowerCase(), value]));
  for (const key of Object.keys(lower)) {
    if (!known.includes(key)) place.observer.annotation(place.job, "warning", `Unexpected input(s) '${key}'`);
  }
  const defaults = [...action.inputs.entries].map(([key, input]) => {
    const tree = input === null ? null : mapping(input, `input ${key}`).get("default");
    return [key.toLowerCase(), asText(resolve(tree, contextsOf(frame)))] as const;
  });
  const values = { ...Object.fromEntries(defaults), ...lower };
  const named = Object.entries(values).map(([key, value]) => [
    `INPUT_${key.replaceAll(" ", "_").toUpperCase()}`,
    value,
  ]);
  return { values, env: Object.fromEntries(named) };
}

function surroundings({ place, action }: Frame): Workplace["surroundings"] {
  return action === undefined ? place.surroundings : { ...place.surroundings, source: action.source };
}

function actionPath({ action }: Frame): Readonly<Record<string, string>> {
  return action === undefined ? {} : { GITHUB_ACTION_PATH: action.folder };
}

/** The id of a step; without one what it runs, of which GitHub numbers the second and later ones. */
function actionName(step: Mapping, what: string): string {
  const id = step.get("id");
  return typeof id === "string" ? id : `__${what}`;
}

function nameOf(step: Mapping, frame: Frame): string {
  const name = step.get("name");
  if (name !== null) return resolveText(name, contextsOf(frame));
  const uses = step.get("uses");
  return typeof uses === "string"
    ? `Run ${uses}`
    : `Run ${resolveText(step.get("run"), contextsOf(frame)).split("\n")[0]}`;
}

function object(value: Value | undefined): Readonly<Record<string, Value>> {
  return value !== undefined && value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
