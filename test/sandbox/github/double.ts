import { EventEmitter } from "node:events";
import { approvalHandlers } from "./approvals.ts";
import { commentHandlers } from "./comments.ts";
import { commitHandlers } from "./commits.ts";
import { contentHandlers } from "./contents.ts";
import { type Control, control } from "./control.ts";
import { deploymentHandlers } from "./deployments.ts";
import { dispatchHandlers } from "./dispatches.ts";
import { environmentHandlers } from "./environments.ts";
import { type Misbehaviour, Weather } from "./faults.ts";
import { openGit } from "./git.ts";
import type { Events, Handlers, Hub } from "./hub.ts";
import { issueHandlers } from "./issues.ts";
import { labelHandlers } from "./labels.ts";
import { ACTIONS_BOT, Tokens } from "./people.ts";
import { pullHandlers } from "./pulls.ts";
import { refHandlers } from "./refs.ts";
import { releaseHandlers } from "./releases.ts";
import { repositoryHandlers } from "./repository.ts";
import { rulesChanged } from "./run-life.ts";
import { runHandlers } from "./runs.ts";
import { secretHandlers } from "./secrets.ts";
import { githubServer, type LoggedRequest } from "./server.ts";
import { statusHandlers } from "./statuses.ts";

export interface GithubWish {
  /** `owner/name`. */
  readonly repository: string;
  /** The bare git repository whose refs, commits and files it shows. */
  readonly folder: string;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** The forge's clock, milliseconds since the epoch. */
  readonly now?: () => number;
}

/** A GitHub of our own: one repository, real git behind it, every word held against GitHub's description. */
export interface GithubDouble {
  /** For GITHUB_API_URL. */
  readonly url: string;
  readonly control: Control;
  /** What a client, or the double itself, did that GitHub's description does not allow. */
  readonly violations: readonly string[];
  readonly requests: readonly LoggedRequest[];
  on<Name extends keyof Events>(event: Name, listener: (event: Events[Name][0]) => void): void;
  behave(what: Misbehaviour): void;
  /** Ends all misbehaviour. */
  calm(): void;
  /** Throws when there are violations. */
  close(): Promise<void>;
}

export async function startGithub(wish: GithubWish): Promise<GithubDouble> {
  const hub = emptyHub(wish);
  const weather = new Weather();
  const violations: string[] = [];
  const requests: LoggedRequest[] = [];
  const server = githubServer({ hub, handlers: allHandlers(hub), weather, violations, requests });
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(0, "127.0.0.1", () => listening.resolve());
  await listening.promise;
  // A test that forgot to close it must still end.
  server.unref();
  const address = server.address();
  hub.api = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url: hub.api,
    control: control(hub),
    violations,
    requests,
    on: (event, listener) => {
      const emitter: EventEmitter = hub.events;
      emitter.on(event, listener);
    },
    behave: (what) => weather.behave(what),
    calm: () => weather.clear(),
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      await promise;
      if (violations.length > 0) throw new Error(`GitHub would not have it:\n${violations.join("\n")}`);
    },
  };
}

function allHandlers(hub: Hub): Handlers {
  return {
    ...refHandlers(hub),
    ...commitHandlers(hub),
    ...contentHandlers(hub),
    ...releaseHandlers(hub),
    ...secretHandlers(hub),
    ...deploymentHandlers(hub),
    ...environmentHandlers(hub, (environment) => rulesChanged(hub, environment)),
    ...runHandlers(hub),
    ...approvalHandlers(hub),
    ...dispatchHandlers(hub),
    ...statusHandlers(hub),
    ...issueHandlers(hub),
    ...labelHandlers(hub),
    ...commentHandlers(hub),
    ...pullHandlers(hub),
    ...repositoryHandlers(hub),
  };
}

function emptyHub({ repository, folder, defaultBranch = "main", now = Date.now, ...wish }: GithubWish): Hub {
  const [owner = "", repo = ""] = repository.split("/");
  const git = openGit(folder);
  let id = 1000;
  return {
    ...{ api: "", owner, repo, defaultBranch, now, private: wish.private ?? false },
    git,
    seenRefs: new Map(git.refs("refs/").map(({ ref, sha }) => [ref, sha])),
    tokens: new Tokens(),
    people: new Map([[ACTIONS_BOT.login, ACTIONS_BOT]]),
    gone: new Set(),
    releases: new Map(),
    environments: new Map(),
    secrets: new Map(),
    secretKeys: new Map(),
    deployments: new Map(),
    deploymentStatuses: [],
    runs: new Map(),
    issues: new Map(),
    comments: new Map(),
    labels: new Map(),
    pulls: new Map(),
    statuses: [],
    checks: [],
    protectedBranches: new Set(),
    events: new EventEmitter(),
    nextId: () => ++id,
  };
}
