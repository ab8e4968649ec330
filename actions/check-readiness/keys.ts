import { configKey } from "../../src/config/read-config.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  configKey,
  {
    name: "environment",
    description: "Environment of the configuration file that the release is for.",
    default: "production",
  },
  { name: "tag", description: "Tag to check. Default: the tag that started the run." },
  {
    name: "commit",
    description: "Commit to check instead of a tag, as 40 hexadecimal digits. Needs `version`.",
  },
  { name: "version", description: "With `commit`: version that the commit is to be released as." },
  {
    name: "token",
    description:
      "Token with `contents: read` and `issues: read`, and with `checks: read`, `statuses: read`, `actions: read` and `deployments: read` if these are required.",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "allow-prereleases",
    description: "Whether prerelease tags can be deployed.",
    default: "false",
    file: "deploy.prereleases",
  },
  {
    name: "scope",
    description:
      "Checks that can refuse the release: all; tag (only the tag itself); or commit (only what must be true before the sign-off, while the other checks are reported).",
    default: "all",
  },
  {
    name: "duration",
    description: "How long the release is watched. A release window must be open until then.",
    default: "30m",
    file: "watch.duration",
  },
  {
    name: "sign-off",
    description:
      "Environment whose reviewers must have signed off the commit, such as staging-signoff. Default: the environment of the configuration file; without one, no sign-off is required.",
    file: "check-readiness.sign-off",
  },
  {
    name: "changelog",
    description:
      "Path of the changelog. A commit that changes nothing else inherits the checks and the sign-off of its parent.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "requester",
    description: "Login of the account that a run's own token writes as. Default: that of the forge.",
  },
  {
    name: "host-state",
    description: "State of the host, from the output `state` of release-status; empty if the host was not surveyed.",
  },
  {
    name: "freeze-reason",
    description: "Reason for which deploys to the host are frozen, from release-status; empty if they are not frozen.",
  },
  {
    name: "watched",
    description:
      "Sentence about the release that runs and is being watched, from release-status; empty if it is not watched or the host was not surveyed.",
  },
  {
    name: "while-watched",
    description:
      "What the release does while the release that it replaces is being watched: wait, refuse, or supersede.",
    default: "wait",
    file: "deploy.while-watched",
  },
  {
    name: "approved-destination",
    description:
      "Destination that was approved (output `destination` of verify-approval, or of this action before the approval). Any other destination is refused.",
  },
  {
    name: "override-windows",
    description:
      "Names of release windows that do not apply to this release, separated by commas. Needs `override-reason`.",
  },
  {
    name: "reads-backup",
    description:
      "Whether the release reads the newest backup before it deploys: then its settings must be in the configuration.",
    default: "false",
  },
  {
    name: "takes-backup",
    description:
      "Whether the release takes a backup before it deploys: then `backup.take` must be in the configuration.",
    default: "false",
  },
  {
    name: "record-override",
    description: "Whether an override is recorded as the payload of a deployment, which needs `deployments: write`.",
    default: "false",
  },
  {
    name: "override-reason",
    description: "Reason for the override, for the summary, the reviewers and the announcement.",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "kind", description: "release, prerelease or rollback; candidate for a commit without a tag." },
  { name: "tag", description: "Full name of the tag, or the name that the commit's tag will get." },
  { name: "version", description: "Version without the `tag-prefix`." },
  { name: "commit", description: "Commit that the approval is about, as 40 hexadecimal digits." },
  { name: "failed-version", description: "For a rollback tag: the release to roll back from." },
  {
    name: "destination",
    description:
      "Destination of the release: host, user, host key, directory, project, Git remote; empty if the configuration names no host.",
  },
  {
    name: "override",
    description: "Release windows that do not apply, with the person and the reason; empty for none.",
  },
  {
    name: "while-watched",
    description:
      "What the deploy has to do while the release that it replaces is being watched: wait, refuse, or supersede. A hotfix supersedes it.",
  },
  {
    name: "needs-backup",
    description:
      "true if a migration differs from the release before, or if that is unknown, and the configuration names a backup. Then verify-backup must read it. Otherwise false.",
  },
  {
    name: "takes-backup",
    description:
      "true if `needs-backup` is true, and the configuration says how a backup is taken. Then take-backup must take one. Otherwise false.",
  },
] as const satisfies readonly OutputKey[];
