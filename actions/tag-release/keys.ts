import { configKey } from "../../src/config/read-config.ts";
import { tagPrefixKey } from "../../src/config/tag-prefix.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";
import { tagKeys } from "../../src/tagging/tag-keys.ts";

export const inputs = [
  { name: "tag-kind", description: "release, or rollback for the record of a rollback.", default: "release" },
  { name: "version", description: "Version to tag, such as v1.4.0; for a rollback the release that failed." },
  {
    name: "commit",
    description: "Commit to tag, as 40 hexadecimal digits; for a rollback the commit that runs again.",
  },
  {
    name: "message",
    description:
      "One line for the tag's message, after `Release vX.Y.Z —`. Default: the first sentence or entry of the changelog's section.",
  },
  {
    name: "token",
    description:
      "Token that creates the tag through the forge's API (`contents: write`) and dispatches workflows (`actions: write`).",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "release-token",
    description: "Token of an app or a person that creates the tag instead. Only its push starts workflows.",
    secret: true,
  },
  ...tagKeys,
  tagPrefixKey,
  {
    name: "environment",
    description:
      "For a rollback: environment whose host was rolled back. The rollback is recorded with its deployments (`deployments: write`), or as a status of the failed release's commit on forges without deployments (`statuses: write`); the tag is made as well if the token can create it.",
    default: "production",
  },
  {
    name: "began-at",
    description:
      "For a rollback: when the failed release began to run, by the host's clock, such as 2026-11-26T02:00:00Z; empty for unknown. The record on GitHub has it, for the metrics.",
  },
  {
    name: "recovered-at",
    description: "For a rollback: when the release before it ran again, in the same way.",
  },
  {
    name: "signing-key",
    description:
      "Private key that signs the tag, in OpenSSH or armored GPG format without a passphrase. Default: the tag is not signed.",
    secret: true,
  },
  {
    name: "changelog",
    description: "Path of the changelog, which must have a section for the release. A missing file is reported only.",
    default: "CHANGELOG.md",
    file: "announce.changelog",
  },
  {
    name: "trigger",
    description: "How the deploy starts: push, dispatch or none; auto is push if the tag's push starts workflows.",
    default: "auto",
  },
  {
    name: "workflow",
    description: "File of the workflow that is dispatched if a push starts no workflow.",
    default: "deploy-prod.yml",
  },
  {
    name: "override-windows",
    description: "Names of release windows that do not apply to the dispatched deploy, separated by commas.",
  },
  { name: "override-reason", description: "Reason for the override, for the record of that deploy." },
  configKey,
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "tag", description: "Name of the tag." },
  { name: "version", description: "Tag without its prefix." },
  { name: "commit", description: "Commit of the tag." },
  { name: "created", description: "true, or false if an earlier attempt created it." },
  { name: "signed-by", description: "Fingerprint of the key that signed the tag; empty for none." },
  { name: "triggered-by", description: "How the deploy was started: push, dispatch, or none." },
  { name: "run-url", description: "Page of the run that was started; empty if none was found." },
  {
    name: "started-run",
    description: "Id of that run. A job with the id in its name records who started that run: docs/gates.md.",
  },
] as const satisfies readonly OutputKey[];
