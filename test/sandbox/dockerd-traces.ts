import { existsSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, run } from "./processes.ts";

/** What an engine makes outside its folder, and how it is found again, whether or not the engine still runs. */

/** Networks of our engines come from here. Docker itself passes over a subnet that the machine has a route to. */
export const NETWORKS = { shared: "10.214.0.0/16", private: "10.215.0.0/16" } as const;
const BOTH_NETWORKS = "10.214.0.0/15";

/** What an engine's cgroups, namespaces and rules are called: after its folder. */
export function tracesName(folder: string): string {
  return `sluice${folder.replaceAll(/[^a-zA-Z0-9]+/g, "-")}`;
}

/** A machine that ever ran Docker drops what it forwards, also between two containers on one bridge. */
export async function letContainersTalk(folder: string): Promise<void> {
  const known = await iptables("-C", folder);
  if (known.code !== 0) await iptables("-I", folder);
}

export async function stopLettingContainersTalk(folder: string): Promise<void> {
  await iptables("-D", folder);
}

/** The rule bears its engine's name: each removes its own. Where there is no iptables, nothing is dropped either. */
function iptables(verb: "-C" | "-I" | "-D", folder: string): Promise<Outcome> {
  const rule = [
    "-s",
    BOTH_NETWORKS,
    "-d",
    BOTH_NETWORKS,
    "-m",
    "comment",
    "--comment",
    tracesName(folder),
    "-j",
    "ACCEPT",
  ];
  return run(["iptables", "-w", "5", verb, "FORWARD", ...rule]);
}

/** The engine's own book of networks names them, whether or not it runs; binary, but the ids are plain. */
export async function bridgesOf(folder: string): Promise<string[]> {
  const book = join(folder, "data", "network", "files", "local-kv.db");
  if (!existsSync(book)) return [];
  const text = readFileSync(book, "latin1");
  const { stdout } = await run(["ip", "-o", "link", "show", "type", "bridge"]);
  const present = [...stdout.matchAll(/^\d+: (br-([0-9a-f]{12}))[:@]/gm)];
  return present.flatMap(([, name = "", id = ""]) => (text.includes(id) ? [name] : []));
}

export async function removeBridges(names: readonly string[]): Promise<void> {
  for (const name of names) await run(["ip", "link", "delete", name]);
}

/** Innermost first, and lazily: a process that is about to end may still stand inside. */
export async function unmountBelow(folder: string): Promise<void> {
  const points = readFileSync("/proc/self/mountinfo", "utf8")
    .split("\n")
    .flatMap((line) => line.split(" ")[4] ?? [])
    .filter((point) => point === folder || point.startsWith(`${folder}/`));
  for (const point of points.toReversed()) await run(["umount", "--lazy", point]);
}

/** A container that died without its engine leaves its cgroup, one for each controller. */
export function removeCgroups(name: string): void {
  const mounts = readFileSync("/proc/self/mountinfo", "utf8").matchAll(/ (\/sys\/fs\/cgroup\S*) .* - cgroup2? /g);
  for (const [, mount = ""] of mounts) removeCgroup(join(mount, name));
}

function removeCgroup(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeCgroup(join(folder, entry.name));
  }
  try {
    // The files in it are the kernel's: only the folder itself can be removed.
    rmdirSync(folder);
  } catch {
    // A process in it is still ending. An empty cgroup costs nothing.
  }
}
