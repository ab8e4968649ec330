import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  bridgesOf,
  defaultBridge,
  type EngineKind,
  letContainersTalk,
  makeDefaultBridge,
  NETWORKS,
  removeBridges,
  removeCgroups,
  stopLettingContainersTalk,
  tracesName,
  unmountBelow,
} from "./dockerd-traces.ts";
import {
  childrenOf,
  endProcesses,
  identityOf,
  killProcesses,
  type ProcessIdentity,
  processesOf,
  run,
  waitFor,
} from "./processes.ts";

/** An engine of our own: everything that it makes is inside its folder, or named after it. */
export interface Dockerd {
  readonly folder: string;
  readonly dockerHost: string;
}

export function dockerd(folder: string): Dockerd {
  return { folder, dockerHost: `unix://${join(folder, "docker.sock")}` };
}

/** Where an engine's programs are, and what its configuration has besides ours. */
export interface EngineParts {
  /** For PATH. */
  readonly path: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Starts the engine and waits until it answers. Also after a crash: containers with a restart policy come back. */
export async function startDockerd(
  engine: Dockerd,
  kind: EngineKind,
  { path, settings: own }: EngineParts = usualParts(),
): Promise<ProcessIdentity> {
  const { folder } = engine;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, "daemon.json"), JSON.stringify({ ...settings(engine, kind), ...own }, null, 2));
  forgetDeadProcesses(folder);
  await makeDefaultBridge(folder);
  await letContainersTalk(folder, kind);
  const log = openSync(join(folder, "dockerd.log"), "a");
  // A file of its own: the machine's /etc/docker/daemon.json is for the machine's engine.
  const args = ["--config-file", join(folder, "daemon.json")];
  const env = { ...process.env, PATH: path };
  const child = spawn("dockerd", args, { stdio: ["ignore", log, log], detached: true, env });
  child.unref();
  closeSync(log);
  let refused: string | undefined;
  child.on("error", (error) => {
    refused = error.message;
  });
  child.on("exit", (code) => {
    refused ??= `dockerd ended with code ${code}`;
  });
  await waitFor("our dockerd to answer", 60_000, async () => {
    if (refused !== undefined) throw new Error(cannotStart(refused, folder));
    return (await answers(engine.dockerHost)) || undefined;
  });
  child.removeAllListeners();
  const identity = identityOf(child.pid ?? 0);
  if (identity === undefined) throw new Error(cannotStart("dockerd answered once and ended", folder));
  return identity;
}

/** The process of an engine that another person started. */
export function runningDockerd({ folder }: Dockerd): ProcessIdentity | undefined {
  return processIn(join(folder, "docker.pid"));
}

/** A killed engine leaves pid files, and the next one believes them, even when the process is only a zombie. */
function forgetDeadProcesses(folder: string): void {
  for (const file of [join(folder, "docker.pid"), join(folder, "exec", "containerd", "containerd.pid")]) {
    if (processIn(file) === undefined) rmSync(file, { force: true });
  }
}

function processIn(pidFile: string): ProcessIdentity | undefined {
  return existsSync(pidFile) ? identityOf(Number(readFileSync(pidFile, "utf8"))) : undefined;
}

function settings({ folder, dockerHost }: Dockerd, kind: EngineKind): Record<string, unknown> {
  return {
    "data-root": join(folder, "data"),
    "exec-root": join(folder, "exec"),
    pidfile: join(folder, "docker.pid"),
    hosts: [dockerHost],
    // Rules that this engine made would stay behind. And docker0 belongs to the machine's own engine; "none" would remove it.
    iptables: false,
    bridge: defaultBridge(folder).name,
    ...(kind === "shared" ? { "default-address-pools": [{ base: NETWORKS[kind], size: 24 }] } : {}),
    // Named after the folder, so that a killed engine's cgroups can be found; systemd would keep its own names.
    "exec-opts": ["native.cgroupdriver=cgroupfs"],
    "cgroup-parent": tracesName(folder),
    "containerd-namespace": tracesName(folder),
    "containerd-plugins-namespace": `${tracesName(folder)}-plugins`,
    "shutdown-timeout": 2,
    "log-level": "warn",
  };
}

/** This machine's programs. An engine of scripts/engines brings settings of its own, such as the image store. */
function usualParts(): EngineParts {
  const { PATH = "", SLUICE_ENGINE = "" } = process.env;
  const settings = SLUICE_ENGINE === "" ? {} : JSON.parse(readFileSync(join(SLUICE_ENGINE, "daemon.json"), "utf8"));
  return { path: PATH, settings };
}

function cannotStart(why: string, folder: string): string {
  const log = existsSync(join(folder, "dockerd.log")) ? readFileSync(join(folder, "dockerd.log"), "utf8") : "";
  return [
    `Our own Docker engine did not start: ${why}.`,
    ...log.trim().split("\n").slice(-5),
    "What to do: start Docker on this machine, or run scripts/provision and the tests as root.",
  ].join("\n");
}

export async function answers(dockerHost: string): Promise<boolean> {
  const { code } = await run(["docker", "--host", dockerHost, "version", "--format", "{{.Server.Version}}"], {
    timeoutMs: 10_000,
  });
  return code === 0;
}

/** Kills only the engine itself; the containers run on. */
export async function killDockerd(dockerd: ProcessIdentity): Promise<void> {
  // Its containerd and its port proxies die with it, a moment later. A next engine would take them for living.
  const helpers = childrenOf(dockerd.pid);
  await killProcesses([dockerd]);
  await endProcesses(helpers, 2_000);
}

/** As a power cut: everything at once, and no mount survives it. What was written stays. */
export async function powerOffDockerd({ folder }: Dockerd): Promise<void> {
  await killProcesses(processesOf(folder));
  await unmountBelow(join(folder, "exec"));
  await unmountBelow(join(folder, "data", "overlay2"));
}

/** Stops the engine with everything in it, running or killed, and removes every trace of it on the machine. */
export async function removeDockerd(engine: Dockerd): Promise<void> {
  const { folder } = engine;
  if (!existsSync(folder)) return;
  const bridges = await bridgesOf(folder);
  await removeContainers(engine);
  await endProcesses(processesOf(folder), 3_000);
  await unmountBelow(folder);
  await removeBridges(bridges);
  removeCgroups(tracesName(folder));
  await stopLettingContainersTalk(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** A container that the engine itself removes leaves nothing outside the folder; one that is killed may. */
async function removeContainers({ dockerHost }: Dockerd): Promise<void> {
  if (!(await answers(dockerHost))) return;
  const docker = ["docker", "--host", dockerHost];
  const { stdout } = await run([...docker, "ps", "--all", "--quiet"], { timeoutMs: 10_000 });
  const ids = stdout.split("\n").filter((id) => id !== "");
  // An engine that hangs is killed right after this, with its containers.
  if (ids.length > 0) await run([...docker, "rm", "--force", ...ids], { timeoutMs: 20_000 });
}
