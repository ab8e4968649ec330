import type { Hub } from "./hub.ts";
import { type Fields, filled } from "./neutral.ts";
import type { Person } from "./people.ts";

/** The objects that appear inside many others. */
export function userShape({ api }: Hub, { login, id, type }: Person): Fields {
  const url = `${api}/users/${encodeURIComponent(login)}`;
  return filled("simple-user", api, { login, id, type, url, html_url: `${api}/${encodeURIComponent(login)}` });
}

/** Whoever wrote something; null where the account is gone. */
export function authorShape(hub: Hub, person: Person): Fields | null {
  return hub.gone.has(person.login) ? null : userShape(hub, person);
}

export function repositoryShape(hub: Hub, schema: "minimal-repository" | "full-repository" | "repository"): Fields {
  const { api, owner, repo, defaultBranch } = hub;
  const who: Person = { login: owner, id: 1, type: "User", permission: "admin", association: "OWNER" };
  return filled(schema, api, {
    id: 1,
    name: repo,
    full_name: `${owner}/${repo}`,
    owner: userShape(hub, hub.people.get(owner) ?? who),
    private: hub.private,
    default_branch: defaultBranch,
    url: `${api}/repos/${owner}/${repo}`,
    html_url: `${api}/${owner}/${repo}`,
  });
}
