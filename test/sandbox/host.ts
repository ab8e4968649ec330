import { mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createDeployUser } from "./deploy-user.ts";
import { type Engine, makeDockerConfiguration } from "./engine.ts";
import type { GitOrigin } from "./git-origin.ts";
import { type SshServer, startSshServer } from "./ssh-server.ts";

/** A production host: an sshd and folders, on the sandbox's engine. */
export interface HostBox {
  readonly ssh: SshServer;
  /** The Compose project's name; no other host or sandbox has it. */
  readonly project: string;
  /** The checkout of the application, a detached clone of the origin. Made by the first `checkOut`. */
  readonly directory: string;
  /** Where the host program keeps its state; sessions find it as SLUICE_STATE_DIR. */
  readonly stateDirectory: string;
  /** HOME of sessions, with a Docker configuration of its own. */
  readonly home: string;
  /** What sessions that begin now find in their environment. */
  readonly session: Readonly<Record<string, string>>;
  /** Clones the origin, at a commit or its newest, as an operator does once when setting the host up. */
  checkOut(commit?: string): Promise<void>;
  /** Sets or, without a value, removes a variable for sessions that begin from now on. */
  environment(name: string, value: string | undefined): Promise<void>;
  /** Puts a folder of programs first on PATH for sessions that begin from now on. */
  stubs(folder: string): Promise<void>;
}

export interface HostOptions {
  /** Where its releases come from; by default the sandbox's own repository. */
  readonly origin?: GitOrigin;
  readonly environment?: Readonly<Record<string, string>>;
  /** Who sessions are; by default the user who runs the tests, which is root. */
  readonly deployUser?: "nobody";
}

export interface HostPlace {
  readonly root: string;
  readonly project: string;
  readonly engine: Engine;
  readonly origin: GitOrigin;
}

export async function openHost(place: HostPlace, options: HostOptions = {}): Promise<HostBox> {
  const { root, project, engine, origin } = place;
  const home = join(root, "home");
  const directory = join(root, "srv", "application");
  mkdirSync(join(root, "srv"), { recursive: true });
  const user =
    options.deployUser === undefined ? undefined : createDeployUser({ root, home, dockerHost: engine.dockerHost });
  // Who is not root keeps it at home, and has to find that by himself.
  const stateDirectory = user === undefined ? join(root, "state") : join(home, ".local/state/sluice");
  makeDockerConfiguration(join(home, ".docker"));
  await user?.takeOver(join(home, ".docker"));
  const { PATH = "" } = engine.environment;
  // Compose warns of variables that it does not know; a session has what an operator's has, and no more.
  let session: Record<string, string> = {
    PATH,
    HOME: home,
    DOCKER_HOST: engine.dockerHost,
    ...(user === undefined ? { SLUICE_STATE_DIR: stateDirectory } : {}),
    ...options.environment,
  };
  const ssh = await startSshServer({ root: join(root, "ssh"), environment: session, forceCommand: user?.command });
  const set = async (name: string, value: string | undefined): Promise<void> => {
    const { [name]: _, ...others } = session;
    session = value === undefined ? others : { ...others, [name]: value };
    await ssh.setEnvironment(session);
  };
  return {
    ssh,
    project,
    directory,
    stateDirectory,
    home,
    get session() {
      return session;
    },
    checkOut: async (commit) => {
      await origin.cloneTo(directory, commit);
      await user?.own(join(root, "srv"));
    },
    environment: set,
    stubs: (folder) => {
      const { PATH: now = "" } = session;
      return set("PATH", [folder, now].join(delimiter));
    },
  };
}
