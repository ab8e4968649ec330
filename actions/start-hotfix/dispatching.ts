import { StageFailure } from "../../src/stage/failure.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Log } from "../../src/world/world.ts";

export interface DispatchWish {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
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
  readonly left: readonly Undispatched[];
}

/** Starts workflows on a branch, whose push by a run's own token has started nothing. */
export async function dispatchAll(forge: Forge, wish: DispatchWish, log: Log): Promise<Dispatched> {
  const { repository, branch, workflows, optional } = wish;
  const wanted = new Set(workflows.filter((workflow) => workflow !== "" && workflow !== "none"));
  const started: string[] = [];
  const left: Undispatched[] = [];
  for (const workflow of wanted) {
    try {
      await forge.write({
        method: "POST",
        path: `${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
        body: { ref: branch },
        what: `dispatch ${workflow} on ${branch}`,
        // Twice is harmless: staging gets the same commit, and each preparation asks its own gates.
        happened: async () => undefined,
      });
    } catch (error) {
      const why = optional.includes(workflow) ? whyNot(error) : undefined;
      if (why === undefined) throw error;
      left.push({ workflow, why });
      continue;
    }
    log.info(`${workflow} was dispatched on ${branch}.`);
    started.push(workflow);
  }
  return { started, left };
}

/** 404: the default branch has no such workflow. 422: on this branch it has no workflow_dispatch, or inputs that it needs. */
function whyNot(error: unknown): string | undefined {
  return error instanceof StageFailure && / \(status (404|422)\)\.$/.test(error.what) ? error.what : undefined;
}
