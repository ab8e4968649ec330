import { type Hub, place, stamp } from "./hub.ts";
import { type Fields, filled } from "./neutral.ts";
import { branchOf, conclusionOf, type Job, type Run, runPage, statusOf, workflowId } from "./runs.ts";
import { repositoryShape, userShape } from "./shapes.ts";

export function runShape(hub: Hub, run: Run): Fields {
  const here = place(hub);
  const url = `${here}/actions/runs/${run.id}`;
  const { tree, message, author, committer } = hub.git.commit(run.sha);
  const [title = ""] = message.split("\n");
  return filled("workflow-run", hub.api, {
    ...{ id: run.id, node_id: `WFR_${run.id}`, name: run.name, run_number: run.number, event: run.event },
    ...{ head_branch: branchOf(run), head_sha: run.sha, path: run.path, display_title: title },
    ...{ run_attempt: run.attempt, status: statusOf(run), conclusion: conclusionOf(run) },
    ...{ url, html_url: runPage(hub, run.id), jobs_url: `${url}/jobs`, cancel_url: `${url}/cancel` },
    ...{ check_suite_id: run.id, check_suite_node_id: `CS_${run.id}`, workflow_id: workflowId(run.path) },
    workflow_url: `${here}/actions/workflows/${workflowId(run.path)}`,
    actor: userShape(hub, run.actor),
    triggering_actor: userShape(hub, run.triggeringActor),
    created_at: stamp(run.createdAt),
    run_started_at: stamp(run.createdAt),
    updated_at: stamp(run.updatedAt),
    head_commit: { id: run.sha, tree_id: tree, message, timestamp: committer.date, author, committer },
    repository: repositoryShape(hub, "minimal-repository"),
    head_repository: repositoryShape(hub, "minimal-repository"),
    pull_requests: [],
  });
}

export function jobShape(hub: Hub, run: Run, job: Job): Fields {
  const moment = (time: number | undefined): string | null => (time === undefined ? null : stamp(time));
  return filled("job", hub.api, {
    ...{ id: job.id, node_id: `CR_${job.id}`, run_id: run.id, run_attempt: job.attempt, name: job.name },
    ...{ head_sha: run.sha, head_branch: branchOf(run), workflow_name: run.name },
    ...{ status: job.status, conclusion: job.conclusion, labels: ["ubuntu-latest"] },
    steps: job.steps.map(({ name, conclusion, startedAt, completedAt }, at) => ({
      ...{ name, status: "completed", conclusion, number: at + 1 },
      ...{ started_at: stamp(startedAt), completed_at: stamp(completedAt) },
    })),
    run_url: `${place(hub)}/actions/runs/${run.id}`,
    url: `${place(hub)}/actions/jobs/${job.id}`,
    check_run_url: `${place(hub)}/check-runs/${job.id}`,
    html_url: `${runPage(hub, run.id)}/job/${job.id}`,
    created_at: stamp(job.createdAt),
    // GitHub gives a job that has not started the time of its creation.
    started_at: moment(job.startedAt ?? job.createdAt),
    completed_at: moment(job.completedAt),
  });
}
