import type { PartNames } from "../../src/changelog/entries/part-names.ts";
import { readPatterns } from "../../src/config/path-patterns.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { readSettings, type Setting } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, oneOf, readList } from "../../src/config/values.ts";
import type { Clock, Files, Inputs } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import { readTag } from "../../src/version/tags/tag.ts";
import { bareVersion, tagName } from "../../src/version/tags/tag-prefix.ts";
import { inputs as keys } from "./keys.ts";

const MISSING = ["fail", "warn", "draft"] as const;
const WRITE = ["auto", "commit", "pull-request", "none"] as const;

export interface ChangelogInputs {
  readonly version: string;
  /** The tag that the version gets, by its full name. */
  readonly tag: string;
  /** What tags have before the version; empty for none. */
  readonly prefix: string;
  /** A commit's name as git takes it. */
  readonly commit: string;
  /** Empty for the default branch. */
  readonly branch: string;
  readonly date: string;
  readonly path: string;
  readonly unreleased: readonly string[];
  /** The configured titles of the parts of a section. */
  readonly parts: Partial<PartNames>;
  readonly missing: (typeof MISSING)[number];
  readonly entryFreeTypes: readonly string[];
  readonly breakingPaths: readonly string[];
  readonly write: (typeof WRITE)[number];
  readonly token: string;
}

export async function readInputs(
  inputs: Inputs,
  world: StageWorld & { readonly files: Files; readonly clock: Clock },
): Promise<ChangelogInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, "");
  const token = settings.need("token").text;
  world.log.mask(token);
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  const version = bareVersion(settings.need("version").text, prefix);
  if (readTag(version).kind !== "release") throw badValue(settings.need("version"), "a version such as v1.4.0");
  const commit = settings.get("commit");
  if (commit.text !== "" && !/^[0-9a-f]{40}$/.test(commit.text)) throw badValue(commit, "40 hexadecimal digits");
  return {
    ...{ token, version, prefix, tag: tagName(prefix, version), commit: commit.text || "HEAD" },
    branch: settings.get("branch").text,
    date: readDate(settings.get("date"), world.clock.now()),
    path: settings.get("changelog").text,
    unreleased: readList(settings.get("unreleased").text),
    parts: definedParts(config["update-changelog"]?.parts ?? {}),
    missing: pick(settings.get("missing-entries"), MISSING),
    entryFreeTypes: readList(settings.get("entry-free-types").text).map((type) => type.toLowerCase()),
    breakingPaths: readPatterns(settings.get("breaking-paths")),
    write: pick(settings.get("write"), WRITE),
  };
}

function definedParts(parts: { readonly [Name in keyof PartNames]?: string | undefined }): Partial<PartNames> {
  return Object.fromEntries(Object.entries(parts).filter(([, name]) => name !== undefined));
}

function readDate(setting: Setting, now: number): string {
  const text = setting.text || new Date(now).toISOString().slice(0, 10);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  if (!isDay) throw badValue(setting, "a day such as 2026-11-24");
  return text;
}

function pick<const Word extends string>(setting: Setting, words: readonly Word[]): Word {
  const found = words.find((word) => word === setting.text);
  if (found === undefined) throw badValue(setting, oneOf(words));
  return found;
}
