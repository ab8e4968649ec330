import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.ts";
import type { Source } from "./source.ts";
import { type Mapping, mapping, readActionTree, type Tree } from "./tree.ts";

export interface Action {
  readonly folder: string;
  /** What `$/` means inside of it. */
  readonly source: Source;
  /** `owner/name` and ref, where it was named so. */
  readonly repository: string;
  readonly ref: string;
  readonly inputs: Mapping;
  readonly outputs: Mapping;
  readonly runs: Runs;
}

export type Runs =
  | { readonly using: "composite"; readonly steps: readonly Mapping[] }
  | {
      readonly using: "node";
      readonly main: string;
      readonly post?: string;
      readonly postIf: Tree;
    };

export interface Surroundings {
  /** The file that says `uses` stands here. */
  readonly source: Source;
  readonly workspace: string;
  /** `owner/name` of others to what stands for them. */
  readonly repositories: ReadonlyMap<string, Source>;
}

export function findAction(uses: string, { source, workspace, repositories }: Surroundings): Action {
  if (uses.startsWith("./")) return readAction(join(workspace, uses), source, { repository: "", ref: "" });
  if (uses.startsWith("$/")) {
    return readAction(join(source.folder(), uses.slice(2)), source, {
      repository: source.repository,
      ref: source.commit,
    });
  }
  const named = /^([^/@\s]+\/[^/@\s]+)(\/[^@\s]+)?@(\S+)$/.exec(uses);
  const [, repository = "", path = "", ref = ""] = named ?? [];
  const other = repositories.get(repository);
  if (other === undefined) throw new Refusal(`uses: ${uses}: nothing stands in for it here.`);
  return readAction(join(other.folder(), path), other, { repository, ref });
}

function readAction(folder: string, source: Source, origin: { repository: string; ref: string }): Action {
  const file = ["action.yml", "action.yaml"].map((name) => join(folder, name)).find(existsSync);
  if (file === undefined) throw new Refusal(`There is no action.yml in ${folder}.`);
  const tree = readActionTree(file, readFileSync(file, "utf8"));
  const inputs = mapping(tree.get("inputs"), `${file}: inputs`);
  const outputs = mapping(tree.get("outputs"), `${file}: outputs`);
  return { folder, source, ...origin, inputs, outputs, runs: readRuns(file, mapping(tree.get("runs"), file)) };
}

function readRuns(file: string, runs: Mapping): Runs {
  const using = runs.get("using");
  if (using === "composite") {
    const steps = runs.get("steps");
    if (!Array.isArray(steps)) throw new Refusal(`${file}: runs.steps is not a list.`);
    return { using, steps: steps.map((step) => mapping(step, `${file}: a step`)) };
  }
  const [main, pre, post] = ["main", "pre", "post"].map((key) => runs.get(key));
  if (pre !== null) throw new Refusal(`${file}: "pre" is not imitated here.`);
  if (using !== "node24" || typeof main !== "string") throw new Refusal(`${file}: using: ${using} is not run here.`);
  return {
    using: "node",
    main,
    postIf: runs.get("post-if") ?? "always()",
    ...(typeof post === "string" ? { post } : {}),
  };
}
