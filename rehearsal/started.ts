import type { GithubDouble } from "../test/sandbox/github/double.ts";
import { commitOf } from "./runner/source.ts";
import type { Trigger } from "./runner/trigger.ts";
import { workflowsStartedBy } from "./runner/workflow-file.ts";

/** A run that GitHub has created, and that the runner has not run yet. */
export interface Started {
  readonly workflow: string;
  readonly trigger: Trigger;
  readonly actor: string;
  readonly runId: number;
  readonly commit?: string;
}

/**
 * Listens for dispatches, and for the pushes that start workflows. Gives the oldest run that has not been run yet; undefined if
 * there is no other one.
 */
export function whatOthersStart(github: GithubDouble, bare: string): () => Promise<Started | undefined> {
  const waiting: Started[] = [];
  // GitHub, too, looks at what a push starts only after it has taken it.
  let noticed: Promise<void> = Promise.resolve();
  github.on("dispatch", ({ kind, workflow, ref, sha, inputs, actor, runId }) => {
    if (kind !== "workflow_dispatch" || runId === undefined) return;
    const texts = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]));
    waiting.push({ workflow, actor, runId, commit: sha, trigger: { kind, ref, inputs: texts } });
  });
  github.on("push", ({ ref, after, actor }) => {
    const trigger = pushOf(ref);
    if (trigger === undefined || after === undefined) return;
    const start = async (): Promise<void> => {
      const commit = commitOf(bare, after);
      for (const workflow of await workflowsStartedBy({ bare, commit, trigger })) {
        const runId = github.control.startRun({ workflow, event: "push", ref, sha: commit, actor });
        waiting.push({ workflow, actor, runId, commit, trigger });
      }
    };
    noticed = noticed.then(start);
    // The function below throws the error when it is called for the next run.
    noticed.catch(() => undefined);
  });
  return async () => {
    await noticed;
    return waiting.shift();
  };
}

function pushOf(ref: string): Trigger | undefined {
  const [, kind, name = ""] = /^refs\/(tags|heads)\/(.+)$/.exec(ref) ?? [];
  if (kind === undefined) return undefined;
  return kind === "tags" ? { kind: "push", tag: name } : { kind: "push", branch: name };
}
