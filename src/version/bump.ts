import inc from "semver/functions/inc.js";
import type { Change } from "./commits/change.ts";
import { bareNumber, readTag } from "./tags/tag.ts";

export const LEVELS = ["major", "minor", "patch"] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Before v1.0.0. `demote-breaking`: breaking → minor, a feature stays minor; `demote`: breaking → minor, everything else →
 * patch, as Cargo reads such numbers; `keep`: as after it (docs/decisions/0020-versions.md).
 */
export const BEFORE_FIRST_MAJOR = ["demote", "demote-breaking", "keep"] as const;
export type BeforeFirstMajor = (typeof BEFORE_FIRST_MAJOR)[number];

/** The level that the commits require, and the commits that require it. */
export interface Suggestion {
  readonly level: Level;
  readonly drivers: readonly Change[];
  /** Files that differ from the last release, and whose change is breaking; foreign text. */
  readonly breakingPaths: readonly string[];
}

/** Undefined when nothing is a reason for a release. */
export function suggestLevel(changes: readonly Change[], breakingPaths: readonly string[]): Suggestion | undefined {
  const breaking = changes.filter(({ group }) => group === "breaking");
  if (breaking.length > 0 || breakingPaths.length > 0) return { level: "major", drivers: breaking, breakingPaths };
  const features = changes.filter(({ group, counts }) => group === "features" && counts);
  if (features.length > 0) return { level: "minor", drivers: features, breakingPaths };
  const rest = changes.filter(({ counts }) => counts);
  return rest.length === 0 ? undefined : { level: "patch", drivers: rest, breakingPaths };
}

/** The level that the policy makes of it for the version after `previous`. */
export function levelAfter(previous: string, level: Level, policy: BeforeFirstMajor): Level {
  if (policy === "keep" || !bareNumber(previous).startsWith("0.")) return level;
  if (level === "major") return "minor";
  return policy === "demote" ? "patch" : level;
}

/** The rule that changed the level that the changes require; empty for none. */
export function ruleBefore(previous: string | undefined, policy: BeforeFirstMajor): string {
  if (previous === undefined || !bareNumber(previous).startsWith("0.")) return "";
  return `before v1.0.0 (before-first-major: ${policy}) ${RULES[policy]}`;
}

const RULES: Readonly<Record<BeforeFirstMajor, string>> = {
  "demote-breaking": "a breaking change and a feature raise the minor number",
  demote: "a breaking change raises the minor number, and a feature the patch number",
  keep: "a breaking change raises the major number, and a feature the minor number",
};

/** The version after a release. A number beyond JavaScript's makes it no version, and that is refused as such. */
export function versionAfter(previous: string, level: Level): string {
  return `${previous.startsWith("v") ? "v" : ""}${inc(bareNumber(previous), level)}`;
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
  return bareNumber(version).split(/[.-]/, 3);
}
