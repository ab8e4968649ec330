/** A GitHub double with a small repository behind it, for the tests beside this file. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../../sandbox/github/double.ts";

export interface GithubScene {
  readonly github: GithubDouble;
  readonly origin: GitOrigin;
  readonly head: string;
  /** A request as a client makes it; the token of `olga`, who administers, unless told. */
  ask(method: string, path: string, options?: { readonly body?: unknown; readonly token?: string }): Promise<Asked>;
  /** Moves the forge's clock. */
  pass(milliseconds: number): void;
  end(): Promise<void>;
}

export interface Asked {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

const WORKFLOW = `name: Deploy
on:
  workflow_dispatch:
    inputs:
      tag: { required: true, type: string }
      dry-run: { default: "false", type: string }
jobs: {}
`;

export async function githubScene(): Promise<GithubScene> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-github-"));
  const origin = await createGitOrigin(folder);
  const first = { ".github/workflows/deploy.yml": WORKFLOW, "compose.yml": "services: {}\n" };
  await origin.commit(first, "The first");
  const head = await origin.commit({ "docs/more.md": "more\n" }, "More");
  await origin.tag("v1.0.0", head);
  let ahead = 0;
  const now = (): number => Date.parse("2026-11-01T12:00:00Z") + ahead;
  const github = await startGithub({ repository: "acme/shop", folder: origin.folder, now });
  const { control } = github;
  control.addPerson({ login: "acme", permission: "admin", association: "OWNER" });
  control.addPerson({ login: "olga", permission: "admin", association: "OWNER" });
  control.addPerson({ login: "rene", permission: "read", association: "NONE" });
  const olga = control.userToken("olga");
  return {
    github,
    origin,
    head,
    ask: async (method, path, { body, token = olga } = {}) => {
      const headers = { authorization: `token ${token}` };
      const text = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await fetch(`${github.url}${path}`, { method, headers, ...text });
      const got = await answer.text();
      return { status: answer.status, body: got === "" ? undefined : JSON.parse(got), headers: answer.headers };
    },
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
    end: async () => {
      try {
        await github.close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
