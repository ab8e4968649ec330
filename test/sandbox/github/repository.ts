import { type Handlers, type Hub, notFound, ok } from "./hub.ts";
import { type Fields, filled } from "./neutral.ts";
import type { Permission, Person } from "./people.ts";
import { repositoryShape, userShape } from "./shapes.ts";

/** The repository itself, and the people around it. */
export function repositoryHandlers(hub: Hub): Handlers {
  const profile = (person: Person): Fields => filled("public-user", hub.api, userShape(hub, person));
  const limit = { limit: 5000, remaining: 4999, reset: Math.floor(hub.now() / 1000) + 3600, used: 1 };
  return {
    "repos/get": () => ok(repositoryShape(hub, "full-repository")),
    "repos/get-collaborator-permission-level": ({ param }) => {
      const person = hub.people.get(param("username"));
      if (person === undefined) return notFound();
      const user = filled("nullable-collaborator", hub.api, {
        ...userShape(hub, person),
        role_name: person.permission,
        permissions: permissionsOf(person.permission),
      });
      return ok({ permission: COARSE[person.permission], role_name: person.permission, user });
    },
    "users/get-by-username": ({ param }) => {
      const person = hub.people.get(param("username"));
      return person === undefined ? notFound() : ok(profile(person));
    },
    "users/get-authenticated": ({ who }) => ok(profile(who.person)),
    "rate-limit/get": () => ok({ resources: { core: limit, search: limit }, rate: limit }),
  };
}

/** `permission` knows four levels only: who maintains writes, who triages reads. */
const COARSE: Readonly<Record<Permission, string>> = {
  ...{ admin: "admin", maintain: "write", write: "write", triage: "read", read: "read", none: "none" },
};

function permissionsOf(permission: Permission): Fields {
  const order: readonly Permission[] = ["none", "read", "triage", "write", "maintain", "admin"];
  const at = order.indexOf(permission);
  const has = (one: Permission): boolean => at >= order.indexOf(one);
  return {
    pull: has("read"),
    triage: has("triage"),
    push: has("write"),
    maintain: has("maintain"),
    admin: has("admin"),
  };
}
