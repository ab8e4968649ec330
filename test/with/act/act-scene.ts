import {
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import type { RunEnd } from "../../../rehearsal/runner/run.ts";
import type { Trigger } from "../../../rehearsal/runner/trigger.ts";
import { standInFolders } from "../../../rehearsal/stand-in-folders.ts";
import { repositoryRoot } from "../../../scripts/root.ts";
import { calledName, calledWorkflow } from "../../../src/scaffold/workflows/called-workflow.ts";
import { withLocalCalls } from "../../../src/scaffold/workflows/caller.ts";
import type { Scopes } from "../../sandbox/github/people.ts";
import type { HostBox } from "../../sandbox/host.ts";
import { must } from "../../sandbox/processes.ts";
import { type BuiltScene, openBuiltScene } from "../../stages/built-scene.ts";
import { writeDown } from "../../stages/road-scene.ts";
import { type ActEnd, runUnderAct } from "./act.ts";
import { type JobEnd, normal } from "./telling.ts";

/** One run, under act or under our runner. */
export interface Wish {
  readonly workflow: string;
  readonly trigger: Trigger;
  /** Whose deploy key the environment has; act knows no environments, and takes it as any secret. */
  readonly host: HostBox;
}

/** Staging and production, and both runners for the same files. */
export interface ActScene {
  readonly scene: BuiltScene;
  /** What the person at our runner's gates says. */
  person: "approved" | "rejected";
  act(wish: Wish): Promise<ActEnd>;
  ours(wish: Pick<Wish, "workflow" | "trigger">): Promise<OurEnd>;
  close(): Promise<void>;
}

export interface OurEnd {
  readonly jobs: Readonly<Record<string, JobEnd>>;
  readonly lines: string;
}

/** act knows neither `uses: $/…` nor `environment.deployment`, like GitHub Enterprise Server. */
const PIN = { uses: "ops/sluice", commit: "5".repeat(40), version: "v0.1.0", forge: "ghes" } as const;
const FOLDER = ".github/workflows";

export async function openActScene(): Promise<ActScene> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-act-"));
  const scene = await openBuiltScene({
    survey: true,
    onWaiting: (waiting, road) => road.answer(waiting, both.person),
  });
  const standIns = await standInsFor(folder, scene);
  const both: ActScene = {
    scene,
    person: "approved",
    act: (wish) => act(scene, folder, standIns, wish),
    ours: async ({ workflow, trigger }) => {
      const lines: string[] = [];
      const observer = writeDown((line) => void lines.push(line));
      return { jobs: jobsOf(await scene.road.start(workflow, trigger, { observer })), lines: lines.join("\n") };
    },
    close: async () => {
      await scene.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return both;
}

async function act(
  { road, production: { sandbox, host: live } }: BuiltScene,
  folder: string,
  standIns: Readonly<Record<string, string>>,
  { workflow, trigger, host }: Wish,
): Promise<ActEnd> {
  if (trigger.kind !== "push" && trigger.kind !== "workflow_dispatch")
    throw new Error("This event is not played here.");
  const [name, ref] = "tag" in trigger ? [trigger.tag, `refs/tags/${trigger.tag}`] : ["main", "refs/heads/main"];
  const { kind: event } = trigger;
  const { control, url: apiUrl } = road.github;
  const runId = control.startRun({ workflow: `.github/workflows/${workflow}`, event, ref, actor: "grace" });
  const own = join(folder, `act-${runId}`);
  const checkout = join(own, "checkout");
  mkdirSync(own);
  await sandbox.origin.cloneTo(checkout, await sandbox.origin.commitOf(name));
  await copyWorkflows(checkout);
  const scopes = scopesOf(readFileSync(join(checkout, ".github/workflows", workflow), "utf8"));
  const inputs = "inputs" in trigger ? trigger.inputs : {};
  return runUnderAct({
    ...{ event, checkout, workflow, folder: own, apiUrl, runId, standIns },
    payload: { ref, inputs, repository: { full_name: "example/app", default_branch: "main" } },
    secrets: {
      GITHUB_TOKEN: control.runToken(runId, scopes),
      SURVEY_SSH_KEY: live.ssh.privateKey,
      DEPLOY_SSH_KEY: host.ssh.privateKey,
    },
  });
}

/** The workflows as `sluice init` writes them. The callers keep what the application says: addresses, images, a short watch. */
async function copyWorkflows(checkout: string): Promise<void> {
  const [from, to] = [join(repositoryRoot(), FOLDER), join(checkout, FOLDER)];
  for (const name of readdirSync(to))
    writeFileSync(join(to, name), withLocalCalls(readFileSync(join(to, name), "utf8"), FOLDER));
  for (const name of readdirSync(from))
    writeFileSync(join(to, calledName(name)), calledWorkflow(readFileSync(join(from, name), "utf8"), PIN));
  await must(["git", "-C", checkout, "remote", "set-url", "origin", "https://github.com/example/app.git"]);
}

const level = v.picklist(["read", "write"]);
const caller = v.object({ jobs: v.record(v.string(), v.object({ permissions: v.record(v.string(), level) })) });

/** act ignores `permissions`: the one token of the run has what its caller would give. */
function scopesOf(text: string): Scopes {
  const all = Object.values(v.parse(caller, parse(text)).jobs).flatMap(({ permissions }) =>
    Object.entries(permissions),
  );
  // What may be written may be read.
  return Object.fromEntries(all.toSorted(([, one], [, other]) => one.localeCompare(other)));
}

/** `owner/name@ref` of every action that the copy names, and the folder that stands for it. */
async function standInsFor(folder: string, { production: { sandbox } }: BuiltScene): Promise<Record<string, string>> {
  const root = repositoryRoot();
  const sluice = join(folder, "sluice");
  // act copies an action's whole repository for each step: without node_modules that is quick.
  for (const part of ["actions", "dist"]) cpSync(join(root, part), join(sluice, part), { recursive: true });
  const folders = standInFolders(join(folder, "others"), sandbox, await sandbox.buildKit());
  const reusable = join(root, ".github/workflows");
  const texts = readdirSync(reusable).map((name) => readFileSync(join(reusable, name), "utf8"));
  const pins = texts.flatMap((text) => [...text.matchAll(/uses: (([\w-]+\/[\w-]+)@[0-9a-f]{40})/g)]);
  const others = pins.flatMap(([, pin = "", name = ""]) => {
    const stand = folders[name];
    return stand === undefined ? [] : [[pin, withoutLinks(stand)] as const];
  });
  return { [`${PIN.uses}@${PIN.commit}`]: sluice, ...Object.fromEntries(others) };
}

/** act takes a link for a path in the action's repository: files in their place, and programs that only import the real ones. */
function withoutLinks(folder: string): string {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (!lstatSync(file).isSymbolicLink()) continue;
    const real = realpathSync(file);
    rmSync(file);
    if (name.endsWith(".ts")) writeFileSync(file, `import ${JSON.stringify(real)};\n`);
    else copyFileSync(real, file);
  }
  return folder;
}

function jobsOf({ jobs }: RunEnd): Record<string, JobEnd> {
  return Object.fromEntries([...jobs].map(([key, { result, outputs }]) => [key, normal(result, outputs)]));
}
