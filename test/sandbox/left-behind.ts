import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { dockerd, removeDockerd } from "./dockerd.ts";
import { unmountBelow } from "./dockerd-traces.ts";
import { forgetBox, readJson } from "./leases.ts";
import { endProcesses, processesOf, run } from "./processes.ts";

/** What a sandbox leaves in its folder for whoever has to clean up after it. */
export interface BoxRecord {
  /** The engine that it shares with others. */
  readonly dockerHost: string;
  /** `127.0.0.1:<port>`, the first part of the names of all images that were pushed. */
  readonly registry: string;
  readonly keep: boolean;
}

export const BOX_RECORD = "box.json";
/** The folder of a sandbox's private engine, inside its own. */
export const PRIVATE_ENGINE = "engine";
/** The folder of a sandbox's BuildKit, inside its own. */
export const BUILDKIT = "buildkit";
/** The label that every image carries that a sandbox builds. */
export const SANDBOX_LABEL = "sluice.sandbox";

/** Removes all that a sandbox made, whether or not the process that opened it still lives. */
export async function removeBox(box: string): Promise<void> {
  const { dockerHost = "", registry = "", keep = false } = readJson(join(box, BOX_RECORD)) ?? {};
  // Engines of its own go after those who use them, and in their own order.
  const engines = [PRIVATE_ENGINE, BUILDKIT].map((name) => join(box, name));
  const inEngines = new Set(engines.flatMap(processesOf).map(({ pid }) => pid));
  const users = processesOf(box).filter(({ pid }) => !inEngines.has(pid));
  await endProcesses(users, 2_000);
  for (const engine of engines) await removeDockerd(dockerd(engine));
  if (dockerHost !== "") {
    await removeFromEngine(String(dockerHost), { name: basename(box), registry: String(registry) });
  }
  await unmountBelow(box);
  if (keep !== true) rmSync(box, { recursive: true, force: true, maxRetries: 10 });
  forgetBox(box);
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

const kinds = (name: string): readonly Kind[] => [
  {
    list: ["ps", "--all", "--format", '{{.ID}}\t{{.Names}}\t{{.Image}}\t{{.Label "com.docker.compose.project"}}'],
    remove: ["rm", "--force", "--volumes"],
  },
  { list: ["network", "ls", "--format", "{{.ID}}\t{{.Name}}"], remove: ["network", "rm"] },
  { list: ["volume", "ls", "--format", "{{.Name}}\t{{.Name}}"], remove: ["volume", "rm", "--force"] },
  // By name: another sandbox may run the same image under a name of its own.
  {
    list: [
      ...["images", "--format"],
      '{{if eq .Tag "<none>"}}{{.ID}}{{else}}{{.Repository}}:{{.Tag}}{{end}}\t{{.Repository}}',
    ],
    remove: ["rmi", "--force"],
  },
  // What lost its name, such as a half-finished build.
  {
    list: ["images", "--filter", `label=${SANDBOX_LABEL}=${name}`, "--format", `{{.ID}}\t${name}`],
    remove: ["rmi", "--force"],
  },
];

/** From a shared engine only what bears the sandbox's name or comes from its registry. */
async function removeFromEngine(dockerHost: string, owned: Owned): Promise<void> {
  const docker = (args: readonly string[]): ReturnType<typeof run> =>
    run(["docker", "--host", dockerHost, ...args], { timeoutMs: 60_000 });
  const isOurs = (line: string): boolean =>
    line.includes(owned.name) || (owned.registry !== "" && line.includes(`${owned.registry}/`));
  /** How many there were. */
  const removeAll = async ({ list, remove }: Kind): Promise<number> => {
    const lines = (await docker(list)).stdout.split("\n").filter((line) => line !== "" && isOurs(line));
    const ids = new Set(lines.map((line) => line.split("\t")[0] ?? ""));
    if (ids.size > 0) await docker([...remove, ...ids]);
    return ids.size;
  };
  // The engine may still be making what a client asked for that has been ended just now.
  for (let round = 1, found = -1; found !== 0 && round <= 5; round += 1) {
    found = 0;
    for (const kind of kinds(owned.name)) found += await removeAll(kind);
  }
}

/** The repository of the images that every sandbox on an engine shares. */
export const BASE_IMAGES = "sluice-sandbox";

/** From an engine that is not ours, once no one needs them any more. */
export async function removeBaseImages(dockerHost: string): Promise<void> {
  const docker = ["docker", "--host", dockerHost];
  const list = ["images", "--format", "{{.Repository}}:{{.Tag}}", "--filter", `reference=${BASE_IMAGES}/*`];
  const images = (await run([...docker, ...list])).stdout.split("\n").filter((name) => name !== "");
  if (images.length > 0) await run([...docker, "rmi", ...images]);
}
