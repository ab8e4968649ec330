import { parseConfig } from "../../src/config/parse.ts";
import { openDefaultBranch } from "../../src/gates/rules/default-branch.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { ChangelogPlace } from "./picking.ts";

/** The settings of the default branch for releases. */
export interface BranchRules {
  /** Files of the workflows that have to pass for a commit. */
  readonly requiredWorkflows: readonly string[];
  readonly changelog: ChangelogPlace;
  /** What tags have before the version; empty for nothing. */
  readonly tagPrefix: string;
}

/** `path` is that of the configuration file. */
export async function readBranchRules(forge: Forge, repository: string, path: string): Promise<BranchRules> {
  const branch = await openDefaultBranch(forge, repository);
  const text = await branch.file(path);
  const config = text === undefined ? {} : parseConfig(text, `${path} on ${branch.name}`);
  return {
    tagPrefix: config["tag-prefix"] ?? "",
    requiredWorkflows: [config["check-readiness"]?.["required-workflows"] ?? []].flat(),
    changelog: {
      path: config.announce?.changelog ?? "CHANGELOG.md",
      unreleased: [config["update-changelog"]?.unreleased ?? "Unreleased"].flat(),
    },
  };
}
