import type { Forge } from "../../src/world/forge.ts";

export interface FakeComment {
  readonly id: number;
  body: string;
  readonly created_at: string;
  updated_at: string;
  readonly html_url: string;
  readonly issue_url: string;
  readonly user: { readonly login: string; readonly type: string };
}

/** A forge with issues and comments, and a configuration on its default branch. Everybody sees the same one. */
export interface IssueForge {
  /** As the account that writes. */
  as(login: string, type?: string): Forge;
  /** A person's comment, unless the type says Bot; its id. */
  comment(issue: number, login: string, body: string, type?: string): number;
  edit(id: number, body: string): void;
  delete(id: number): void;
  comments(issue: number): readonly FakeComment[];
  readonly issues: { readonly number: number; readonly title: string; state: string }[];
  readonly reactions: { readonly comment: number; readonly content: string }[];
  readonly dispatches: Readonly<Record<string, unknown>>[];
  /** Files of the workflows that were dispatched. */
  readonly workflows: string[];
  /** Runs of hotfix.yml, as the forge tells them. */
  readonly hotfixes: object[];
  /** Statuses that were left with commits, the oldest first. */
  readonly statuses: Readonly<Record<string, unknown>>[];
}

const REPOSITORY = "/repos/example/app";

/** `now` is the time of whatever happens next, in milliseconds; `startedBy` who started the run, and who again. */
export function createIssueForge(config: string, now: () => number, startedBy: readonly string[] = []): IssueForge {
  const issues: IssueForge["issues"] = [];
  const all: FakeComment[] = [];
  const reactions: IssueForge["reactions"] = [];
  const dispatches: Readonly<Record<string, unknown>>[] = [];
  const workflows: string[] = [];
  const hotfixes: object[] = [];
  const statuses: Readonly<Record<string, unknown>>[] = [];
  let ids = 100;
  const say = (issue: number, body: string, user: FakeComment["user"]): FakeComment => {
    const id = ++ids;
    const at = new Date(now()).toISOString();
    const issue_url = `https://forge.example${REPOSITORY}/issues/${issue}`;
    const made = {
      id,
      body,
      created_at: at,
      updated_at: at,
      html_url: `https://forge.example/example/app/issues/${issue}#issuecomment-${id}`,
      issue_url,
      user,
    };
    all.push(made);
    return made;
  };
  const of = (issue: number): FakeComment[] => all.filter(({ issue_url }) => issue_url.endsWith(`/issues/${issue}`));
  const numberIn = (path: string): number => Number(/\/issues\/(?:comments\/)?(\d+)/.exec(path)?.[1]);

  return {
    ...{ issues, reactions, dispatches, workflows, statuses, hotfixes },
    comments: of,
    comment: (issue, login, body, type = "User") => say(issue, body, { login, type }).id,
    edit: (id, body) => {
      const found = all.find((one) => one.id === id);
      if (found === undefined) throw new Error(`There is no comment ${id}.`);
      found.body = body;
      found.updated_at = new Date(now() + 1000).toISOString();
    },
    delete: (id) => {
      all.splice(
        all.findIndex((one) => one.id === id),
        1,
      );
    },
    as: (login, type = "Bot") => ({
      read: async (path) => {
        if (path === REPOSITORY) return { default_branch: "main" };
        if (path.startsWith(`${REPOSITORY}/actions/runs/`)) {
          const [actor, again = actor] = startedBy.map((one) => ({ login: one }));
          const about = { path: ".github/workflows/prepare-release.yml", head_branch: "hotfix/v1.4.0" };
          return { ...about, head_sha: "a".repeat(40), actor, triggering_actor: again };
        }
        if (path.startsWith(`${REPOSITORY}/contents/`)) {
          return { encoding: "base64", content: Buffer.from(config).toString("base64") };
        }
        if (path.startsWith(`${REPOSITORY}/commits/`)) return undefined;
        if (path.includes("/issues/comments/")) return all.find(({ id }) => id === numberIn(path));
        throw new Error(`Nobody expected ${path}.`);
      },
      list: async (path) => {
        if (path === `${REPOSITORY}/issues?state=open`) return issues.filter(({ state }) => state === "open");
        if (path.endsWith("/comments")) return of(numberIn(path));
        if (path.startsWith(`${REPOSITORY}/actions/workflows/`)) return path.includes("/hotfix.yml/") ? hotfixes : [];
        const [, commit] = /\/commits\/([0-9a-f]+)\/statuses$/.exec(path) ?? [];
        if (commit !== undefined) return statuses.filter(({ sha }) => sha === commit).toReversed();
        throw new Error(`Nobody expected ${path}.`);
      },
      write: async ({ path, body = {} }) => {
        if (path === `${REPOSITORY}/issues`) {
          const made = { number: issues.length + 1, title: String(body["title"]), state: "open" };
          issues.push(made);
          return made;
        }
        if (path.endsWith("/reactions")) {
          reactions.push({ comment: numberIn(path), content: String(body["content"]) });
          return {};
        }
        if (path.endsWith("/comments")) return say(numberIn(path), String(body["body"]), { login, type });
        const [, workflow] = /\/actions\/workflows\/([^/]+)\/dispatches$/.exec(path) ?? [];
        if (workflow !== undefined) {
          dispatches.push(body);
          workflows.push(workflow);
          return {};
        }
        const [, sha] = /\/statuses\/([0-9a-f]{40})$/.exec(path) ?? [];
        if (sha !== undefined) {
          statuses.push({ id: ++ids, sha, created_at: new Date(now()).toISOString(), creator: { login }, ...body });
          return {};
        }
        const issue = issues.find(({ number }) => number === numberIn(path));
        if (issue === undefined) throw new Error(`Nobody expected ${path}.`);
        issue.state = String(body["state"]);
        return issue;
      },
    }),
  };
}
