import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { HostBox, HostOptions } from "./host.ts";
import { openSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";
import { type RunningStep, type StepResult, startStep } from "./step.ts";

/** A release as a production can deploy it. */
export interface Published {
  readonly tag: string;
  readonly commit: string;
}

/** One host of a sandbox and the steps of a workflow that would act on it. */
export interface Production {
  readonly sandbox: Sandbox;
  readonly host: HostBox;
  start(
    stage: string,
    inputs?: Readonly<Record<string, string>>,
    run?: Readonly<Record<string, string>>,
  ): Promise<RunningStep>;
  deploy(
    release: Published,
    inputs?: Readonly<Record<string, string>>,
    run?: Readonly<Record<string, string>>,
  ): Promise<StepResult>;
  startDeploy(
    release: Published,
    inputs?: Readonly<Record<string, string>>,
    run?: Readonly<Record<string, string>>,
  ): Promise<RunningStep>;
  rollback(inputs?: Readonly<Record<string, string>>): Promise<StepResult>;
  status(inputs?: Readonly<Record<string, string>>): Promise<StepResult>;
  /** Containers of the application, one-offs and half-made ones included, straight from the engine. */
  containers(): Promise<readonly Container[]>;
  /** A line for each container, another one after it was replaced, stopped or restarted: for what must touch none. */
  whatRuns(): Promise<readonly string[]>;
  /** A file of the host program's state; undefined when there is none. */
  state(path: string): string | undefined;
  close(): Promise<void>;
}

/** A container as the engine itself describes it. */
export interface Container {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly image: string;
  readonly imageName: string;
  readonly running: boolean;
  /** Another one after every restart, which leaves the id as it is. */
  readonly startedAt: string;
  readonly health: string;
  readonly env: readonly string[];
  readonly pid: number;
}

/** Quick settings: a release is healthy when it was so for two seconds. */
const QUICK = {
  "stable-for": "1s",
  "check-interval": "1s",
  "health-timeout": "30s",
  "switch-timeout": "60s",
  "pull-timeout": "60s",
  "min-free-disk": "1MiB",
};

export async function openProduction(options: SandboxOptions & HostOptions = {}): Promise<Production> {
  const sandbox = await openSandbox(options);
  try {
    return await openProductionOn(sandbox, options);
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** One more host on a sandbox that is there already; closing it closes the sandbox. */
export async function openProductionOn(sandbox: Sandbox, options: HostOptions): Promise<Production> {
  const host = await sandbox.host(options);
  const workspace = join(sandbox.root, "workspace");
  await mkdir(workspace, { recursive: true });
  let runs = 0;
  const place = (): Record<string, string> => ({
    "ssh-key": host.ssh.privateKey,
    host: host.ssh.host,
    port: String(host.ssh.port),
    user: host.ssh.user,
    "host-key": host.ssh.fingerprint,
    project: host.project,
    directory: host.directory,
  });
  const start: Production["start"] = (stage, inputs = {}, run = {}) => {
    runs++;
    const settings = stage === "release-status" || stage === "watch-period" ? {} : QUICK;
    // No forge knows these runs.
    const watched = stage === "deploy-prod" ? { "while-watched": "supersede" } : {};
    return startStep({
      stage,
      workspace,
      scratch: sandbox.root,
      with: { ...place(), ...settings, ...watched, ...inputs },
      run: { GITHUB_RUN_ID: String(1000 + runs), ...run },
    });
  };
  const startDeploy: Production["startDeploy"] = (release, inputs = {}, run = {}) =>
    start("deploy-prod", { version: release.tag, commit: release.commit, ...inputs }, run);
  return {
    sandbox,
    host,
    start,
    startDeploy,
    deploy: async (release, inputs, run) => (await startDeploy(release, inputs, run)).done,
    rollback: async (inputs = {}) => (await start("rollback", inputs)).done,
    status: async (inputs = {}) => (await start("release-status", inputs)).done,
    containers: () => containersOf(sandbox, host.project),
    whatRuns: async () =>
      (await containersOf(sandbox, host.project))
        .map(({ service, id, running, startedAt }) => `${service} ${id} ${running} ${startedAt}`)
        .toSorted(),
    state: (path) => {
      const file = join(host.stateDirectory, host.project, path);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
    close: () => sandbox.close(),
  };
}

/** An engine that does not answer is an error: no containers is what it says of a project that has none. */
export async function containersOf(sandbox: Sandbox, project: string): Promise<readonly Container[]> {
  const label = `label=com.docker.compose.project=${project}`;
  const listed = await sandbox.engine.docker(["ps", "-aq", "--no-trunc", "--filter", label]);
  if (listed.code !== 0) throw new Error(listed.stderr);
  const ids = listed.stdout.split("\n").filter((id) => id !== "");
  if (ids.length === 0) return [];
  const inspected = await sandbox.engine.docker(["inspect", "--type", "container", ...ids]);
  // A change that goes on may have removed one since the list was made.
  if (/no such container/i.test(inspected.stderr)) return containersOf(sandbox, project);
  if (inspected.code !== 0) throw new Error(inspected.stderr);
  const list: EngineContainer[] = JSON.parse(inspected.stdout);
  return list.map((one) => ({
    id: one.Id,
    name: one.Name.replace(/^\//, ""),
    service: one.Config.Labels["com.docker.compose.service"] ?? "",
    image: one.Image,
    imageName: one.Config.Image,
    running: one.State.Running,
    startedAt: one.State.StartedAt,
    health: one.State.Health?.Status ?? "none",
    env: one.Config.Env,
    pid: one.State.Pid,
  }));
}

interface EngineContainer {
  readonly Id: string;
  readonly Name: string;
  readonly Image: string;
  readonly Config: {
    readonly Image: string;
    readonly Env: readonly string[];
    readonly Labels: Readonly<Record<string, string>>;
  };
  readonly State: {
    readonly Running: boolean;
    readonly StartedAt: string;
    readonly Pid: number;
    readonly Health?: { readonly Status: string };
  };
}
