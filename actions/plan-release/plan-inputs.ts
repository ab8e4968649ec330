import { readPatterns } from "../../src/config/path-patterns.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { readSettings, type Setting } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, oneOf, readList } from "../../src/config/values.ts";
import type { Files, Inputs, Log, RunContext } from "../../src/ports/world.ts";
import { BEFORE_FIRST_MAJOR, LEVELS } from "../../src/version/bump.ts";
import { hotfixVersion } from "../../src/version/hotfix.ts";
import type { PlanWish } from "../../src/version/plan-facts.ts";
import { readTag, TAG_FORMATS } from "../../src/version/tags/tag.ts";
import { bareVersion, ownHotfixBranch } from "../../src/version/tags/tag-prefix.ts";
import { inputs as keys } from "./keys.ts";

export interface PlanInputs {
  readonly wish: PlanWish;
  /** What tags have before the version; empty for none. */
  readonly prefix: string;
  /** A commit's name as git takes it. */
  readonly commit: string;
  /** Patterns of files whose change is breaking. */
  readonly breakingPaths: readonly string[];
  readonly migrationPaths: readonly string[];
  readonly ignoredTypes: readonly string[];
  /** Empty where the forge is not queried. */
  readonly token: string;
}

export async function readInputs(
  inputs: Inputs,
  { files, run, log }: { readonly files: Files; readonly run: RunContext; readonly log: Log },
): Promise<PlanInputs> {
  const settings = readSettings(keys, inputs, await readConfig(inputs, files), "");
  const token = settings.get("token").text;
  if (token !== "") log.mask(token);
  const commit = settings.get("commit");
  if (commit.text !== "" && !/^[0-9a-f]{40}$/.test(commit.text)) throw badValue(commit, "40 hexadecimal digits");
  const initial = settings.get("initial-version");
  if (readTag(initial.text).kind !== "release") throw badValue(initial, "a version such as v0.1.0 or v1.0.0");
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  const branch = settings.get("branch").text || (/^refs\/heads\/(.+)$/.exec(run.ref)?.[1] ?? "");
  return {
    wish: {
      version: bareVersion(settings.get("version").text, prefix),
      bump: pick(settings.get("bump"), ["auto", ...LEVELS]),
      initial: initial.text,
      format: pick(settings.get("tag-format"), ["auto", ...TAG_FORMATS]),
      policy: pick(settings.get("before-first-major"), BEFORE_FIRST_MAJOR),
      hotfix: hotfixVersion(ownHotfixBranch(branch, prefix)),
    },
    ...{ token, prefix },
    commit: commit.text || "HEAD",
    breakingPaths: readPatterns(settings.get("breaking-paths")),
    migrationPaths: readPatterns(settings.get("migration-paths")),
    ignoredTypes: readList(settings.get("ignored-types").text).map((type) => type.toLowerCase()),
  };
}

function pick<const Word extends string>(setting: Setting, words: readonly Word[]): Word {
  const found = words.find((word) => word === setting.text);
  if (found === undefined) throw badValue(setting, oneOf(words));
  return found;
}
