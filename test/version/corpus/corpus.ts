import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";

const texts = v.array(v.string());

const changelogSchema = v.strictObject({
  shape: v.string(),
  text: v.string(),
  unreleased: v.optional(texts, ["Unreleased"]),
  /** Whether the section of the version is there already. */
  there: v.optional(v.boolean(), false),
  heading: v.optional(v.string(), ""),
  notes: v.optional(v.string(), ""),
  lines: v.optional(texts, []),
  /** A part of the refusal; empty where the shape is understood. */
  refused: v.optional(v.string(), ""),
});

const commitSchema = v.union([
  v.string(),
  v.strictObject({ tag: v.string() }),
  v.strictObject({ merge: v.string(), of: texts }),
  v.strictObject({
    commit: v.string(),
    word: v.optional(v.string()),
    reverts: v.optional(v.string()),
    picks: v.optional(v.string()),
  }),
]);

const historySchema = v.strictObject({
  shape: v.string(),
  commits: v.array(commitSchema),
  beside: v.optional(v.string()),
  version: v.optional(v.string(), ""),
  changes: v.optional(texts, []),
  /** A part of a warning; empty where the shape is understood. */
  warning: v.optional(v.string(), ""),
  refused: v.optional(v.string(), ""),
});

export type ChangelogCase = v.InferOutput<typeof changelogSchema>;
export type HistoryCase = v.InferOutput<typeof historySchema>;

/** The corpus of a repository. */
export function changelogCases(root: string): readonly ChangelogCase[] {
  return v.parse(v.array(changelogSchema), read(root, "changelogs.yaml"));
}

export function historyCases(root: string): readonly HistoryCase[] {
  return v.parse(v.array(historySchema), read(root, "histories.yaml"));
}

function read(root: string, file: string): unknown {
  return parse(readFileSync(join(root, "test/version/corpus", file), "utf8"));
}
