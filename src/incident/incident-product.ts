import { posix } from "node:path";
import type { Config } from "../config/schema.ts";
import type { DefaultBranch } from "../gates/rules/default-branch.ts";
import { splitTag } from "../version/tags/tag-prefix.ts";
import type { IncidentSubject } from "./incident-mark.ts";

/** A configuration file, and its path. */
export interface OwnConfig {
  readonly path: string;
  readonly config: Config;
}

/**
 * Whether an incident belongs to another product of the repository than the one that this file configures. Each product has a workflow
 * that reads every comment, and one of them carries out the command: that of the file by which the incident was declared.
 */
export function isOfOtherProduct(
  { config: declaredBy, ...subject }: Pick<IncidentSubject, "version" | "environment" | "config">,
  { path, config }: OwnConfig,
): boolean {
  if (declaredBy === undefined) return isOfOtherTags(subject, config);
  return posix.normalize(declaredBy) !== posix.normalize(path);
}

/**
 * The subject without its configuration file, if the default branch has that file no longer: a product whose file was renamed could
 * carry out no command in its open incidents. Its tag and its environment then decide.
 */
export async function withKnownFile<Subject extends Pick<IncidentSubject, "config">>(
  subject: Subject,
  own: string,
  openBranch: () => Promise<DefaultBranch>,
): Promise<Subject> {
  if (subject.config === undefined) return subject;
  const path = posix.normalize(subject.config);
  if (path === posix.normalize(own) || (await (await openBranch()).file(path)) !== undefined) return subject;
  return { ...subject, config: undefined };
}

/** The issue of an older version of the suite does not name the file. */
function isOfOtherTags(
  { version, environment }: Pick<IncidentSubject, "version" | "environment">,
  config: Config,
): boolean {
  const own = config["tag-prefix"] ?? "";
  const prefix = splitTag(version)?.prefix ?? "";
  if (prefix !== "") return prefix !== own;
  // The environment of a release without a prefix decides. The product without a prefix cannot know the environments of the others.
  const environments = Object.keys(config.environments ?? {});
  return own !== "" && environments.length > 0 && !environments.includes(environment);
}
