import type { Forge } from "../../src/ports/forge.ts";
import { writtenFields } from "../../src/text/written-fields.ts";

export interface FakeComment {
  readonly id: number;
  body: string;
  readonly created_at: string;
  updated_at: string;
  readonly html_url: string;
  readonly issue_url: string;
  readonly node_id: string;
  /** When its text was changed last, as GraphQL tells it. */
  lastEditedAt: string | null;
  readonly user: { readonly login: string; readonly type: string };
}

/** A run, as the forge tells it; what is not given is that of a release that a tag's push started. */
export interface FakeRun {
  readonly path?: string;
  readonly event?: string;
  readonly head_branch?: string;
  readonly head_sha?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly run_attempt?: number;
  readonly actor?: { readonly login: string };
  readonly triggering_actor?: { readonly login: string };
  /** Names of its jobs; the first one covers all of the time. */
  readonly jobs?: readonly string[];
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
  readonly issues: FakeIssue[];
  /** By their ids. */
  readonly runs: Map<string, FakeRun>;
  /** Of commits, below `git` alone, as Gitea and Forgejo have them. */
  readonly parents: Map<string, string>;
  readonly reactions: { readonly comment: number; readonly content: string }[];
  readonly dispatches: Readonly<Record<string, unknown>>[];
  /** Files of the workflows that were dispatched. */
  readonly workflows: string[];
  /** Statuses that were left with commits, the oldest first. */
  readonly statuses: Readonly<Record<string, unknown>>[];
}

export interface FakeIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: string };
  readonly pull_request?: object;
  state: string;
}

const REPOSITORY = "/repos/example/app";
const ALL_TIME = { started_at: "2000-01-01T00:00:00Z", completed_at: "2100-01-01T00:00:00Z" };

/** `now` is the time of whatever happens next, in milliseconds. */
export function createIssueForge(config: string, now: () => number): IssueForge {
  const issues: IssueForge["issues"] = [];
  const all: FakeComment[] = [];
  const reactions: IssueForge["reactions"] = [];
  const dispatches: Readonly<Record<string, unknown>>[] = [];
  const workflows: string[] = [];
  const statuses: Readonly<Record<string, unknown>>[] = [];
  const runs = new Map<string, FakeRun>();
  const parents = new Map<string, string>();
  let ids = 100;
  const say = (issue: number, body: string, user: FakeComment["user"]): FakeComment => {
    const id = ++ids;
    const at = new Date(now()).toISOString();
    const issue_url = `https://forge.example${REPOSITORY}/issues/${issue}`;
    const made = {
      ...{ id, node_id: `IC_${id}`, lastEditedAt: null as string | null },
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
    ...{ issues, reactions, dispatches, workflows, statuses, runs, parents },
    comments: of,
    comment: (issue, login, body, type = "User") => say(issue, body, { login, type }).id,
    edit: (id, body) => {
      const found = all.find((one) => one.id === id);
      if (found === undefined) throw new Error(`There is no comment ${id}.`);
      found.body = body;
      found.updated_at = new Date(now() + 1000).toISOString();
      found.lastEditedAt = found.updated_at;
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
        const [, run = ""] = /\/actions\/runs\/(\d+)$/.exec(path) ?? [];
        if (run !== "") return runs.has(run) ? { id: Number(run), ...USUAL_RUN, ...runs.get(run) } : undefined;
        if (path.startsWith(`${REPOSITORY}/contents/`)) {
          return { encoding: "base64", content: Buffer.from(config).toString("base64") };
        }
        const [, below, sha = ""] = /\/(git\/)?commits\/(\w+)$/.exec(path) ?? [];
        const parent = below === undefined ? undefined : parents.get(sha);
        if (sha !== "") return parent === undefined ? undefined : { parents: [{ sha: parent }] };
        if (path.includes("/issues/comments/")) return all.find(({ id }) => id === numberIn(path));
        throw new Error(`Nobody expected ${path}.`);
      },
      query: async (_, { id }) => {
        const found = all.find(({ node_id }) => node_id === id);
        return { node: found === undefined ? null : { lastEditedAt: found.lastEditedAt } };
      },
      list: async (path) => {
        const [, ofRun] = /\/actions\/runs\/(\d+)\/jobs/.exec(path) ?? [];
        if (ofRun !== undefined) {
          const { jobs = ASKING, run_attempt = 1 } = runs.get(ofRun) ?? {};
          const over = { status: "completed", conclusion: "success", ...ALL_TIME };
          return jobs.map((name, id) => ({ id, name, run_attempt, ...over }));
        }
        if (path === `${REPOSITORY}/issues?state=open`) return issues.filter(({ state }) => state === "open");
        if (path.endsWith("/comments")) return of(numberIn(path));
        const [, file, query = ""] = /\/actions\/workflows\/([^/]+)\/runs\?(.*)$/.exec(path) ?? [];
        if (file !== undefined) {
          const sha = new URLSearchParams(query).get("head_sha");
          return [...runs]
            .map(([id, one]) => ({ id: Number(id), ...USUAL_RUN, ...one }))
            .filter((one) => one.path?.endsWith(`/${file}`) && (sha ?? one.head_sha) === one.head_sha);
        }
        const [, commit] = /\/commits\/([0-9a-f]+)\/statuses$/.exec(path) ?? [];
        if (commit !== undefined) return statuses.filter(({ sha }) => sha === commit).toReversed();
        throw new Error(`Nobody expected ${path}.`);
      },
      write: async ({ path, body: given = {} }) => {
        const body = writtenFields(given, (text) => text);
        if (path === `${REPOSITORY}/issues`) {
          const by = { body: String(body["body"]), user: { login, type } };
          const made = { number: issues.length + 1, title: String(body["title"]), state: "open", ...by };
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
          const made = { id: ++ids, sha, created_at: new Date(now()).toISOString(), creator: { login }, ...body };
          statuses.push(made);
          return made;
        }
        const issue = issues.find(({ number }) => number === numberIn(path));
        if (issue === undefined) throw new Error(`Nobody expected ${path}.`);
        issue.state = String(body["state"]);
        return issue;
      },
    }),
  };
}

/** Whatever a run asks, it has the job that asks it. */
const ASKING = [
  ...[
    "Request the sign-off in an issue",
    "Request the approval of the tag in the issue",
    "Request the approval in an issue",
    "Release v1.4.0",
    "Request the approval of the rollback in an issue",
  ],
].map((name) => `called / ${name}`);

const USUAL_RUN: FakeRun = {
  path: ".github/workflows/deploy-prod.yml",
  event: "push",
  head_branch: "v1.4.0",
  head_sha: "a".repeat(40),
  status: "completed",
  conclusion: "success",
  run_attempt: 1,
};
