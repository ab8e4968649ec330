import * as v from "valibot";
import type { ForgeKind } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";
import type { Check } from "./checks.ts";

/** Reads a forge's answers as checks. What is not as described is an error, never a guess. */

const url = v.optional(v.nullable(v.string()));

const checkRuns = v.array(
  v.object({
    ...{ id: v.number(), name: v.string(), status: v.string(), conclusion: v.nullish(v.string()), html_url: url },
    check_suite: v.nullish(v.object({ id: v.number() })),
    app: v.nullish(v.object({ id: v.number(), slug: v.optional(v.string()) })),
  }),
);

/**
 * docs.github.com/rest/checks/runs. `runs` are the workflows' runs of the same commit: each run of a workflow has a suite of
 * its own, which its re-runs share, and two workflows may well have a job of one name.
 */
export function readCheckRuns(answer: unknown, runs: unknown, jobs: ReadonlySet<number>): readonly Check[] {
  const workflows = workflowsBySuite(runs);
  return understand(checkRuns, answer, "the check runs of a commit").map(
    ({ id, name, status, conclusion, html_url, check_suite: suite, app }) => ({
      ...{ kind: "check-run", id, name, url: html_url ?? undefined },
      origin: workflows.get(suite?.id ?? Number.NaN) ?? `app ${app?.id}, suite ${suite?.id}`,
      ...stateOf(status, conclusion ?? undefined),
      ...{ by: app?.slug, doubt: app?.slug === ACTIONS && !jobs.has(id) ? MADE_BY_A_WORKFLOW : undefined },
    }),
  );
}

/** The app whose jobs are check runs; any workflow can create others in its name, also one of a branch. */
const ACTIONS = "github-actions";
const MADE_BY_A_WORKFLOW = "a workflow created it through the API, as any workflow can, also one of a branch";

/** Runs of Actions that have a check run of one of these names: their jobs tell which of these are real. */
export function runsToAsk(answer: unknown, runs: unknown, names: readonly string[]): readonly number[] {
  const named = understand(checkRuns, answer, "the check runs of a commit").filter(
    ({ name, app }) => app?.slug === ACTIONS && names.includes(name),
  );
  if (named.length === 0) return [];
  return understand(workflowRuns, runs, "the runs of a commit").map(({ id }) => id);
}

const statuses = v.array(
  v.object({
    id: v.number(),
    context: v.string(),
    // GitHub says `state`, Gitea and Forgejo `status`.
    state: v.optional(v.string()),
    status: v.optional(v.string()),
    target_url: url,
    creator: v.nullish(v.object({ login: v.string(), type: v.optional(v.string(), "User") })),
  }),
);

/**
 * Every status that a commit ever had, the older ones of each context as well: docs.github.com/rest/commits/statuses, and
 * Gitea's and Forgejo's of the same address. The combined status would say the newest alone, and ends after one page.
 */
export function readStatuses(answer: unknown, forge: ForgeKind): readonly Check[] {
  return understand(statuses, answer, "the statuses of a commit").map((one) => {
    const { id, context, state, status, target_url, creator } = one;
    const word = state ?? status ?? "unknown";
    const ended = word === "pending" ? undefined : word;
    return {
      ...{ kind: "status", id, name: context, origin: "", url: target_url ?? undefined },
      ...stateOf(ended === undefined ? "pending" : "completed", ended),
      ...{ by: creator?.login, doubt: forge === "github" ? doubtOf(creator ?? undefined) : undefined },
    };
  });
}

/**
 * An app's status is the app's. A status of a person or of a workflow's token can be set by every person with write
 * access.
 */
function doubtOf(creator: { readonly login: string; readonly type: string } | undefined): string | undefined {
  if (creator === undefined) return "an unknown account set it";
  if (creator.login === `${ACTIONS}[bot]`) return "a workflow set it, as any workflow can, also one of a branch";
  return creator.type === "Bot"
    ? undefined
    : `@${creator.login} set it, and every person with write access can set a status`;
}

const workflowRuns = v.array(
  v.object({
    id: v.number(),
    path: v.optional(v.string()),
    event: v.optional(v.string()),
    status: v.nullable(v.string()),
    conclusion: v.nullish(v.string()),
    check_suite_id: v.nullish(v.number()),
    html_url: url,
  }),
);

/** docs.github.com/rest/actions/workflow-runs. A run that was started again says how its newest attempt stands. */
export function readWorkflowRuns(answer: unknown): readonly Check[] {
  return understand(workflowRuns, answer, "the runs of a commit").map((run) => ({
    ...{ kind: "workflow", id: run.id, name: fileOf(run), origin: originOf(run), url: run.html_url ?? undefined },
    ...stateOf(run.status ?? "unknown", run.conclusion ?? undefined),
    doubt: isForPull(run) ? "it ran for a pull request, whose files are those of its merge commit" : undefined,
  }));
}

function workflowsBySuite(answer: unknown): ReadonlyMap<number, string> {
  const all = understand(workflowRuns, answer, "the runs of a commit");
  return new Map(
    all.flatMap((run) =>
      typeof run.check_suite_id === "number" ? [[run.check_suite_id, originOf(run)] as const] : [],
    ),
  );
}

type WorkflowRun = v.InferOutput<typeof workflowRuns>[number];

/** `.github/workflows/e2e.yml`, sometimes with `@` and a ref. */
function fileOf({ path = "" }: Pick<WorkflowRun, "path">): string {
  return path.replace(/@.*$/, "").split("/").at(-1) ?? "";
}

function isForPull({ event = "" }: Pick<WorkflowRun, "event">): boolean {
  return event.startsWith("pull_request");
}

/** For a pull request not the commit is tested, but what it would be merged to: neither stands for the other. */
function originOf({ path, event = "" }: Pick<WorkflowRun, "path" | "event">): string {
  return `${fileOf({ path })}${isForPull({ event }) ? " for a pull request" : ""}`;
}

const ENDED: Readonly<Record<string, Check["state"]>> = {
  success: "success",
  skipped: "skipped",
  neutral: "skipped",
};

function stateOf(status: string, conclusion: string | undefined): Pick<Check, "state" | "word"> {
  if (status !== "completed") return { state: "pending", word: status };
  return { state: ENDED[conclusion ?? ""] ?? "failure", word: conclusion ?? "ended without a conclusion" };
}
