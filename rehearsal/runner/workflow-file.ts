import { Refusal } from "./refusal.ts";
import type { Scope } from "./scope.ts";
import { commitSource, type Source } from "./source.ts";
import { type Mapping, mapping, onlyKeys, readWorkflowTree } from "./tree.ts";
import { isTriggered, type Trigger } from "./trigger.ts";

const WORKFLOW_KEYS = ["name", "run-name", "on", "env", "defaults", "permissions", "concurrency", "jobs"];
const JOB_KEYS = [
  ...["name", "needs", "if", "permissions", "concurrency", "env", "defaults", "outputs", "timeout-minutes"],
  ...["runs-on", "environment", "steps", "uses", "with", "secrets"],
];

export async function loadWorkflow(source: Source, path: string): Promise<Mapping> {
  if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) throw new Refusal(`${path} is not in .github/workflows.`);
  const tree = await readWorkflowTree(path, source.read(path));
  onlyKeys(tree, WORKFLOW_KEYS, path);
  for (const [id, job] of mapping(tree.get("jobs"), "jobs").entries) {
    onlyKeys(mapping(job, id), JOB_KEYS, `${path}: job ${id}`);
  }
  return tree;
}

/** Where the workflow is that a job calls. */
export function findWorkflow({ source, run }: Scope, uses: string): { source: Source; path: string } {
  if (/^[.$]\//.test(uses)) return { source, path: uses.slice(2) };
  const [, repository = "", path = ""] = /^([^/]+\/[^/]+)\/(.+)@[^@]+$/.exec(uses) ?? [];
  const other = run.repositories.get(repository);
  if (other === undefined) throw new Refusal(`uses: ${uses}: nothing stands in for it here.`);
  return { source: other, path };
}

const FOLDER = ".github/workflows";

export interface StartedBy {
  readonly bare: string;
  readonly commit: string;
  readonly trigger: Trigger;
}

/** The workflow files of a commit that ask for this event. */
export async function workflowsStartedBy({ bare, commit, trigger }: StartedBy): Promise<readonly string[]> {
  const source = commitSource({ repository: bare, bare, commit, work: "" });
  const paths = source.list(FOLDER).filter((path) => /\.ya?ml$/.test(path));
  const files = await Promise.all(
    paths.map(async (path) => [path, await readWorkflowTree(path, source.read(path))] as const),
  );
  return files.filter(([, tree]) => isTriggered(tree, trigger)).map(([path]) => path);
}
