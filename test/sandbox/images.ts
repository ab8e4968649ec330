import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Engine } from "./engine.ts";
import { premises } from "./leases.ts";
import { BASE_IMAGES, SANDBOX_LABEL } from "./left-behind.ts";
import { must, type Outcome, run } from "./processes.ts";
import { busyboxFilesystem, nodeFilesystem, postgresFilesystem, type RootFilesystem } from "./root-filesystem.ts";

/** What is in an image. */
export interface ImageRecipe {
  readonly base: string;
  /** By their path in the image, without the first slash. What starts with `#!` is executable. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Further lines of the Dockerfile, such as `CMD ["/app/serve"]`. */
  readonly lines: readonly string[];
}

export interface BuildOptions extends ImageRecipe {
  /** The image's whole name. */
  readonly name: string;
  /** The sandbox's name: goes into the label by which its images are found again. */
  readonly sandbox: string;
}

/** Builds an image on a base that the engine has. */
export async function buildImage(engine: Engine, options: BuildOptions): Promise<void> {
  await inContext(options, async (context) => {
    expectDone(await engine.docker(["build", "--quiet", "--tag", options.name, context]), `Building ${options.name}`);
  });
}

/** Lays a Dockerfile and what it copies into a folder, and takes both away after the work. */
export async function inContext(
  options: Omit<BuildOptions, "name">,
  work: (context: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (context) => {
    for (const [path, content] of Object.entries(options.files)) {
      const target = join(context, "files", path);
      const isProgram = typeof content === "string" && content.startsWith("#!");
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content, { mode: isProgram ? 0o755 : 0o644 });
    }
    const copy = Object.keys(options.files).length > 0 ? ["COPY files/ /"] : [];
    const lines = [`FROM ${options.base}`, ...copy, `LABEL ${SANDBOX_LABEL}=${options.sandbox}`, ...options.lines];
    writeFileSync(join(context, "Dockerfile"), `${lines.join("\n")}\n`);
    await work(context);
  });
}

/** Pushes an image; gives the digest that its registry knows it by, `sha256:…`. */
export async function pushImage(engine: Engine, name: string): Promise<string> {
  const { stdout } = expectDone(await engine.docker(["push", name]), `Pushing ${name}`);
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(stdout)?.[1];
  if (digest === undefined) throw new Error(`docker push ${name} named no digest:\n${stdout}`);
  return digest;
}

/** An image with a shell and the usual small programs, of this machine's static busybox. */
export async function busyboxImage(engine: Engine): Promise<string> {
  return baseImage(engine, "busybox", await busyboxFilesystem());
}

/** An image with the Node that runs this, for services of JavaScript. */
export async function nodeImage(engine: Engine): Promise<string> {
  return baseImage(engine, "node", await nodeFilesystem());
}

/** Postgres as this machine has it, with the official image's environment and paths. */
export async function postgresImage(engine: Engine): Promise<string> {
  return baseImage(engine, "postgres", await postgresFilesystem());
}

/** An image that is made once an engine, under a name that follows from its contents. */
async function baseImage(engine: Engine, name: string, contents: RootFilesystem): Promise<string> {
  const image = `${BASE_IMAGES}/${name}:${contents.hash}`;
  if ((await inTurn(engine, INSPECT, [image])).code === 0) return image;
  await inFolder(async (folder) => {
    const root = join(folder, "root");
    mkdirSync(root);
    await contents.lay(root);
    const tar = join(folder, "image.tar");
    await must(["tar", "--owner=0", "--group=0", "--numeric-owner", "-C", root, "-cf", tar, "."]);
    const changes = contents.changes.flatMap((change) => ["--change", change]);
    const imported = await inTurn(engine, `${INSPECT} || docker import "$@"`, [image, ...changes, tar, image]);
    expectDone(imported, `Importing ${image}`);
  });
  return image;
}

/** Whether the engine has the image that the first argument names, which it takes away. */
const INSPECT = 'image=$1; shift; docker image inspect "$image" >/dev/null 2>&1';

/**
 * A script that no other test file of these premises runs at the same time. The containerd image store names an image before
 * it unpacks its layers, so a build that starts in between does not find the base; and it refuses to import a layer twice at once.
 */
function inTurn({ environment }: Engine, script: string, args: readonly string[]): Promise<Outcome> {
  return run(["flock", premises().baseImagesLock, "sh", "-c", script, "sh", ...args], { env: environment });
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-image-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function expectDone(outcome: Outcome, what: string): Outcome {
  if (outcome.code === 0) return outcome;
  throw new Error(`${what} failed with code ${outcome.code}:\n${outcome.stderr.trim()}\n${outcome.stdout.trim()}`);
}
