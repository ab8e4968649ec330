import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { repositoryRoot } from "../../scripts/root.ts";
import { answers, dockerd, killDockerd, powerOffDockerd, startDockerd } from "./dockerd.ts";
import { announcedEngine, type Premises, takeLease } from "./leases.ts";
import { PRIVATE_ENGINE } from "./left-behind.ts";
import { must, type Outcome, type ProcessIdentity, type RunOptions, run, waitFor } from "./processes.ts";

/** A Docker engine, seen from a client with a configuration of its own. */
export interface Engine {
  readonly dockerHost: string;
  /** What a program needs in its environment to use this engine; PATH among it. */
  readonly environment: Readonly<Record<string, string>>;
  docker(args: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** `docker compose ARGS` in a folder with a compose file. */
  compose(folder: string, args: readonly string[], options?: RunOptions): Promise<Outcome>;
}

/** An engine that belongs to one sandbox, and may be hurt. */
export interface PrivateEngine extends Engine {
  /** As power off: the engine, its containers and their shims at once, without a chance to say goodbye. */
  powerOff(): Promise<void>;
  /** Only the engine's process, with SIGKILL. Containers run on until the next start, which ends them (code 143). */
  kill(): Promise<void>;
  /** Stops its process for so many milliseconds, as an engine that hangs or is upgraded under `live-restore`. */
  hang(milliseconds: number): Promise<void>;
  /** Starts it again after either; after a power cut containers come back as their restart policy says. */
  start(): Promise<void>;
}

/**
 * The engine that all sandboxes of this machine and user share: one that answers already, else our own, which a
 * keeper starts and stops. The client's configuration goes to `configuration`.
 */
export async function sharedEngine(place: Premises, configuration: string): Promise<Engine> {
  const existing = await reachableEngine();
  takeLease(place, existing === undefined ? { needs: "engine" } : { needs: "cleaner", borrowedEngine: existing });
  startKeeper(place);
  return engineAt(existing ?? (await keptEngine(place)), configuration);
}

/** The address of an engine that we did not start and that answers. */
async function reachableEngine(): Promise<string | undefined> {
  const { code, stdout } = await run(["docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}"]);
  if (code === 127) throw new Error("There is no docker client.\nWhat to do: run scripts/provision.");
  const { DOCKER_HOST = stdout.trim() } = process.env;
  return code === 0 && (await answers(DOCKER_HOST)) ? DOCKER_HOST : undefined;
}

async function keptEngine(place: Premises): Promise<string> {
  let asked = performance.now();
  return waitFor("the shared Docker engine", 90_000, async () => {
    const { dockerHost, error } = announcedEngine(place) ?? {};
    if (error !== undefined) throw new Error(error);
    if (dockerHost !== undefined && (await answers(dockerHost))) return dockerHost;
    // A keeper that was about to end when we came has to be replaced.
    if (performance.now() - asked > 1_000) {
      asked = performance.now();
      startKeeper(place);
    }
    return undefined;
  });
}

/** Where one runs already, the lock turns this one away at once. */
function startKeeper({ folder }: Premises): void {
  const log = openSync(join(folder, "keeper.log"), "a");
  const keeper = [process.execPath, join(repositoryRoot(), "test/sandbox/keeper.ts"), folder];
  // The lock belongs to flock alone, not to what the keeper starts.
  const child = spawn("flock", ["--nonblock", "--close", join(folder, "lock"), ...keeper], {
    stdio: ["ignore", log, log],
    detached: true,
    cwd: "/",
    // Jest's own options are not for it.
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  // Without a keeper the wait for the engine runs out, and says so.
  child.on("error", () => undefined);
  child.unref();
  closeSync(log);
}

/** An engine for one sandbox alone, optionally on a small disk (a tmpfs). Whoever removes the sandbox removes it. */
export async function privateEngine(
  box: string,
  size: { readonly dataRootMiB?: number | undefined },
): Promise<PrivateEngine> {
  const own = dockerd(join(box, PRIVATE_ENGINE));
  const data = join(own.folder, "data");
  mkdirSync(data, { recursive: true });
  if (size.dataRootMiB !== undefined) {
    await must(["mount", "-t", "tmpfs", "-o", `size=${size.dataRootMiB}m`, "sluice-sandbox", data]);
  }
  let daemon: ProcessIdentity = await startDockerd(own, "private");
  return {
    ...engineAt(own.dockerHost, join(box, "private-docker-config")),
    powerOff: () => powerOffDockerd(own),
    kill: () => killDockerd(daemon),
    hang: async (milliseconds) => {
      process.kill(daemon.pid, "SIGSTOP");
      try {
        await delay(milliseconds);
      } finally {
        process.kill(daemon.pid, "SIGCONT");
      }
    },
    start: async () => {
      daemon = await startDockerd(own, "private");
    },
  };
}

/** The client's programs may be elsewhere than on our own PATH; its plug-ins are those of its configuration. */
export function engineAt(dockerHost: string, configuration: string, PATH = process.env["PATH"] ?? ""): Engine {
  makeDockerConfiguration(configuration);
  const environment = { PATH, DOCKER_HOST: dockerHost, DOCKER_CONFIG: configuration, DOCKER_BUILDKIT: "0" };
  const docker = (args: readonly string[], options: RunOptions = {}): Promise<Outcome> =>
    run(["docker", ...args], { ...options, env: { ...environment, ...options.env } });
  return {
    dockerHost,
    environment,
    docker,
    compose: (folder, args, options) => docker(["compose", ...args], { ...options, cwd: folder }),
  };
}

/** An empty client configuration, but with the user's Compose, which may be installed for the user alone. */
export function makeDockerConfiguration(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { DOCKER_CONFIG = join(homedir(), ".docker") } = process.env;
  const plugins = join(DOCKER_CONFIG, "cli-plugins");
  const ours = join(folder, "cli-plugins");
  if (existsSync(plugins) && !existsSync(ours)) symlinkSync(plugins, ours);
}
