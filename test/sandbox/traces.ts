import { existsSync, readFileSync } from "node:fs";
import type { Engine } from "./engine.ts";
import { processesOf } from "./processes.ts";

/** What of a sandbox is to be found on the machine. */
export interface Traces {
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  readonly images: readonly string[];
  readonly processes: readonly string[];
  readonly mounts: readonly string[];
  readonly folders: readonly string[];
}

export interface Traceable {
  readonly name: string;
  readonly root: string;
  readonly registry: { readonly address: string };
  /** The engine that it shares with others. */
  readonly builder: Engine;
}

/** Looks for a sandbox everywhere but in the code that removes it. */
export async function tracesOf({ name, root, registry, builder }: Traceable): Promise<Traces> {
  const list = async (...args: readonly string[]): Promise<string[]> => {
    const { code, stdout, stderr } = await builder.docker(args);
    if (code !== 0) throw new Error(`The engine does not answer: ${stderr}`);
    return stdout.split("\n").filter((line) => line.includes(name) || line.includes(registry.address));
  };
  const mounts = readFileSync("/proc/self/mounts", "utf8").split("\n");
  return {
    containers: await list("ps", "--all", "--format", "{{.Names}} {{.Image}} {{.Labels}}"),
    networks: await list("network", "ls", "--format", "{{.Name}}"),
    volumes: await list("volume", "ls", "--format", "{{.Name}}"),
    images: await list("images", "--all", "--format", "{{.Repository}}:{{.Tag}}"),
    processes: processesOf(root).flatMap(({ pid }) => commandOf(pid) ?? []),
    mounts: mounts.filter((line) => line.includes(root)),
    folders: existsSync(root) ? [root] : [],
  };
}

function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // Ended meanwhile.
    return undefined;
  }
}
