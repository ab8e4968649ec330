import type { Permissions } from "./platform.ts";
import { Refusal } from "./refusal.ts";
import { Mapping, type Tree } from "./tree.ts";

const RANK = ["none", "read", "write"];

/** What a `permissions` key says; undefined without the key. */
export function readPermissions(tree: Tree, what: string): Permissions {
  if (tree === null) return undefined;
  if (tree === "read-all" || tree === "write-all") return { "*": tree.slice(0, -4) };
  if (!(tree instanceof Mapping)) throw new Refusal(`${what}: permissions cannot be read.`);
  return Object.fromEntries([...tree.entries].map(([scope, level]) => [scope, String(level)]));
}

/** A called workflow's jobs can only lose: GitHub refuses the file that asks for more than its caller has. */
export function within(wanted: Permissions, ceiling: Permissions, what: string): Permissions {
  if (wanted === undefined) return ceiling;
  if (ceiling === undefined) return wanted;
  for (const [scope, level] of Object.entries(wanted)) {
    const most = ceiling[scope] ?? ceiling["*"] ?? "none";
    if (RANK.indexOf(level) > RANK.indexOf(most)) {
      throw new Refusal(`${what} asks for ${scope}: ${level}, but its caller allows ${most}.`);
    }
  }
  return wanted;
}
