import { USUAL_MIGRATIONS } from "../../src/config/path-patterns.ts";
import { configKey } from "../../src/config/read-config.ts";
import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  {
    name: "version",
    description: "Version to release, such as v1.4.0. It takes precedence over the version that the commits require.",
  },
  {
    name: "bump",
    description: "Number to raise: major, minor or patch; auto determines it from the commits.",
    default: "auto",
  },
  {
    name: "commit",
    description: "Commit to release, as 40 hexadecimal digits. Default: the commit that is checked out.",
  },
  {
    name: "branch",
    description: "Branch that is released; hotfix/vX.Y.Z allows only that patch. Default: the branch of the run.",
  },
  tagPrefixKey,
  {
    name: "migration-paths",
    description:
      "Patterns of migrations (Git's glob pathspecs from the repository's root), separated by commas or lines; an empty list in the file for none. A changed migration is shown as a risk, and does not affect the version.",
    default: USUAL_MIGRATIONS,
    file: "plan-release.migration-paths",
  },
  {
    name: "breaking-paths",
    description:
      "Patterns of files whose change is breaking and requires a major release, independently of the commit's type; in the form of `migration-paths`. Default: none.",
    file: "plan-release.breaking-paths",
  },
  {
    name: "ignored-types",
    description:
      "Types of conventional commits that alone do not justify a release, separated by commas or lines; an empty list in the file for none.",
    default: "docs, test, tests, ci, style",
    file: "plan-release.ignored-types",
  },
  {
    name: "before-first-major",
    description:
      "Before v1.0.0: demote-breaking (breaking changes and features raise the minor number), demote (features raise the patch number), or keep (as after v1.0.0).",
    default: "demote-breaking",
    file: "plan-release.before-first-major",
  },
  {
    name: "tag-format",
    description: "How versions are written: v1.2.3, 1.2.3, or auto for the form of the newest release.",
    default: "auto",
    file: "plan-release.tag-format",
  },
  {
    name: "initial-version",
    description: "Version of a first release.",
    default: "v0.1.0",
    file: "plan-release.initial-version",
  },
  {
    name: "token",
    description:
      "Token with `pull-requests: read`, to find pull requests that were merged by rebase, which no commit names. Without a token they are not found.",
    secret: true,
  },
  configKey,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "version", description: "Version to release." },
  { name: "bump", description: "Number that is raised: major, minor or patch; initial for a first release." },
  { name: "suggested-bump", description: "Number that the commits require: major, minor, patch, or empty." },
  { name: "previous-version", description: "Release before; empty for a first release." },
  { name: "commit", description: "Commit to release, as 40 hexadecimal digits." },
  {
    name: "commits",
    description:
      "Changes of the release as a JSON list of `sha`, `group`, `type`, `scope`, `title`, `counts`, `pull-requests`, `authors`; the most significant first, limited to 200 commits and 60,000 bytes.",
  },
  {
    name: "count",
    description: "Number of changes of the release, without reverted ones. A pull request is one change.",
  },
  { name: "migrations", description: "Number of migrations that differ from the release before." },
  reportOutput,
] as const satisfies readonly OutputKey[];
