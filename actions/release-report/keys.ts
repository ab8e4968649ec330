import { configKey } from "../../src/config/read-config.ts";
import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import { projectKey } from "../../src/deploy/place.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  configKey,
  projectKey,
  { name: "version", description: "Release that the report is about.", required: true },
  tagPrefixKey,
  { name: "commit", description: "Commit of that release, as 40 hexadecimal digits." },
  { name: "result", description: "Result of the release, from the output `result` of conclude-release." },
  { name: "reason", description: "Reason for the result, from the output `reason` of conclude-release." },
  { name: "url", description: "Address of the application.", file: "smoke-test.url" },
  {
    name: "variables",
    description:
      "Variables for Compose, as lines NAME=value, as for `deploy-prod`; their values are redacted in what the application answered. The runner masks them in the log, and not in an artifact.",
    secret: true,
  },
  {
    name: "token",
    description:
      "Token with `actions: read`, for the jobs of the run in the timeline, and with `attach` with `contents: write`.",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "attach",
    description:
      "Name of the file under which the page is attached to the forge's release of the version, such as release-report.html. A file of that name is replaced; without a release on the forge nothing is attached.",
  },
  {
    name: "issue",
    description:
      "Number of the issue of the release that gets the page at Gitea and Forgejo, which have no artifacts, and elsewhere the link to `artifact`. Needs `issues: write`.",
  },
  {
    name: "artifact",
    description:
      "Address of the page as an artifact, from the output `artifact-url` of actions/upload-artifact. Then no page is made: `issue` gets a comment with the link.",
  },
  {
    name: "earlier",
    description:
      "Path of the release-records.json of an earlier job of the run, in the workspace. Its stages precede those of this job.",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  {
    name: "folder",
    description: "Folder on the runner with `release-report.html` and `release-records.json`, for an upload.",
  },
  {
    name: "release-url",
    description: "Address of the release that the page was attached to; empty if it was not attached.",
  },
] as const satisfies readonly OutputKey[];
