import { restoreKeys } from "../../src/backup/postgres/restore-keys.ts";
import { schemaKeys } from "../../src/backup/postgres/schema-settings.ts";
import { postgresKeys } from "../../src/backup/postgres/settings.ts";
import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import { changeOutputs } from "../../src/deploy/change/change-outputs.ts";
import { healthKeys } from "../../src/deploy/health-settings.ts";
import { composeKeys, ignoreOneOffsKey, placeKeys, pullKeys } from "../../src/deploy/place.ts";
import { watchDurationKey, whileWatchedTimeoutKey } from "../../src/deploy/watched/while-watched.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  ...composeKeys,
  { name: "version", description: "Release tag to deploy, such as v1.4.0. Default: the tag that started the run." },
  tagPrefixKey,
  {
    name: "commit",
    description:
      "Commit of the tag, as 40 hexadecimal digits. Default: the commit of the pushed tag, or the commit that the forge reports.",
  },
  {
    name: "token",
    description:
      "Token with `contents: read`, to find the commit of a tag; with `actions: read`, to see whether the release that runs is being watched; and with `backup-id` on GitHub `deployments: write`, to record the backup.",
    default: "${{ github.token }}",
    secret: true,
  },
  { name: "remote", description: "Git remote of the clone on the host.", default: "origin", file: "deploy.remote" },
  {
    name: "variables",
    description:
      "Variables for Compose's interpolation, as lines NAME=value. They are sent to the host over standard input.",
    secret: true,
  },
  {
    name: "approved-images",
    description: "Approved image digests, as lines service=sha256:…. Any other digest is refused.",
  },
  {
    name: "allow-prereleases",
    description: "Whether prerelease tags can be deployed.",
    default: "false",
    file: "deploy.prereleases",
  },
  {
    name: "allow-commits",
    description:
      "Whether a commit can be deployed as the version sha-<commit>; the default version is then the commit of the run.",
    default: "false",
  },
  ...pullKeys,
  ...healthKeys,
  {
    name: "min-free-disk",
    description: "Free disk space on the host below which nothing is deployed.",
    default: "1GiB",
    file: "deploy.min-free-disk",
  },
  {
    name: "wait-for-lock",
    description:
      "How long to wait while another change holds the lock of the application. Default: it is refused at once.",
    default: "0s",
    file: "deploy.wait-for-lock",
  },
  {
    name: "while-watched",
    description:
      "What happens while another run still deploys, tests or watches the release that runs: wait until that has ended; refuse; or supersede, which ends that watch without a verdict.",
    default: "wait",
    file: "deploy.while-watched",
  },
  whileWatchedTimeoutKey,
  watchDurationKey,
  {
    name: "arch",
    description: "Architecture of the images, as `uname -m` prints it. Default: not compared.",
    file: "deploy.arch",
  },
  {
    name: "adopt",
    description:
      "Whether to record what already runs as this version, so that a rollback is possible. No container is changed.",
    default: "false",
  },
  {
    name: "remove-unknown",
    description:
      "Whether containers of the project that belong to no recorded release are removed. The plan names them. By default they are left unchanged.",
    default: "false",
  },
  ignoreOneOffsKey,
  ...postgresKeys,
  ...schemaKeys,
  ...restoreKeys,
  {
    name: "override-hold",
    description:
      "Reason to deploy to a host that is on hold, such as a release that fixes the failure. It is recorded.",
  },
  {
    name: "backup-id",
    description:
      "Backup that was taken before this deploy, from the output `backup` of take-backup. It is recorded with the release on the host, and on GitHub as the payload of a deployment.",
  },
  { name: "plan-fingerprint", description: "Fingerprint of the approved plan. Any other plan is refused." },
  {
    name: "resume",
    description:
      "Whether to continue only the deploy that an earlier attempt of this job has started, and to change nothing otherwise. It is for a run that is started again after its runner was lost.",
    default: "false",
  },
  { name: "dry-run", description: "Whether to show the plan and change nothing.", default: "false" },
] as const satisfies readonly InputKey[];

export const outputs = [
  ...changeOutputs,
  {
    name: "schema",
    description:
      "Whether the schema of the database changed across the switch: unchanged, compatible (it changed, and the release declares that it is backward-compatible), changed, unknown, or empty where it was not compared.",
  },
] as const satisfies readonly OutputKey[];
