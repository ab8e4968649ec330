import type { GithubDouble } from "../test/sandbox/github/double.ts";
import { commitOf } from "./runner/source.ts";
import type { Trigger } from "./runner/trigger.ts";
import { workflowsStartedBy } from "./runner/workflow-file.ts";

/** A run that GitHub has made, and nobody has played yet. */
export interface Started {
  readonly workflow: string;
  readonly trigger: Trigger;
  readonly actor: string;
  readonly runId: number;
  readonly commit?: string;
}

/**
 * Listens for dispatches, and for pushes by whoever's pushes start something. Gives the oldest run that waits to be played;
 * undefined when nothing is left.
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
    // Whoever asks for the next run is told of it.
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
