import { readInputs } from "./call.ts";
import { resolve, type Value } from "./expression.ts";
import { Groups, readConcurrency } from "./group.ts";
import { type Observer, SILENT } from "./observer.ts";
import { readPermissions } from "./permission.ts";
import type { Platform, Result, RunFacts } from "./platform.ts";
import { GITHUB_LADDER, type Ladder } from "./program.ts";
import { Refusal } from "./refusal.ts";
import type { JobRecord, Run } from "./scope.ts";
import { commitOf, commitSource, folderSource, type Source } from "./source.ts";
import { type Mapping, mapping } from "./tree.ts";
import { isTriggered, refOf, type Trigger } from "./trigger.ts";
import { runWorkflow } from "./workflow.ts";
import { loadWorkflow } from "./workflow-file.ts";

export interface Request {
  /** `owner/name`, and the bare repository that holds it. */
  readonly repository: string;
  readonly bare: string;
  readonly defaultBranch: string;
  /** Folder whose actions `$/` means, in the place of the commit's own. */
  readonly actions?: string;
  /** `owner/name` of others to the folder that stands for them, at any ref. */
  readonly standIns?: Readonly<Record<string, string>>;
  readonly workflow: string;
  readonly trigger: Trigger;
  /** The commit that it is about, where its ref may have moved since; by default the ref's. */
  readonly commit?: string;
  readonly actor: string;
  readonly runId: number;
  readonly platform: Platform;
  /** Folder for everything that the run writes. */
  readonly work: string;
  readonly serverUrl?: string;
  readonly observer?: Observer;
  readonly ladder?: Ladder;
  readonly stop?: AbortSignal;
  /** Shared by the runs that may meet. */
  readonly groups?: Groups;
  /** The attempt before: its failed jobs, and what follows them, are run again. */
  readonly before?: RunEnd;
  /** Who started that attempt anew; by default the actor. */
  readonly triggeringActor?: string;
}

export interface RunEnd {
  readonly facts: RunFacts;
  readonly result: Result;
  readonly jobs: ReadonlyMap<string, JobRecord>;
}

/** Starts a workflow as GitHub would for this trigger and waits for its end; undefined when it is not triggered. */
export async function runWorkflowFile(request: Request): Promise<RunEnd | undefined> {
  const { trigger } = request;
  const at = refOf(trigger, request.defaultBranch);
  // A re-run takes the commit of the first attempt, also if the ref has moved.
  const commit = request.before?.facts.commit ?? request.commit ?? commitOf(request.bare, at);
  const source = commitSource({ ...request, commit });
  const tree = await loadWorkflow(source, request.workflow);
  if (!isTriggered(tree, trigger)) return undefined;
  const inputs = trigger.kind === "workflow_dispatch" ? dispatchInputs(tree, trigger.inputs, request.workflow) : {};
  const run = await newRun(request, tree, { ref: at, commit, inputs });
  await run.platform.tell({ kind: "run-started", run: run.facts });
  const result = await inGroup(run, tree, inputs, async () => {
    const { result } = await runWorkflow({
      ...{ run, source, tree, prefix: "", shownPrefix: "", inputs, depth: 1, mayKeep: true },
      secrets: run.settings.secrets,
      permissions: readPermissions(tree.get("permissions"), request.workflow),
      ceiling: undefined,
    });
    // A run that was cancelled ends as cancelled, also if its jobs succeeded.
    return run.stop.aborted ? "cancelled" : result;
  });
  await run.platform.tell({ kind: "run-ended", run: run.facts, result });
  return { facts: run.facts, result, jobs: run.records };
}

async function inGroup(run: Run, tree: Mapping, inputs: Value, work: () => Promise<Result>): Promise<Result> {
  const contexts = { github: run.github, inputs, vars: run.settings.variables };
  const concurrency = readConcurrency(resolve(tree.get("concurrency"), contexts), run.facts.path);
  if (concurrency === undefined) return work();
  if (!(await run.groups.enter(concurrency, run.stop))) return "cancelled";
  try {
    return await work();
  } finally {
    run.groups.leave(concurrency);
  }
}

function dispatchInputs(tree: Mapping, given: Readonly<Record<string, string>>, path: string): Record<string, Value> {
  const on = tree.get("on");
  const dispatch = typeof on === "string" || Array.isArray(on) ? null : mapping(on, "on").get("workflow_dispatch");
  return readInputs(mapping(mapping(dispatch, path).get("inputs"), path), new Map(Object.entries(given)), path);
}

interface Start {
  readonly ref: string;
  readonly commit: string;
  readonly inputs: Readonly<Record<string, Value>>;
}

async function newRun(request: Request, tree: Mapping, { ref, commit, inputs }: Start): Promise<Run> {
  const { repository, platform, trigger, workflow, actor, triggeringActor = actor, runId } = request;
  const name = tree.get("name");
  const facts: RunFacts = {
    ...{ id: runId, attempt: (request.before?.facts.attempt ?? 0) + 1, event: trigger.kind, repository, ref, commit },
    ...{ workflow: typeof name === "string" ? name : workflow, path: workflow },
  };
  const server = request.serverUrl ?? "https://github.example";
  const [owner = ""] = repository.split("/");
  const event = eventOf(request, { ref, commit, inputs });
  const github = {
    ...{
      event_name: trigger.kind,
      ref,
      sha: commit,
      repository,
      repository_owner: owner,
      actor,
      triggering_actor: triggeringActor,
    },
    ...{
      ref_name: ref.replace(/^refs\/(tags|heads)\//, ""),
      ref_type: ref.startsWith("refs/tags/") ? "tag" : "branch",
    },
    ...{ run_id: String(runId), run_number: String(runId), run_attempt: String(facts.attempt), ref_protected: "false" },
    ...{ workflow: facts.workflow, workflow_ref: `${repository}/${workflow}@${ref}`, workflow_sha: commit },
    ...{ server_url: server, api_url: platform.apiUrl, graphql_url: `${platform.apiUrl}/graphql`, event },
    ...{ base_ref: "", head_ref: "" },
  };
  return {
    ...{ facts, github, event, platform, work: request.work, observer: request.observer ?? SILENT },
    ladder: request.ladder ?? GITHUB_LADDER,
    stop: request.stop ?? new AbortController().signal,
    repositories: standIns(request.standIns ?? {}),
    settings: await platform.settings(undefined),
    groups: request.groups ?? new Groups(),
    kept: keptOf(request.before),
    records: new Map(),
  };
}

/** A job that a cancelled run left out may have to run now; one that its `if` left out need not be looked at again. */
function keptOf(before: RunEnd | undefined): ReadonlyMap<string, JobRecord> {
  const done = before?.result === "cancelled" ? ["success"] : ["success", "skipped"];
  return new Map([...(before?.jobs ?? [])].filter(([, { result }]) => done.includes(result)));
}

function standIns(folders: Readonly<Record<string, string>>): Map<string, Source> {
  return new Map(Object.entries(folders).map(([name, folder]) => [name, folderSource(name, folder)]));
}

function eventOf({ repository, defaultBranch, trigger, actor, workflow }: Request, start: Start): Value {
  const [owner = "", name = ""] = repository.split("/");
  const shared = {
    repository: { full_name: repository, name, owner: { login: owner }, default_branch: defaultBranch },
    sender: { login: actor },
  };
  if (trigger.kind === "push")
    return { ...shared, ref: start.ref, after: start.commit, created: "tag" in trigger, deleted: false };
  if (trigger.kind === "workflow_dispatch") return { ...shared, ref: start.ref, inputs: start.inputs, workflow };
  if (trigger.kind === "pull_request") return { ...shared, action: "opened", ...pullRequest(trigger, repository) };
  if (trigger.kind === "issue_comment") return { ...shared, ...trigger.payload };
  throw new Refusal("This trigger is not imitated here.");
}

/** A branch of the repository itself. */
function pullRequest({ number, login = "" }: Extract<Trigger, { kind: "pull_request" }>, repository: string) {
  return { number, pull_request: { number, user: { login }, head: { repo: { full_name: repository } } } };
}
