import { parse } from "yaml";
import { resolveCommit } from "./commits.ts";
import { type Answer, type Call, type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import { field, isObject } from "./json-schema.ts";
import { type Fields, filled } from "./neutral.ts";
import { paged } from "./pages.ts";
import type { Person } from "./people.ts";
import { type Run, runPage, workflowId } from "./runs.ts";

interface DispatchBody {
  readonly ref: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly return_run_details?: boolean;
}

const FOLDER = ".github/workflows";

/** Workflows, and asking for a run of one. */
export function dispatchHandlers(hub: Hub): Handlers {
  const paths = (): string[] => {
    const head = resolveCommit(hub, hub.defaultBranch);
    const files = head === undefined ? [] : hub.git.folder(head, FOLDER);
    return files.map(({ path }) => path).filter((path) => /\.ya?ml$/.test(path));
  };
  const pathOf = (wanted: string): string | undefined =>
    paths().find((path) => path === `${FOLDER}/${wanted}` || String(workflowId(path)) === wanted);
  return {
    "actions/list-repo-workflows": ({ query }) => {
      const all = paths();
      return ok({ total_count: all.length, workflows: paged(all, query).map((path) => workflowShape(hub, path)) });
    },
    "actions/get-workflow": ({ param }) => {
      const path = pathOf(param("workflow_id"));
      return path === undefined ? notFound() : ok(workflowShape(hub, path));
    },
    "actions/create-workflow-dispatch": (call) => {
      const path = pathOf(call.param("workflow_id"));
      return path === undefined ? notFound() : dispatch(hub, path, call);
    },
    "repos/create-dispatch-event": ({ text, who }) => {
      const body: { event_type: string; client_payload?: Readonly<Record<string, unknown>> } = JSON.parse(text);
      const sha = resolveCommit(hub, hub.defaultBranch);
      if (sha === undefined) return notFound();
      hub.events.emit("dispatch", {
        ...{ kind: "repository_dispatch", runId: undefined, workflow: "", type: body.event_type, sha },
        ref: `refs/heads/${hub.defaultBranch}`,
        inputs: body.client_payload ?? {},
        actor: who.person.login,
      });
      return { status: 204 };
    },
  };
}

/** The workflow must be on the default branch; its trigger and inputs are those of the ref. */
function dispatch(hub: Hub, path: string, { text, who }: Call): Answer {
  const { ref: wanted, inputs = {}, return_run_details = false }: DispatchBody = JSON.parse(text);
  const ref = fullRef(hub, wanted);
  const sha = ref === undefined ? undefined : resolveCommit(hub, ref);
  if (ref === undefined || sha === undefined) return refused(422, `No ref found for: ${wanted}`);
  const trigger = triggerOf(hub, sha, path);
  if (trigger === undefined) return refused(422, "Workflow does not have 'workflow_dispatch' trigger");
  const unknown = Object.keys(inputs).filter((name) => !(name in trigger));
  if (unknown.length > 0) return refused(422, `Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  const missing = Object.entries(trigger).filter(([name, input]) => isRequired(input) && !(name in inputs));
  if (missing.length > 0) return refused(422, `Required input '${missing[0]?.[0]}' not provided`);
  const all = { ...defaultsOf(trigger), ...inputs };
  const run = addRun(hub, { path, event: "workflow_dispatch", ref, sha, actor: who.person, inputs: all });
  const type = "workflow_dispatch";
  const event = {
    kind: type,
    runId: run.id,
    workflow: path,
    ref,
    sha,
    type,
    inputs: all,
    actor: who.person.login,
  } as const;
  hub.events.emit("dispatch", event);
  if (!return_run_details) return { status: 204 };
  const run_url = `${place(hub)}/actions/runs/${run.id}`;
  return ok({ workflow_run_id: run.id, run_url, html_url: runPage(hub, run.id) });
}

function fullRef({ git }: Hub, wanted: string): string | undefined {
  const names = wanted.startsWith("refs/") ? [wanted] : [`refs/heads/${wanted}`, `refs/tags/${wanted}`];
  return names.find((name) => git.refs(name).some(({ ref }) => ref === name));
}

/** The inputs of `on: workflow_dispatch`; undefined when the file has no such trigger. */
function triggerOf({ git }: Hub, sha: string, path: string): Readonly<Record<string, unknown>> | undefined {
  const file = git.file(sha, path);
  const workflow: unknown = file === undefined ? undefined : parse(file.text.toString());
  const on = field(workflow, "on");
  if (on === "workflow_dispatch" || (Array.isArray(on) && on.includes("workflow_dispatch"))) return {};
  if (!isObject(on) || !("workflow_dispatch" in on)) return undefined;
  const inputs = field(field(on, "workflow_dispatch"), "inputs");
  return isObject(inputs) ? inputs : {};
}

const isRequired = (input: unknown): boolean =>
  field(input, "required") === true && field(input, "default") === undefined;

function defaultsOf(trigger: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = Object.entries(trigger).flatMap(([name, input]) =>
    field(input, "default") === undefined ? [] : [[name, field(input, "default")] as const],
  );
  return Object.fromEntries(given);
}

export interface RunWish {
  readonly path: string;
  readonly event: string;
  readonly ref: string;
  readonly sha: string;
  readonly actor: Person;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

export function addRun(hub: Hub, { path, event, ref, sha, actor, inputs = {} }: RunWish): Run {
  const name = nameOf(hub, sha, path);
  const number = [...hub.runs.values()].filter((run) => run.path === path).length + 1;
  const [createdAt, updatedAt] = [hub.now(), hub.now()];
  const run: Run = {
    ...{ id: hub.nextId(), number, path, name, event, ref, sha, actor, inputs, createdAt, updatedAt },
    ...{ triggeringActor: actor, attempt: 1, earlier: [], cancelled: false, jobs: [], approvals: [], ended: undefined },
  };
  hub.runs.set(run.id, run);
  return run;
}

/** A workflow's own name, else its path. */
function nameOf({ git }: Hub, sha: string, path: string): string {
  const file = git.file(sha, path);
  const name = file === undefined ? undefined : field(parse(file.text.toString()), "name");
  return typeof name === "string" ? name : path;
}

function workflowShape(hub: Hub, path: string): Fields {
  const id = workflowId(path);
  const url = `${place(hub)}/actions/workflows/${id}`;
  const name = nameOf(hub, resolveCommit(hub, hub.defaultBranch) ?? "", path);
  const [created_at, updated_at] = [stamp(hub.now()), stamp(hub.now())];
  return filled("workflow", hub.api, {
    id,
    node_id: `W_${id}`,
    name,
    path,
    state: "active",
    url,
    created_at,
    updated_at,
  });
}
