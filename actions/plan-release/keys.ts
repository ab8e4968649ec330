import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "version", description: "Version to release, such as v1.4.0. It wins over whatever the commits ask for." },
  {
    name: "bump",
    description: "major, minor or patch, as a person decides; auto lets the commits decide.",
    default: "auto",
  },
  { name: "commit", description: "Commit to release, 40 hexadecimal digits. Default: the one that is checked out." },
  {
    name: "branch",
    description:
      "Branch that is released; hotfix/vX.Y.Z brings that patch, and nothing else. Default: that of the run.",
  },
  tagPrefixKey,
  {
    name: "migration-paths",
    description:
      "Patterns of files whose change is breaking (git's glob pathspecs from the repository's root), comma or newline separated; an empty list in the file for none.",
    default: "**/migrations/**",
    file: "plan-release.migration-paths",
  },
  {
    name: "ignored-types",
    description:
      "Types of conventional commits that are no reason for a release by themselves, comma or newline separated; an empty list in the file for none.",
    default: "docs, test, tests, ci, style",
    file: "plan-release.ignored-types",
  },
  {
    name: "before-first-major",
    description:
      "Before v1.0.0: demote (breaking changes are minor, features patch), demote-breaking (only the former), or keep (as after it).",
    default: "demote",
    file: "plan-release.before-first-major",
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
      "Token with `pull-requests: read`, for pull requests that were merged by rebase: no commit names them. Without one they are not looked up.",
    secret: true,
  },
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "version", description: "The version to release." },
  { name: "bump", description: "Which number changes: major, minor, patch; initial for a first release." },
  { name: "suggested-bump", description: "What the commits ask for: major, minor, patch, or empty." },
  { name: "previous-version", description: "The release before; empty for a first one." },
  { name: "commit", description: "The commit to release, 40 hexadecimal digits." },
  {
    name: "commits",
    description:
      "What the release brings, as JSON: a list of `sha`, `group`, `type`, `scope`, `title`, `counts`, `pull-requests`, `authors`; the weightiest first, cut at 200 commits or 60,000 bytes.",
  },
  { name: "count", description: "How many commits the release brings, without merges and what was reverted." },
  reportOutput,
] as const satisfies readonly OutputKey[];
