import * as v from "valibot";
import { pathMatcher, readPatterns, USUAL_MIGRATIONS } from "../../src/config/path-patterns.ts";
import type { Config } from "../../src/config/schema.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { RunContext } from "../../src/ports/world.ts";
import { releaseBefore } from "../../src/readiness/release-tags.ts";
import { type Difference, judgeMigrations, type MigrationVerdict } from "../../src/readiness/rows/migration-row.ts";
import { understand } from "../../src/stage/answer.ts";
import { tagName } from "../../src/version/tags/tag-prefix.ts";
import type { Question } from "./question.ts";

/** Whether a release changes a migration, and so needs a backup. Undefined where there is no earlier release, or no pattern for migrations. */
export async function checkMigrations(
  { inputs, forge, repository, version, commit, config }: Question,
  run: Pick<RunContext, "forge">,
): Promise<MigrationVerdict | undefined> {
  const name = "plan-release.migration-paths";
  const text = [config["plan-release"]?.["migration-paths"] ?? USUAL_MIGRATIONS].flat().join("\n");
  const patterns = readPatterns({ name, text, source: "file" });
  if (patterns.length === 0) return undefined;
  const prefix = config["tag-prefix"] ?? "";
  const { environment } = inputs;
  const before = await releaseBefore(forge, { kind: run.forge, repository, prefix, environment }, version);
  if (before === undefined) return undefined;
  const previous = tagName(prefix, before);
  const difference = await differenceBetween(forge, repository, { base: previous, head: commit });
  return judgeMigrations(difference, {
    ...{ previous, isMigration: pathMatcher(patterns) },
    hasBackup: namesBackup(config),
    takesBackup: config.backup?.postgres !== undefined || config.backup?.take?.command !== undefined,
  });
}

function namesBackup({ backup = {} }: Config): boolean {
  return [backup.kind, backup.path, backup.command, backup.restic, backup.postgres].some((one) => one !== undefined);
}

const filesSchema = v.optional(v.array(v.object({ filename: v.string(), previous_filename: v.optional(v.string()) })));
const comparisonSchema = v.object({
  files: filesSchema,
  commits: v.optional(v.array(v.object({ files: filesSchema }))),
});

/** GitHub's comparison lists so many files, on its first page, and does not say that there are more. */
const MOST_FILES = 300;

async function differenceBetween(
  forge: Forge,
  repository: string,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<Difference> {
  const path = `${repository}/compare/${encodeURIComponent(base)}...${head}?per_page=1`;
  const answer = await forge.read(path);
  const comparison = answer === undefined ? {} : understand(comparisonSchema, answer, "a comparison");
  const files = comparison.files ?? filesOfCommits(comparison.commits);
  if (files === undefined) return { kind: "unknown", why: "the forge does not report which files differ" };
  if (files.length >= MOST_FILES) return { kind: "unknown", why: "more files differ than the forge lists" };
  const paths = files.flatMap(({ filename, previous_filename: before }) => [filename, ...(before ? [before] : [])]);
  return { kind: "paths", paths };
}

/** Gitea and Forgejo tell them with each commit: more than differ in the end, and none is missing. */
function filesOfCommits(commits: Comparison["commits"]): Comparison["files"] {
  if (commits === undefined || commits.some(({ files }) => files === undefined)) return undefined;
  return commits.flatMap(({ files = [] }) => files);
}

type Comparison = v.InferOutput<typeof comparisonSchema>;
