import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createGitOrigin } from "../sandbox/git-origin.ts";
import type { HostOptions } from "../sandbox/host.ts";
import { buildImage, busyboxImage, pushImage } from "../sandbox/images.ts";
import { openProductionOn, type Production } from "../sandbox/production.ts";
import { imageName } from "../sandbox/release.ts";
import { openSandbox, type Sandbox, type SandboxOptions } from "../sandbox/sandbox.ts";

/** A sandbox whose registry has one image, `v1` and `v2`, for all tests of a file. */
export interface ComposeStage {
  /** A host and a repository of its own, so that no test sees another's. */
  scene(options?: HostOptions): Promise<ComposeScene>;
  close(): Promise<void>;
}

/** A production, and releases that are nothing but a Compose file and the files that it names. */
export interface ComposeScene {
  readonly production: Production;
  /** Commits files and tags the commit. `IMAGE:` in them is the one image, which the registry has as `v1` and `v2`. */
  release(tag: string, files: Readonly<Record<string, string | null>>): Promise<{ tag: string; commit: string }>;
  /** A file of the host, by its path below the clone; `../` leads above it. Gives its absolute path. */
  onHost(path: string, content: string): string;
  /** What `docker exec` prints in the container of a service. */
  exec(service: string, command: string): Promise<string>;
  /** `docker inspect` by a template, of the container of a service. */
  inspect(service: string, template: string): Promise<string>;
  /** Plain `docker compose` in the clone, as a person there would call it. */
  compose(args: readonly string[]): Promise<string>;
}

/** Serves /health, listens to SIGTERM, and says which build it is. */
const SERVE =
  "#!/bin/sh\ntrap 'exit 0' TERM\nmkdir -p /www && echo ok >/www/health\nhttpd -f -p 8080 -h /www &\nwait\n";

export async function openComposeStage(options: SandboxOptions = {}): Promise<ComposeStage> {
  const sandbox = await openSandbox(options);
  const base = await busyboxImage(sandbox.builder);
  for (const tag of ["v1", "v2"]) {
    const name = imageName(sandbox, { application: "any", service: "app", tag });
    const files = { "app/serve": SERVE, "app/build": `${tag}\n` };
    await buildImage(sandbox.builder, { name, sandbox: sandbox.name, base, files, lines: ['CMD ["/app/serve"]'] });
    await pushImage(sandbox.builder, name);
    await sandbox.builder.docker(["rmi", name]);
  }
  let scenes = 0;
  return { scene: (host) => openScene(sandbox, ++scenes, host), close: () => sandbox.close() };
}

/** For a whole test file: one stage, and before each test a scene of its own, which the answer stands for while it runs. */
export function sceneOfEachTest(options: SandboxOptions = {}): ComposeScene {
  let stage: ComposeStage | undefined;
  let scene: ComposeScene | undefined;
  beforeAll(async () => {
    stage = await openComposeStage(options);
  });
  beforeEach(async () => {
    scene = await stage?.scene();
  });
  afterAll(async () => {
    await stage?.close();
  });
  const now = (): ComposeScene => {
    if (scene === undefined) throw new Error("A scene is there only while a test runs.");
    return scene;
  };
  return {
    get production() {
      return now().production;
    },
    release: (...release) => now().release(...release),
    onHost: (...file) => now().onHost(...file),
    exec: (...command) => now().exec(...command),
    inspect: (...question) => now().inspect(...question),
    compose: (args) => now().compose(args),
  };
}

async function openScene(sandbox: Sandbox, number: number, options: HostOptions = {}): Promise<ComposeScene> {
  const folder = join(sandbox.root, `repository${number}`);
  mkdirSync(folder);
  const origin = await createGitOrigin(folder);
  const production = await openProductionOn(sandbox, { origin, ...options });
  const { host } = production;
  const image = imageName(sandbox, { application: "any", service: "app", tag: "" });
  const idOf = async (service: string): Promise<string> => {
    const found = (await production.containers()).find((one) => one.service === service);
    if (found === undefined) throw new Error(`There is no container of the service ${service}.`);
    return found.id;
  };
  const docker = async (args: readonly string[]): Promise<string> => {
    const outcome = await sandbox.engine.docker([...args]);
    if (outcome.code !== 0) throw new Error(`docker ${args.join(" ")}: ${outcome.stderr}`);
    return outcome.stdout.trim();
  };
  return {
    production,
    release: async (tag, files) => {
      const named = Object.entries(files).map(([path, text]) => [path, text?.replaceAll("IMAGE:", image) ?? null]);
      const commit = await origin.commit(Object.fromEntries(named), `feat: ${tag}`);
      await origin.tag(tag, commit);
      return { tag, commit };
    },
    onHost: (path, content) => {
      const file = join(host.directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    exec: async (service, command) => docker(["exec", await idOf(service), "sh", "-c", command]),
    inspect: async (service, template) => docker(["inspect", "--format", template, await idOf(service)]),
    compose: (args) =>
      docker(["compose", "--project-name", host.project, "--project-directory", host.directory, ...args]),
  };
}

/** Every deploy and rollback that must succeed is asked for in this way: the whole log when it does not. */
export async function succeeds(step: Promise<{ code: number | null; error: string; log: string }>): Promise<string> {
  const { code, error, log } = await step;
  if (code !== 0) throw new Error(`${error}\n${withoutMasks(log)}`);
  return log;
}

/** A log as a person reads it: GitHub shows no commands that hide a secret. */
export function withoutMasks(log: string): string {
  return log.replace(/^::add-mask::.*\n/gm, "");
}
