import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import type { Check } from "./checks.ts";

/** Reads a forge's answers as checks. What is not as described is an error, never a guess. */

const url = v.optional(v.nullable(v.string()));

const checkRuns = v.array(
  v.object({ id: v.number(), name: v.string(), status: v.string(), conclusion: v.nullish(v.string()), html_url: url }),
);

/** docs.github.com/rest/checks/runs. */
export function readCheckRuns(answer: unknown): readonly Check[] {
  return understand(checkRuns, answer, "the check runs of a commit").map(
    ({ id, name, status, conclusion, html_url }) => ({
      ...{ kind: "check-run", id, name, url: html_url ?? undefined },
      ...stateOf(status, conclusion ?? undefined),
    }),
  );
}

const statuses = v.object({
  // Gitea and Forgejo say null where there are none.
  statuses: v.nullable(
    v.array(
      v.object({
        id: v.number(),
        context: v.string(),
        // GitHub says `state`, Gitea and Forgejo `status`.
        state: v.optional(v.string()),
        status: v.optional(v.string()),
        target_url: url,
      }),
    ),
  ),
});

/** docs.github.com/rest/commits/statuses, and Gitea's and Forgejo's of the same address. */
export function readStatuses(answer: unknown): readonly Check[] {
  const { statuses: all } = understand(statuses, answer, "the statuses of a commit");
  return (all ?? []).map(({ id, context, state, status, target_url }) => {
    const word = state ?? status ?? "unknown";
    const ended = word === "pending" ? undefined : word;
    return {
      ...{ kind: "status", id, name: context, url: target_url ?? undefined },
      ...stateOf(ended === undefined ? "pending" : "completed", ended),
    };
  });
}

const runs = v.array(
  v.object({
    id: v.number(),
    path: v.optional(v.string()),
    status: v.nullable(v.string()),
    conclusion: v.nullish(v.string()),
    html_url: url,
  }),
);

/** docs.github.com/rest/actions/workflow-runs. A run that was started again says how its newest attempt stands. */
export function readWorkflowRuns(answer: unknown): readonly Check[] {
  return understand(runs, answer, "the runs of a commit").map(({ id, path = "", status, conclusion, html_url }) => ({
    // `.github/workflows/e2e.yml`, sometimes with `@` and a ref.
    ...{ kind: "workflow", id, name: path.replace(/@.*$/, "").split("/").at(-1) ?? "", url: html_url ?? undefined },
    ...stateOf(status ?? "unknown", conclusion ?? undefined),
  }));
}

const ENDED: Readonly<Record<string, Check["state"]>> = {
  success: "success",
  skipped: "skipped",
  neutral: "skipped",
};

function stateOf(status: string, conclusion: string | undefined): Pick<Check, "state" | "word"> {
  if (status !== "completed") return { state: "pending", word: status };
  return { state: ENDED[conclusion ?? ""] ?? "failure", word: conclusion ?? "ended without a word" };
}
