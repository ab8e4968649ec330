import { existsSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { dockerd, removeDockerd, unmountBelow } from "./dockerd.ts";
import { forgetBox, readJson } from "./leases.ts";
import { endProcesses, processesOf, run } from "./processes.ts";

/** What a sandbox leaves in its folder for whoever has to clean up after it. */
export interface BoxRecord {
  readonly dockerHost: string;
  /** `127.0.0.1:<port>`, the first part of the names of all images that were pushed. */
  readonly registry: string;
  readonly keep: boolean;
}

export const BOX_RECORD = "box.json";
/** The folder of a sandbox's private engine, inside its own. */
export const PRIVATE_ENGINE = "engine";
/** The label that every image carries that a sandbox builds. */
export const SANDBOX_LABEL = "sluice.sandbox";

/** Removes all that a sandbox made, whether or not the process that opened it still lives. */
export async function removeBox(box: string): Promise<void> {
  const { dockerHost = "", registry = "", keep = false } = readJson(join(box, BOX_RECORD)) ?? {};
  await endProcesses(
    processesOf(box).filter(({ pid }) => !existsSync(join(box, PRIVATE_ENGINE)) || !inEngine(box).has(pid)),
    2_000,
  );
  if (existsSync(join(box, PRIVATE_ENGINE))) await removeDockerd(dockerd(join(box, PRIVATE_ENGINE)));
  else if (dockerHost !== "") {
    await removeFromEngine(String(dockerHost), { name: basename(box), registry: String(registry) });
  }
  await unmountBelow(box);
  if (keep !== true) rmSync(box, { recursive: true, force: true, maxRetries: 3 });
  forgetBox(box);
}

/** A private engine goes last, and in its own order. */
function inEngine(box: string): Set<number> {
  return new Set(processesOf(join(box, PRIVATE_ENGINE)).map(({ pid }) => pid));
}

interface Owned {
  readonly name: string;
  readonly registry: string;
}

/** One listing of the engine: how to ask, which lines are ours, how to remove them. */
interface Kind {
  readonly list: readonly string[];
  readonly remove: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    list: ["ps", "--all", "--format", '{{.ID}}\t{{.Names}}\t{{.Image}}\t{{.Label "com.docker.compose.project"}}'],
    remove: ["rm", "--force", "--volumes"],
  },
  { list: ["network", "ls", "--format", "{{.ID}}\t{{.Name}}"], remove: ["network", "rm"] },
  { list: ["volume", "ls", "--format", "{{.Name}}\t{{.Name}}"], remove: ["volume", "rm", "--force"] },
  { list: ["images", "--format", "{{.ID}}\t{{.Repository}}"], remove: ["rmi", "--force"] },
];

/** From a shared engine only what bears the sandbox's name or comes from its registry. */
async function removeFromEngine(dockerHost: string, owned: Owned): Promise<void> {
  const docker = (args: readonly string[]): ReturnType<typeof run> =>
    run(["docker", "--host", dockerHost, ...args], { timeoutMs: 60_000 });
  const remove = async ({ list, remove }: Kind, isOurs: (line: string) => boolean): Promise<void> => {
    const lines = (await docker(list)).stdout.split("\n").filter((line) => line !== "" && isOurs(line));
    const ids = new Set(lines.map((line) => line.split("\t")[0] ?? ""));
    if (ids.size > 0) await docker([...remove, ...ids]);
  };
  const isOurs = (line: string): boolean =>
    line.includes(owned.name) || (owned.registry !== "" && line.includes(`${owned.registry}/`));
  for (const kind of KINDS) await remove(kind, isOurs);
  const labelled = ["images", "--all", "--quiet", "--filter", `label=${SANDBOX_LABEL}=${owned.name}`];
  await remove({ list: labelled, remove: ["rmi", "--force"] }, () => true);
}

/** The repository of the images that every sandbox on an engine shares. */
export const BASE_IMAGES = "sluice-sandbox";

/** From an engine that is not ours, once nobody needs them any more. */
export async function removeBaseImages(dockerHost: string): Promise<void> {
  const docker = ["docker", "--host", dockerHost];
  const list = ["images", "--format", "{{.Repository}}:{{.Tag}}", "--filter", `reference=${BASE_IMAGES}/*`];
  const images = (await run([...docker, ...list])).stdout.split("\n").filter((name) => name !== "");
  if (images.length > 0) await run([...docker, "rmi", ...images]);
}
