import { inc } from "semver";
import type { Change } from "./changes.ts";
import { readTag } from "./tag.ts";

export const LEVELS = ["major", "minor", "patch"] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Before v1.0.0. `demote`: breaking → minor, everything else → patch, so that the minor number still says the one thing
 * that matters most; `demote-breaking`: breaking → minor, a feature stays minor; `keep`: as after it.
 */
export const BEFORE_FIRST_MAJOR = ["demote", "demote-breaking", "keep"] as const;
export type BeforeFirstMajor = (typeof BEFORE_FIRST_MAJOR)[number];

/** What the commits ask for, and which of them. */
export interface Suggestion {
  readonly level: Level;
  readonly drivers: readonly Change[];
  /** Migrations that differ from the last release; foreign text. */
  readonly migrations: readonly string[];
}

/** Undefined when nothing is a reason for a release. */
export function suggestLevel(changes: readonly Change[], migrations: readonly string[]): Suggestion | undefined {
  const breaking = changes.filter(({ group }) => group === "breaking");
  if (breaking.length > 0 || migrations.length > 0) return { level: "major", drivers: breaking, migrations };
  const features = changes.filter(({ group, counts }) => group === "features" && counts);
  if (features.length > 0) return { level: "minor", drivers: features, migrations };
  const rest = changes.filter(({ counts }) => counts);
  return rest.length === 0 ? undefined : { level: "patch", drivers: rest, migrations };
}

/** The level that the policy makes of it for the version after `previous`. */
export function levelAfter(previous: string, level: Level, policy: BeforeFirstMajor): Level {
  if (policy === "keep" || !previous.startsWith("v0.")) return level;
  if (level === "major") return "minor";
  return policy === "demote" ? "patch" : level;
}

/** The version after a release. A number beyond JavaScript's makes it no version, and that is refused as such. */
export function versionAfter(previous: string, level: Level): string {
  return `v${inc(previous.slice(1), level)}`;
}

/** Which number changes from one version to a newer one. */
export function stepBetween(previous: string, version: string): Level {
  const [from, to] = [numbersOf(previous), numbersOf(version)];
  if (from[0] !== to[0]) return "major";
  return from[1] === to[1] ? "patch" : "minor";
}

export function isSmaller(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(than);
}

function numbersOf(version: string): readonly string[] {
  if (readTag(version).kind === "not-semver") throw new Error(`"${version}" is no version.`);
  return version.slice(1).split(/[.-]/, 3);
}
