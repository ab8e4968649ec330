import { resolveCommit } from "./commits.ts";
import { created, type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import { type Fields, filled } from "./neutral.ts";
import { paged } from "./pages.ts";
import type { Person } from "./people.ts";
import { conclusionOf, currentJobs, type Job, type Run, runPage, statusOf } from "./runs.ts";
import { repositoryShape, userShape } from "./shapes.ts";

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly description: string | null;
  readonly target: string | null;
  readonly context: string;
  readonly creator: Person;
  readonly createdAt: number;
}

/** A check run that a person made through the API, in the name of the app whose token it is. */
export interface MadeCheck {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly createdAt: number;
}

interface CheckBody {
  readonly name: string;
  readonly head_sha: string;
  readonly status?: string;
  readonly conclusion?: string;
}

interface StatusBody {
  readonly state: CommitStatus["state"];
  readonly target_url?: string | null;
  readonly description?: string | null;
  readonly context?: string;
}

/** Commit statuses, and the checks that GitHub makes of the jobs of runs. */
export function statusHandlers(hub: Hub): Handlers {
  const of = (sha: string): CommitStatus[] => hub.statuses.filter((one) => one.sha === sha).reverse();
  const runsOf = (sha: string): Run[] => [...hub.runs.values()].filter((run) => run.sha === sha);
  return {
    "repos/create-commit-status": ({ param, text, who }) => {
      const sha = resolveCommit(hub, param("sha"));
      if (sha === undefined) return notFound();
      const {
        state,
        target_url: target = null,
        description = null,
        context = "default",
      }: StatusBody = JSON.parse(text);
      const [id, createdAt] = [hub.nextId(), hub.now()];
      const status = { id, sha, state, description, target, context, creator: who.person, createdAt };
      hub.statuses.push(status);
      return created({ ...statusShape(hub, status), creator: userShape(hub, who.person) });
    },
    "repos/list-commit-statuses-for-ref": ({ param, query }) => {
      const sha = resolveCommit(hub, param("ref"));
      if (sha === undefined) return notFound();
      const shape = (one: CommitStatus): Fields => ({ ...statusShape(hub, one), creator: userShape(hub, one.creator) });
      return ok(paged(of(sha), query).map(shape));
    },
    "repos/get-combined-status-for-ref": ({ param, query }) => {
      const sha = resolveCommit(hub, param("ref"));
      if (sha === undefined) return notFound();
      const latest = new Map([...of(sha)].reverse().map((one) => [one.context, one]));
      const all = [...latest.values()];
      return ok({
        state: combined(all),
        statuses: paged(all, query).map((one) => statusShape(hub, one)),
        ...{ sha, total_count: all.length, repository: repositoryShape(hub, "minimal-repository") },
        commit_url: `${place(hub)}/commits/${sha}`,
        url: `${place(hub)}/commits/${sha}/status`,
      });
    },
    "checks/list-for-ref": ({ param, query }) => {
      const sha = resolveCommit(hub, param("ref"));
      if (sha === undefined) return notFound();
      const [name, status] = [query.get("check_name"), query.get("status")];
      const all = runsOf(sha)
        .flatMap((run) => currentJobs(run).map((job) => ({ run, job })))
        .filter(({ job }) => (name ?? job.name) === job.name && (status ?? shown(job)) === shown(job));
      const made = hub.checks.filter((one) => one.sha === sha && (name ?? one.name) === one.name);
      const shapes = [...made.map((one) => madeShape(hub, one)), ...all.map((one) => checkShape(hub, one))];
      return ok({ total_count: shapes.length, check_runs: paged(shapes, query) });
    },
    // Only apps may: a run's token is one of GitHub Actions'.
    "checks/create": ({ text, who }) => {
      if (who.kind === "user") return refused(403, "You must authenticate via a GitHub App.");
      const { name, head_sha: sha, status = "queued", conclusion }: CheckBody = JSON.parse(text);
      const made = { id: hub.nextId(), sha, name, status, conclusion: conclusion ?? null, createdAt: hub.now() };
      hub.checks.push(made);
      return created(madeShape(hub, made));
    },
    "checks/list-suites-for-ref": ({ param, query }) => {
      const sha = resolveCommit(hub, param("ref"));
      if (sha === undefined) return notFound();
      const all = runsOf(sha);
      return ok({ total_count: all.length, check_suites: paged(all, query).map((run) => suiteShape(hub, run)) });
    },
  };
}

function combined(all: readonly CommitStatus[]): string {
  if (all.some(({ state }) => state === "failure" || state === "error")) return "failure";
  return all.length === 0 || all.some(({ state }) => state === "pending") ? "pending" : "success";
}

function statusShape(hub: Hub, { id, sha, state, description, target, context, createdAt }: CommitStatus): Fields {
  const [created_at, updated_at] = [stamp(createdAt), stamp(createdAt)];
  return {
    ...{ id, node_id: `SC_${id}`, url: `${place(hub)}/statuses/${sha}`, avatar_url: null },
    ...{ state, description, target_url: target, context, created_at, updated_at },
  };
}

const shown = ({ status }: Job): string => (status === "waiting" || status === "pending" ? "queued" : status);

function checkShape(hub: Hub, { run, job }: { readonly run: Run; readonly job: Job }): Fields {
  const page = `${runPage(hub, run.id)}/job/${job.id}`;
  const output = {
    title: null,
    summary: null,
    text: null,
    annotations_count: 0,
    annotations_url: `${page}/annotations`,
  };
  return filled("check-run", hub.api, {
    ...{ id: job.id, node_id: `CR_${job.id}`, name: job.name, head_sha: run.sha, external_id: String(job.id) },
    ...{ status: shown(job), conclusion: job.conclusion, html_url: page, details_url: page, output },
    started_at: stamp(job.startedAt ?? job.createdAt),
    completed_at: job.completedAt === undefined ? null : stamp(job.completedAt),
    check_suite: { id: run.id },
    app: appShape(hub),
    pull_requests: [],
  });
}

/** It stands in a suite of the app's for this commit, such as that of some run. */
function madeShape(hub: Hub, { id, sha, name, status, conclusion, createdAt }: MadeCheck): Fields {
  const page = `${hub.api}/${hub.owner}/${hub.repo}/runs/${id}`;
  const suite = [...hub.runs.values()].find((run) => run.sha === sha)?.id ?? id;
  const texts = { title: null, summary: null, text: null };
  const output = { ...texts, annotations_count: 0, annotations_url: `${page}/annotations` };
  return filled("check-run", hub.api, {
    ...{ id, node_id: `CR_${id}`, name, head_sha: sha, external_id: "", status, conclusion, output },
    ...{ html_url: page, details_url: page, started_at: stamp(createdAt), completed_at: stamp(createdAt) },
    ...{ check_suite: { id: suite }, app: appShape(hub), pull_requests: [] },
  });
}

function suiteShape(hub: Hub, run: Run): Fields {
  const { tree, message, author, committer } = hub.git.commit(run.sha);
  return filled("check-suite", hub.api, {
    ...{ id: run.id, node_id: `CS_${run.id}`, head_sha: run.sha, status: statusOf(run), conclusion: conclusionOf(run) },
    head_branch: run.ref.replace(/^refs\/(heads|tags)\//, ""),
    app: appShape(hub),
    head_commit: { id: run.sha, tree_id: tree, message, timestamp: committer.date, author, committer },
    repository: repositoryShape(hub, "minimal-repository"),
    latest_check_runs_count: currentJobs(run).length,
    ...{ before: null, after: run.sha, created_at: stamp(run.createdAt), updated_at: stamp(run.updatedAt) },
    pull_requests: [],
  });
}

function appShape(hub: Hub): Fields {
  const owner = { login: "github", id: 9919, type: "User", permission: "none", association: "NONE" } as const;
  return filled("integration", hub.api, {
    ...{ id: 15368, slug: "github-actions", name: "GitHub Actions", owner: userShape(hub, owner) },
    permissions: {},
    events: [],
  });
}
