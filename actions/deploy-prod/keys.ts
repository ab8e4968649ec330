import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import { healthKeys } from "../../src/deploy/health-settings.ts";
import { composeKeys, placeKeys } from "../../src/deploy/place.ts";
import type { InputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  ...composeKeys,
  { name: "version", description: "Release tag to deploy, such as v1.4.0. Default: the tag that started the run." },
  tagPrefixKey,
  {
    name: "commit",
    description:
      "Commit of the tag, 40 hexadecimal digits. Default: asked of the forge, or the commit of the tag push.",
  },
  {
    name: "token",
    description: "Token with `contents: read`, to find the commit of a tag.",
    default: "${{ github.token }}",
    secret: true,
  },
  { name: "remote", description: "Git remote of the checkout on the host.", default: "origin", file: "deploy.remote" },
  {
    name: "variables",
    description:
      "Variables for Compose's interpolation, NAME=value, one a line. They reach the host over standard input.",
    secret: true,
  },
  {
    name: "registry",
    description: "Registry to log in to for the pull; the login is gone afterwards.",
    file: "deploy.registry",
  },
  { name: "registry-username", description: "User name for the registry.", secret: true },
  { name: "registry-password", description: "Password or token for the registry.", secret: true },
  {
    name: "approved-images",
    description: "Image digests that were approved, service=sha256:…, one a line. Any other digest is refused.",
  },
  {
    name: "allow-prereleases",
    description: "Whether prerelease tags may be deployed here.",
    default: "false",
    file: "deploy.prereleases",
  },
  {
    name: "allow-commits",
    description:
      "Whether a commit may be deployed here, as the version sha-<commit>; the default version is then that of the run.",
    default: "false",
  },
  {
    name: "pull-timeout",
    description: "Longest time for pulling all images.",
    default: "10m",
    file: "deploy.pull-timeout",
  },
  ...healthKeys,
  {
    name: "min-free-disk",
    description: "Free disk space on the host below which nothing is deployed.",
    default: "1GiB",
    file: "deploy.min-free-disk",
  },
  {
    name: "arch",
    description: "Architecture that the images are built for, as `uname -m` says it. Default: not compared.",
    file: "deploy.arch",
  },
  {
    name: "adopt",
    description: "Record what runs already as this version, so that there is a way back; changes no container.",
    default: "false",
  },
  { name: "plan-fingerprint", description: "Fingerprint of the plan that was approved; any other plan is refused." },
  { name: "dry-run", description: "Only show the plan; change nothing.", default: "false" },
] as const satisfies readonly InputKey[];

export { changeOutputs as outputs } from "../../src/deploy/change-outputs.ts";
