import { type Handlers, type Hub, notFound, ok, place, refused, stamp } from "./hub.ts";
import type { Fields } from "./neutral.ts";
import { paged } from "./pages.ts";
import type { Person } from "./people.ts";
import { userShape } from "./shapes.ts";

export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
  updatedAt: number;
  reviewers: readonly Person[];
  preventSelfReview: boolean;
  waitMinutes: number;
  /** `protected`: protected branches; a list: patterns of branches and tags; undefined: every ref. */
  branches: "protected" | readonly BranchPolicy[] | undefined;
}

export interface BranchPolicy {
  readonly id: number;
  readonly name: string;
  readonly type: "branch" | "tag";
}

interface EnvironmentBody {
  readonly wait_timer?: number;
  readonly prevent_self_review?: boolean;
  readonly reviewers?: readonly { readonly type?: string; readonly id?: number }[] | null;
  readonly deployment_branch_policy?: {
    readonly protected_branches: boolean;
    readonly custom_branch_policies: boolean;
  } | null;
}

export function environmentHandlers(hub: Hub, changed: (environment: Environment) => void): Handlers {
  const named = (name: string | undefined): Environment | undefined => hub.environments.get(name ?? "");
  const policies = (environment: Environment): readonly BranchPolicy[] =>
    Array.isArray(environment.branches) ? environment.branches : [];
  return {
    "repos/get-all-environments": ({ query }) => {
      const all = [...hub.environments.values()];
      const page = paged(all, query).map((one) => environmentShape(hub, one));
      return ok({ total_count: all.length, environments: page });
    },
    "repos/get-environment": ({ param }) => {
      const found = named(param("environment_name"));
      return found === undefined ? notFound() : ok(environmentShape(hub, found));
    },
    "repos/create-or-update-environment": ({ param, text }) => {
      const body: EnvironmentBody = text === "" ? {} : (JSON.parse(text) ?? {});
      const asked = body.reviewers ?? [];
      if (asked.length > 6) return refused(422, "An environment can have no more than 6 reviewers");
      const people = [...hub.people.values()];
      const found = asked.flatMap(({ id }) => people.find((person) => person.id === id) ?? []);
      if (found.length < asked.length) return refused(422, "A reviewer is unknown or may not read the repository");
      const environment = ensureEnvironment(hub, param("environment_name"));
      environment.reviewers = found;
      environment.preventSelfReview = body.prevent_self_review ?? false;
      environment.waitMinutes = body.wait_timer ?? 0;
      const policy = body.deployment_branch_policy ?? null;
      environment.branches =
        policy === null ? undefined : policy.protected_branches ? "protected" : policies(environment);
      environment.updatedAt = hub.now();
      changed(environment);
      return ok(environmentShape(hub, environment));
    },
    "repos/delete-an-environment": ({ param }) => {
      const found = named(param("environment_name"));
      if (found === undefined) return notFound();
      hub.environments.delete(found.name);
      Object.assign(found, { reviewers: [], waitMinutes: 0, branches: undefined });
      changed(found);
      return { status: 204 };
    },
    "repos/list-deployment-branch-policies": ({ param, query }) => {
      const found = named(param("environment_name"));
      if (found === undefined) return notFound();
      const all = policies(found);
      return ok({ total_count: all.length, branch_policies: paged(all, query).map(policyShape) });
    },
    "repos/get-all-deployment-protection-rules": ({ param }) =>
      named(param("environment_name")) === undefined
        ? notFound()
        : ok({ total_count: 0, custom_deployment_protection_rules: [] }),
    "repos/create-deployment-branch-policy": ({ param, text }) => {
      const found = named(param("environment_name"));
      if (found === undefined || !Array.isArray(found.branches)) return notFound();
      const { name, type = "branch" }: { name: string; type?: "branch" | "tag" } = JSON.parse(text);
      const policy: BranchPolicy = { id: hub.nextId(), name, type };
      found.branches = [...policies(found), policy];
      return ok(policyShape(policy));
    },
  };
}

/** What a job names and no one made is made, without any protection. */
export function ensureEnvironment(hub: Hub, name: string): Environment {
  const known = hub.environments.get(name);
  if (known !== undefined) return known;
  const [createdAt, updatedAt] = [hub.now(), hub.now()];
  const rules = { reviewers: [], preventSelfReview: false, waitMinutes: 0, branches: undefined };
  const fresh: Environment = { id: hub.nextId(), name, createdAt, updatedAt, ...rules };
  hub.environments.set(name, fresh);
  return fresh;
}

/** Whether a run of this ref may use the environment. `*` does not cross a slash, `**` does. */
export function allowsRef({ branches }: Environment, ref: string, defaultBranch: string): boolean {
  if (branches === undefined) return true;
  if (branches === "protected") return ref === `refs/heads/${defaultBranch}`;
  const tag = ref.startsWith("refs/tags/");
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  return branches.some((policy) => (policy.type === "tag") === tag && pattern(policy.name).test(name));
}

function pattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^$()|[\]{}\\]/g, "\\$&")
    .replace(/\*\*|\*|\?/g, (one) => (one === "**" ? ".*" : one === "*" ? "[^/]*" : "[^/]"));
  return new RegExp(`^${source}$`);
}

const policyShape = ({ id, name, type }: BranchPolicy): Fields => ({ id, node_id: `BP_${id}`, name, type });

/** What the protection rules say. `can_admins_bypass` is in live answers, though not in the description. */
export function environmentShape(hub: Hub, environment: Environment): Fields {
  const { id, name, reviewers, preventSelfReview, waitMinutes, branches } = environment;
  const rule = (offset: number, type: string): Fields => ({
    id: id * 10 + offset,
    node_id: `GA_${id}_${offset}`,
    type,
  });
  const review = {
    prevent_self_review: preventSelfReview,
    reviewers: reviewers.map((person) => ({ type: "User", reviewer: userShape(hub, person) })),
  };
  const custom = branches !== undefined && branches !== "protected";
  const policy = { protected_branches: branches === "protected", custom_branch_policies: custom };
  return {
    ...environmentLink(hub, environment),
    protection_rules: [
      ...(waitMinutes > 0 ? [{ ...rule(1, "wait_timer"), wait_timer: waitMinutes }] : []),
      ...(reviewers.length > 0 ? [{ ...rule(2, "required_reviewers"), ...review }] : []),
      ...(branches === undefined ? [] : [rule(3, "branch_policy")]),
    ],
    deployment_branch_policy: branches === undefined ? null : policy,
    can_admins_bypass: false,
    created_at: stamp(environment.createdAt),
    updated_at: stamp(environment.updatedAt),
    name,
  };
}

/** The short form that approvals carry. */
export function environmentLink(hub: Hub, { id, name, createdAt, updatedAt }: Environment): Fields {
  return {
    ...{ id, node_id: `EN_${id}`, name, url: `${place(hub)}/environments/${encodeURIComponent(name)}` },
    html_url: `${hub.api}/${hub.owner}/${hub.repo}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: stamp(createdAt),
    updated_at: stamp(updatedAt),
  };
}
