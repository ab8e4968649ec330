import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { must, type Outcome, run } from "./processes.ts";

/** What an engine makes outside its folder, and how it is found again, whether or not the engine still runs. */

export type EngineKind = "shared" | "private";

/**
 * Where an engine's networks are. Many sandboxes need many networks on the shared engine, so it has a range of its own.
 * A private one keeps to what Docker uses by default: with a range of its own it would remove the machine's docker0
 * when it is started again. Docker passes over a subnet that the machine has a route to.
 */
export const NETWORKS: Readonly<Record<EngineKind, string>> = { shared: "10.214.0.0/16", private: "172.16.0.0/12" };

/** What an engine's cgroups, namespaces and rules are called: after its folder. */
export function tracesName(folder: string): string {
  return `sluice${folder.replaceAll(/[^a-zA-Z0-9]+/g, "-")}`;
}

/** A machine that ever ran Docker drops what it forwards, also between two containers on one bridge. */
export async function letContainersTalk(folder: string, kind: EngineKind): Promise<void> {
  const known = await iptables("-C", folder, kind);
  if (known.code !== 0) await iptables("-I", folder, kind);
}

export async function stopLettingContainersTalk(folder: string): Promise<void> {
  for (const kind of ["shared", "private"] as const) await iptables("-D", folder, kind);
}

/** The rule bears its engine's name: each removes its own. Where there is no iptables, nothing is dropped either. */
function iptables(verb: "-C" | "-I" | "-D", folder: string, kind: EngineKind): Promise<Outcome> {
  const between = ["-s", NETWORKS[kind], "-d", NETWORKS[kind]];
  const comment = ["-m", "comment", "--comment", tracesName(folder)];
  return run(["iptables", "-w", "5", verb, "FORWARD", ...between, ...comment, "-j", "ACCEPT"]);
}

/** For containers without a network of their own. An interface's name has at most 15 characters. */
export function defaultBridge(folder: string): { readonly name: string; readonly address: string } {
  const hash = createHash("sha256").update(folder).digest();
  return { name: `slc${hash.toString("hex").slice(0, 10)}`, address: `10.213.${hash[0]}.1/24` };
}

export async function makeDefaultBridge(folder: string): Promise<void> {
  const { name, address } = defaultBridge(folder);
  if ((await run(["ip", "link", "show", name])).code === 0) return;
  await must(["ip", "link", "add", name, "type", "bridge"]);
  await must(["ip", "address", "add", address, "dev", name]);
  await must(["ip", "link", "set", name, "up"]);
}

/** The engine's own book of networks names them, whether or not it runs; binary, but the ids are plain. */
export async function bridgesOf(folder: string): Promise<string[]> {
  const { name } = defaultBridge(folder);
  const book = join(folder, "data", "network", "files", "local-kv.db");
  if (!existsSync(book)) return [name];
  const text = readFileSync(book, "latin1");
  const { stdout } = await run(["ip", "-o", "link", "show", "type", "bridge"]);
  const present = [...stdout.matchAll(/^\d+: (br-([0-9a-f]{12}))[:@]/gm)];
  return [name, ...present.flatMap(([, bridge = "", id = ""]) => (text.includes(id) ? [bridge] : []))];
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
