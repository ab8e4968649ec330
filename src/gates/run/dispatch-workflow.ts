import * as v from "valibot";
import type { Forge } from "../../ports/forge.ts";
import type { ForgeKind } from "../../ports/world.ts";

export interface WorkflowDispatch {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** Left out where the run that is started does not matter. */
  readonly kind?: ForgeKind;
  /** Its file, below `.github/workflows`. */
  readonly workflow: string;
  /** A branch or a tag. */
  readonly ref: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What follows the workflow's name in messages, such as "for v1.4.0"; left out for nothing. */
  readonly purpose?: string;
}

/** The run that a dispatch has started. Only GitHub reports it. */
export interface DispatchedRun {
  readonly id: number | undefined;
  /** Empty for unknown. */
  readonly url: string;
}

const answerSchema = v.object({
  workflow_run_id: v.optional(v.fallback(v.optional(v.number()), undefined)),
  html_url: v.optional(v.fallback(v.optional(v.string()), undefined)),
});

/** A second dispatch after a lost answer is harmless: each run has gates of its own, and an approval is valid for one run. */
export async function dispatchWorkflow(forge: Forge, dispatch: WorkflowDispatch): Promise<DispatchedRun> {
  const { repository, kind, workflow, ref, inputs, purpose } = dispatch;
  const answer = await forge.write({
    method: "POST",
    path: `${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
    body: {
      ref,
      ...(inputs === undefined ? {} : { inputs }),
      // Gitea has another name for the same parameter.
      ...(kind === "github" ? { return_run_details: true } : {}),
    },
    what: ["dispatch", workflow, ...(purpose === undefined ? [] : [purpose])].join(" "),
    isDispatch: true,
    happened: async () => undefined,
  });
  const run = v.safeParse(answerSchema, answer);
  return { id: run.success ? run.output.workflow_run_id : undefined, url: (run.success && run.output.html_url) || "" };
}
