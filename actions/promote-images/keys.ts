import { configKey } from "../../src/config/read-config.ts";
import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  configKey,
  {
    name: "images",
    description:
      "Images that are built for the application, as lines service=registry/repository without a tag; several services of one image are separated by commas.",
    file: "images",
  },
  {
    name: "version",
    description: "Tag to create, such as v1.4.0, or sha- and a commit. Default: the tag that started the run.",
  },
  tagPrefixKey,
  {
    name: "commit",
    description: "Commit of the images, as 40 hexadecimal digits. Default: the commit of the run.",
  },
  {
    name: "digest",
    description: "Digest that was just built, as sha256:…. Default: the image with the name of the commit.",
  },
  {
    name: "if-missing",
    description:
      "Result of a missing image: fail fails the step; tell reports it in the output `found`, and changes nothing.",
    default: "fail",
  },
  {
    name: "changelog",
    description: "Path of the changelog. A commit that changes nothing else takes the image of its parent.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "token",
    description: "Token with `contents: read`, to find out what a commit changes.",
    default: "${{ github.token }}",
    secret: true,
  },
  { name: "registry-username", description: "User name for the registry.", secret: true },
  {
    name: "registry-password",
    description:
      "Password or token for the registry. The run's own token needs `packages: write`, or `packages: read` for a dry run.",
    secret: true,
  },
  {
    name: "dry-run",
    description: "Whether to report the digests and check that their tags are free, and change nothing.",
    default: "false",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "found", description: "Whether every image exists: true or false." },
  { name: "digest", description: "Digest of the image, as sha256:…; empty for none or several." },
  { name: "approved-images", description: "Digest of every service, as lines service=sha256:…, for deploy-prod." },
  { name: "changed", description: "Whether a tag was created: true or false." },
] as const satisfies readonly OutputKey[];
