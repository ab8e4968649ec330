import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "tag-kind", description: "release, or rollback for the record of a way back.", default: "release" },
  { name: "version", description: "Version to tag, such as v1.4.0; for a rollback the release that was left." },
  { name: "commit", description: "Commit to tag, 40 hexadecimal digits; for a rollback the one that runs again." },
  {
    name: "message",
    description:
      "One line for the tag's message, after `Release vX.Y.Z —`. Default: what the changelog's section begins with.",
  },
  {
    name: "token",
    description: "Token that makes the tag by the forge's API (`contents: write`), and dispatches (`actions: write`).",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "release-token",
    description: "Token of an app or a person that makes the tag instead: only its push starts workflows.",
    secret: true,
  },
  {
    name: "tag-remote",
    description:
      "Where tags belong, if not to the forge by its API: https://server/owner/name.git, git@server:owner/name.git, or a remote's name in the checkout.",
    file: "tag-release.remote",
  },
  {
    name: "remote-token",
    description:
      "For a `tag-remote` with https: token that may read and push there. Default for the forge's own address: `release-token`, or `token`.",
    secret: true,
  },
  {
    name: "remote-ssh-key",
    description: "For a `tag-remote` with SSH: private deploy key with write access, OpenSSH, without a passphrase.",
    secret: true,
  },
  {
    name: "remote-host-key",
    description:
      "For a `tag-remote` with SSH: pinned keys of the server, as SHA256 fingerprints or lines of ssh-keyscan, one a line. There is no default that accepts any.",
    file: "tag-release.remote-host-key",
  },
  tagPrefixKey,
  {
    name: "signing-key",
    description:
      "Private key that signs the tag: OpenSSH, or armored GPG, without a passphrase. Default: it is not signed.",
    secret: true,
  },
  {
    name: "tagger",
    description:
      "Whom a signed tag names, such as Ada Lovelace <ada@example.com>: a forge calls it verified when the key is theirs. Default: whoever started the run.",
    file: "tag-release.tagger",
  },
  {
    name: "changelog",
    description: "Changelog that has to have the release's section; where there is none, that is only told.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "trigger",
    description: "How the deploy starts: push, dispatch, none; auto is push where the tag's push starts workflows.",
    default: "auto",
  },
  {
    name: "workflow",
    description: "File of the workflow that is dispatched where a push starts nothing.",
    default: "deploy-prod.yml",
  },
  {
    name: "override-windows",
    description: "Release windows that do not count for the deploy that is dispatched, by name, separated by commas.",
  },
  { name: "override-reason", description: "Why, for the record of that deploy." },
  { name: "config", description: "Path of the configuration file in the repository.", default: ".github/sluice.yml" },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "tag", description: "The tag." },
  { name: "version", description: "The tag without its prefix." },
  { name: "commit", description: "Its commit." },
  { name: "created", description: "true, or false when an earlier try had made it." },
  { name: "signed-by", description: "Fingerprint of the key that signed it; empty for none." },
  { name: "triggered-by", description: "How the deploy was started: push, dispatch, or none." },
  { name: "run-url", description: "Page of the run that was started; empty where none was seen." },
] as const satisfies readonly OutputKey[];
