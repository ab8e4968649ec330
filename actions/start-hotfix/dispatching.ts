import { ForgeRefusal } from "../../src/failure/forge-refusal.ts";
import { dispatchWorkflow } from "../../src/gates/run/dispatch-workflow.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { ForgeKind, Log } from "../../src/ports/world.ts";

export interface DispatchWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly kind: ForgeKind;
  readonly branch: string;
  /** Files of workflows, in their order; `none` and empty ones do not count, nor does a second one of a name. */
  readonly workflows: readonly string[];
  /** Of these, the ones without which the others still make sense. */
  readonly optional: readonly string[];
}

/** A workflow that could not be dispatched, and why. */
export interface Undispatched {
  readonly workflow: string;
  readonly why: string;
}

export interface Dispatched {
  readonly started: readonly string[];
  /** Ids of their runs, by the workflow's file, where the forge returns them. */
  readonly runs: ReadonlyMap<string, number>;
  readonly left: readonly Undispatched[];
}

/** Dispatches workflows on a branch, because its push by a run's own token starts none. */
export async function dispatchAll(forge: Forge, wish: DispatchWish, log: Log): Promise<Dispatched> {
  const { repository, kind, branch, workflows, optional } = wish;
  const wanted = new Set(workflows.filter((workflow) => workflow !== "" && workflow !== "none"));
  const started: string[] = [];
  const runs = new Map<string, number>();
  const left: Undispatched[] = [];
  for (const workflow of wanted) {
    try {
      const purpose = `on ${branch}`;
      const { id } = await dispatchWorkflow(forge, { repository, kind, workflow, ref: branch, purpose });
      if (id !== undefined) runs.set(workflow, id);
    } catch (error) {
      const why = optional.includes(workflow) ? whyNot(error) : undefined;
      if (why === undefined) throw error;
      left.push({ workflow, why });
      continue;
    }
    log.info(`${workflow} was dispatched on ${branch}.`);
    started.push(workflow);
  }
  return { started, runs, left };
}

/** 404: the default branch has no such workflow. 422: on this branch it has no workflow_dispatch, or inputs that it needs. */
function whyNot(error: unknown): string | undefined {
  return error instanceof ForgeRefusal && [404, 422].includes(error.status) ? error.what : undefined;
}
