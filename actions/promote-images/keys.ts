import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
  {
    name: "images",
    description:
      "Images that are built for the application, service=registry/repository, one a line and without a tag; several services of one image are separated by commas.",
    file: "images",
  },
  {
    name: "version",
    description:
      "Tag that the images are to have, such as v1.4.0, or sha- and a commit. Default: the tag that started the run.",
  },
  tagPrefixKey,
  {
    name: "commit",
    description: "Commit whose images they are, 40 hexadecimal digits. Default: that of the run.",
  },
  {
    name: "digest",
    description: "Digest that was just built, sha256:…; default: what is there under the name of the commit.",
  },
  {
    name: "if-missing",
    description: "fail, or tell: an image that is not there is then told as `found`, and nothing else happens.",
    default: "fail",
  },
  {
    name: "changelog",
    description: "Changelog: a commit that changes nothing else inherits what its parent has.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "token",
    description: "Token with `contents: read`, to see what a commit changes.",
    default: "${{ github.token }}",
    secret: true,
  },
  { name: "registry-username", description: "User name for the registry.", secret: true },
  {
    name: "registry-password",
    description:
      "Password or token for the registry; the run's own needs `packages: write`, or `packages: read` for a dry run.",
    secret: true,
  },
  {
    name: "dry-run",
    description: "Only look which digests it would be, and whether their tags are free.",
    default: "false",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "found", description: "Whether every image is there: true or false." },
  { name: "digest", description: "Digest of the image, sha256:…; empty for none, or for several." },
  { name: "approved-images", description: "Digest of every service, service=sha256:…, one a line; for deploy-prod." },
  { name: "changed", description: "Whether a tag was written: true or false." },
] as const satisfies readonly OutputKey[];
