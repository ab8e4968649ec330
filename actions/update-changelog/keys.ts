import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
  { name: "version", description: "Version that is released, such as v1.4.0.", required: true },
  {
    name: "commit",
    description:
      "Commit to release, 40 hexadecimal digits; the branch has to end there. Default: the one that is checked out.",
  },
  tagPrefixKey,
  { name: "branch", description: "Branch that gets the commit. Default: the repository's default branch." },
  { name: "date", description: "Day of the release, as YYYY-MM-DD. Default: today, in UTC." },
  {
    name: "changelog",
    description: "Changelog whose section of the version becomes the release notes.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "unreleased",
    description: "What the section of unreleased changes may be called, comma or newline separated.",
    default: "Unreleased",
    file: "update-changelog.unreleased",
  },
  {
    name: "missing-entries",
    description: "What happens when a change since the last release has no entry: fail, warn, or draft one.",
    default: "fail",
    file: "update-changelog.missing-entries",
  },
  {
    name: "entry-free-types",
    description: "Types of conventional commits that need no entry, comma or newline separated.",
    default: "docs, test, tests, ci, style, chore, build, refactor",
    file: "update-changelog.entry-free-types",
  },
  {
    name: "migration-paths",
    description:
      "Patterns of files whose change is breaking, so that it needs an entry whatever its type; as plan-release reads them.",
    default: "**/migrations/**",
    file: "plan-release.migration-paths",
  },
  {
    name: "write",
    description: "auto: a commit, and a pull request where the branch does not take it; commit; pull-request; none.",
    default: "auto",
    file: "update-changelog.write",
  },
  {
    name: "token",
    description:
      "Token with `contents: write`, and `pull-requests: write` for pull requests; with `write: none` `contents: read` is enough, and `pull-requests: read` finds those that were merged by rebase.",
    default: "${{ github.token }}",
    secret: true,
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "changed", description: "Whether the changelog was changed: true or false." },
  {
    name: "commit",
    description:
      "Commit to release: the one that was made, or the given one where nothing had to be; empty while a pull request waits.",
  },
  { name: "pull-request", description: "Address of the pull request that waits to be merged; empty for none." },
  { name: "heading", description: "Heading of the version's section." },
  { name: "missing", description: "How many changes had no entry." },
  reportOutput,
] as const satisfies readonly OutputKey[];
