import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { ROOMS, type Zone, zoneOf } from "./rooms.ts";
import type { ImportFact } from "./source-facts.ts";

/** Built-in modules that only compute. */
const PURE_BUILTINS = new Set(["assert", "buffer", "crypto", "path", "path/posix", "url", "util"]);

/** Packages that reach the runner or a host. */
const SIDE_EFFECTS = /^(@actions\/.+|node-ssh|nodemailer|ssh2)$/;

/** A sink that takes markup alone is as safe as the files that can make it. */
const RAW_MARKUP = "src/text/raw-markup.ts";

/** Why this file may not import that, or undefined when it may. */
export function importBreach(
  path: string,
  found: Pick<ImportFact, "specifier" | "kind">,
  dependencies: ReadonlySet<string>,
): string | undefined {
  const zone = zoneOf(path);
  const { specifier } = found;
  if (specifier === "(computed)") return zone.kind === "outside" ? undefined : "which nobody can read before it runs";
  if (!specifier.startsWith(".")) return packageBreach(zone, specifier, dependencies);
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  // A file of a package, by its path.
  const inside = /^node_modules\/(.+)/.exec(target)?.[1];
  if (inside !== undefined) return packageBreach(zone, inside, dependencies);
  if (target.startsWith("..")) return "which lies outside this repository";
  if (target === RAW_MARKUP && !path.startsWith("src/text/"))
    return "which makes markup out of any text; use a tag or a function beside it";
  return zone.kind === "outside" ? undefined : houseBreach(zone, zoneOf(target), found.kind);
}

function packageBreach(zone: Zone, specifier: string, dependencies: ReadonlySet<string>): string | undefined {
  if (zone.kind === "outside") return undefined;
  if (isBuiltin(specifier)) {
    const pure = PURE_BUILTINS.has(specifier.replace(/^node:/, ""));
    return pure || zone.kind === "world" ? undefined : "which only src/world may use; take it as an argument";
  }
  const [scope = "", name] = specifier.split("/");
  const owner = scope.startsWith("@") ? `${scope}/${name}` : scope;
  if (SIDE_EFFECTS.test(owner) && zone.kind !== "world") return "which only src/world may use; take it as an argument";
  return dependencies.has(owner) ? undefined : "which is not among the dependencies in package.json";
}

function houseBreach(from: Zone, to: Zone, kind: ImportFact["kind"]): string | undefined {
  if (to.kind === "outside") return "but tests, scripts and the rehearsal are not part of any stage";
  if (to.kind === "world") {
    if (from.kind === "room")
      return "but src/world is above every room; the types of what it implements are in src/ports";
    const may = kind === "type" || from.kind === "world" || from.kind === "entry";
    return may ? undefined : "but src/world only gives types here (`import type`); the real one arrives as an argument";
  }
  if (to.kind === "room") return from.kind === "room" ? upwardBreach(from.room, to.room, kind) : undefined;
  const own = (from.kind === "stage" || from.kind === "entry") && from.stage === to.stage && to.kind === "stage";
  return own ? undefined : "but nothing imports a stage, except its own files; move what is shared into a room";
}

function upwardBreach(from: string, to: string, kind: ImportFact["kind"]): string | undefined {
  const order: readonly string[] = ROOMS;
  const [high, low] = [order.indexOf(from), order.indexOf(to)];
  const unknown = high < 0 ? from : low < 0 ? to : undefined;
  if (unknown !== undefined) return `but src/${unknown} has no place in the order of rooms (test/contract/rooms.ts)`;
  if (low <= high || (from === "report" && kind === "type")) return undefined;
  return `but src/${from} stands below src/${to} in the order of rooms (test/contract/rooms.ts)`;
}
