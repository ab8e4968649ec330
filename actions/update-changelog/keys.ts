import { configKey } from "../../src/config/read-config.ts";
import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  configKey,
  { name: "version", description: "Version to release, such as v1.4.0.", required: true },
  {
    name: "commit",
    description:
      "Commit to release, as 40 hexadecimal digits. The branch must end with it. Default: the commit that is checked out.",
  },
  tagPrefixKey,
  { name: "branch", description: "Branch that gets the commit. Default: the repository's default branch." },
  { name: "date", description: "Date of the release, as YYYY-MM-DD. Default: today, in UTC." },
  {
    name: "changelog",
    description: "Path of the changelog. Its section for the version becomes the release notes.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "unreleased",
    description: "Accepted names of the section for unreleased changes, separated by commas or lines.",
    default: "Unreleased",
    file: "update-changelog.unreleased",
  },
  {
    name: "missing-entries",
    description: "What happens if a change since the last release has no entry: fail, warn, or draft an entry.",
    default: "fail",
    file: "update-changelog.missing-entries",
  },
  {
    name: "entry-free-types",
    description: "Types of conventional commits that need no entry, separated by commas or lines.",
    default: "docs, test, tests, ci, style, chore, build, refactor",
    file: "update-changelog.entry-free-types",
  },
  {
    name: "breaking-paths",
    description:
      "Patterns of files whose change is breaking, so that a change of any type needs an entry; as for plan-release.",
    file: "plan-release.breaking-paths",
  },
  {
    name: "write",
    description:
      "auto: a commit, or a pull request if the branch does not accept a commit; commit; pull-request; none.",
    default: "auto",
    file: "update-changelog.write",
  },
  {
    name: "token",
    description:
      "Token with `contents: write`, and `pull-requests: write` for pull requests. With `write: none`, `contents: read` is enough; `pull-requests: read` finds pull requests that were merged by rebase.",
    default: "${{ github.token }}",
    secret: true,
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "changed", description: "Whether the changelog was changed: true or false." },
  {
    name: "commit",
    description:
      "Commit to release: the new commit, or the given one if nothing had to be changed; empty while a pull request is open.",
  },
  { name: "pull-request", description: "Address of the pull request that is to be merged; empty for none." },
  { name: "heading", description: "Heading of the version's section." },
  { name: "missing", description: "Number of changes without an entry." },
  reportOutput,
] as const satisfies readonly OutputKey[];
