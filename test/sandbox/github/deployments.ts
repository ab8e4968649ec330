import { resolveCommit } from "./commits.ts";
import { created, type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import type { Fields } from "./neutral.ts";
import { paged } from "./pages.ts";
import type { Person } from "./people.ts";
import { userShape } from "./shapes.ts";

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly production: boolean;
  readonly payload: unknown;
  readonly description: string | null;
  readonly creator: Person;
  readonly createdAt: number;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly deployment: number;
  readonly state: string;
  readonly description: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly creator: Person;
  readonly createdAt: number;
}

interface DeploymentBody {
  readonly ref: string;
  readonly task?: string;
  readonly payload?: unknown;
  readonly environment?: string;
  readonly description?: string | null;
  readonly production_environment?: boolean;
}

interface StatusBody {
  readonly state: string;
  readonly description?: string;
  readonly environment_url?: string;
  readonly log_url?: string;
  readonly target_url?: string;
  readonly auto_inactive?: boolean;
}

export function deploymentHandlers(hub: Hub): Handlers {
  const byId = (id: string | undefined): Deployment | undefined => hub.deployments.get(Number(id));
  const statusesOf = (id: string | undefined): readonly DeploymentStatus[] =>
    hub.deploymentStatuses.filter((one) => one.deployment === Number(id)).reverse();
  return {
    "repos/list-deployments": ({ query }) => {
      const wanted = (name: string, value: string): boolean => (query.get(name) ?? value) === value;
      const all = [...hub.deployments.values()].reverse().filter(({ sha, ref, task, environment }) => {
        return wanted("sha", sha) && wanted("ref", ref) && wanted("task", task) && wanted("environment", environment);
      });
      return ok(paged(all, query).map((one) => deploymentShape(hub, one)));
    },
    "repos/get-deployment": ({ param }) => {
      const found = byId(param("deployment_id"));
      return found === undefined ? notFound() : ok(deploymentShape(hub, found));
    },
    "repos/create-deployment": ({ text, who }) => {
      const body: DeploymentBody = JSON.parse(text);
      const sha = resolveCommit(hub, body.ref);
      if (sha === undefined) return refused(422, `No ref found for: ${body.ref}`);
      const { ref, task = "deploy", environment = "production", payload = {}, description = null } = body;
      const production = body.production_environment ?? environment === "production";
      const wanted = { sha, ref, task, environment, production, payload, description, creator: who.person };
      return created(deploymentShape(hub, addDeployment(hub, wanted)));
    },
    "repos/list-deployment-statuses": ({ param, query }) => {
      const id = param("deployment_id");
      if (byId(id) === undefined) return notFound();
      return ok(paged(statusesOf(id), query).map((one) => statusShape(hub, one)));
    },
    "repos/get-deployment-status": ({ param }) => {
      const found = statusesOf(param("deployment_id")).find(({ id }) => id === Number(param("status_id")));
      return found === undefined ? notFound() : ok(statusShape(hub, found));
    },
    "repos/create-deployment-status": ({ param, text, who }) => {
      const deployment = byId(param("deployment_id"));
      if (deployment === undefined) return notFound();
      const { state, description = "", environment_url = "", log_url, target_url = "" }: StatusBody = JSON.parse(text);
      const links = { environmentUrl: environment_url, logUrl: log_url ?? target_url };
      const status = setState(hub, deployment, { state, description, ...links, creator: who.person });
      return created(statusShape(hub, status));
    },
  };
}

export function addDeployment(hub: Hub, wanted: Omit<Deployment, "id" | "createdAt">): Deployment {
  const deployment = { ...wanted, id: hub.nextId(), createdAt: hub.now() };
  hub.deployments.set(deployment.id, deployment);
  return deployment;
}

/** A success makes earlier deployments to an environment that is not production inactive, as `auto_inactive` does. */
export function setState(
  hub: Hub,
  deployment: Deployment,
  status: Omit<DeploymentStatus, "id" | "deployment" | "createdAt">,
): DeploymentStatus {
  const add = (id: number, more: typeof status): DeploymentStatus => {
    const fresh = { ...more, id: hub.nextId(), deployment: id, createdAt: hub.now() };
    hub.deploymentStatuses.push(fresh);
    return fresh;
  };
  const fresh = add(deployment.id, status);
  if (status.state === "success" && !deployment.production) {
    for (const { id, environment } of hub.deployments.values()) {
      const last = hub.deploymentStatuses.findLast((one) => one.deployment === id)?.state;
      const older = id < deployment.id && environment === deployment.environment && last === "success";
      if (older) add(id, { ...status, state: "inactive" });
    }
  }
  return fresh;
}

export function deploymentShape(hub: Hub, deployment: Deployment): Fields {
  const { id, sha, ref, task, environment, production, payload, description, creator, createdAt } = deployment;
  const url = `${place(hub)}/deployments/${id}`;
  const last = hub.deploymentStatuses.findLast((one) => one.deployment === id);
  return {
    ...{ id, node_id: `DE_${id}`, url, sha, ref, task, payload, description, environment },
    original_environment: environment,
    creator: userShape(hub, creator),
    created_at: stamp(createdAt),
    updated_at: stamp(last?.createdAt ?? createdAt),
    statuses_url: `${url}/statuses`,
    repository_url: place(hub),
    transient_environment: false,
    production_environment: production,
  };
}

function statusShape(hub: Hub, status: DeploymentStatus): Fields {
  const { id, deployment, state, description, environmentUrl, logUrl, creator, createdAt } = status;
  const deployment_url = `${place(hub)}/deployments/${deployment}`;
  return {
    ...{ id, node_id: `DES_${id}`, url: `${deployment_url}/statuses/${id}`, state, description },
    creator: userShape(hub, creator),
    environment: hub.deployments.get(deployment)?.environment ?? "",
    ...{ environment_url: environmentUrl, log_url: logUrl, target_url: logUrl },
    deployment_url,
    repository_url: place(hub),
    created_at: stamp(createdAt),
    updated_at: stamp(createdAt),
  };
}
