import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
  {
    name: "environment",
    description: "Environment in the configuration file that the release is for.",
    default: "production",
  },
  { name: "tag", description: "Tag to look at. Default: the tag that started the run." },
  {
    name: "commit",
    description: "Instead of a tag: the commit that is to be released, 40 hexadecimal digits. Needs `version`.",
  },
  { name: "version", description: "With `commit`: the version that it is to be released as." },
  {
    name: "token",
    description:
      "Token with `contents: read` and `issues: read`; with `checks: read`, `statuses: read`, `actions: read` and `deployments: read` where those are required.",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "allow-prereleases",
    description: "Whether prerelease tags may be deployed here.",
    default: "false",
    file: "deploy.prereleases",
  },
  {
    name: "scope",
    description:
      "all: whatever speaks against a release counts; tag: only what the tag itself asks for; commit: what has to be true before anybody looks at staging, and the rest is told.",
    default: "all",
  },
  {
    name: "duration",
    description: "How long the release is watched: a window has to be open until then.",
    default: "30m",
    file: "watch.duration",
  },
  {
    name: "sign-off",
    description:
      "Environment whose people have to have signed the commit off, such as staging-signoff. Empty: what the file says; where that says nothing either, nobody has to.",
    file: "check-readiness.sign-off",
  },
  {
    name: "changelog",
    description: "Changelog: a commit that changes nothing else inherits what its parent has.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "requester",
    description: "Login that a run's own token writes as. Default: that of the forge.",
  },
  {
    name: "host-state",
    description: "What release-status says of the host, as its output `state`; empty where nobody looked.",
  },
  {
    name: "freeze-reason",
    description: "Why deploys to the host are frozen, as release-status says; empty for no freeze.",
  },
  {
    name: "override-windows",
    description: "Names of release windows that do not count this time, separated by commas; needs `override-reason`.",
  },
  {
    name: "record-override",
    description: "Whether an override is kept as the payload of a deployment, which needs `deployments: write`.",
    default: "false",
  },
  { name: "override-reason", description: "Why, for the record: the summary, whoever is asked, and the announcement." },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "kind", description: "release, prerelease, or rollback; candidate for a commit without a tag." },
  { name: "tag", description: "The tag by its full name, or the one that a commit would get." },
  { name: "version", description: "The tag without its `tag-prefix`, or the version of a commit without one." },
  { name: "commit", description: "The commit, 40 hexadecimal digits: what is approved is this." },
  { name: "failed-version", description: "For a rollback tag: the release that is to be left." },
  { name: "override", description: "Which window does not count this time, by whom and why; empty for none." },
] as const satisfies readonly OutputKey[];
