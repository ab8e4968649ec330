import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { type RunningStep, type StepResult, startStep } from "../sandbox/step.ts";

/** A repository with one release, GitHub, and the real bundle that says whether something may be released. */
export interface ReadinessScene {
  readonly folder: string;
  readonly origin: GitOrigin;
  readonly github: GithubDouble;
  /** The commit of v1.0.0. */
  readonly commit: string;
  start(inputs: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>): Promise<RunningStep>;
  /** The step, to its end. */
  check(inputs: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>): Promise<StepResult>;
  /** A run of a workflow for a commit with one job; without a conclusion it goes on. */
  ran(wish: RunWish): Ran;
  ends(ran: Ran, conclusion: Conclusion): void;
  /** What a person does through the API. */
  post(path: string, body: unknown): Promise<{ readonly id: number; readonly number: number }>;
  /** By a job of the staging workflow; one that was skipped leaves a deployment that was never to be. */
  deployed(sha: string, conclusion: Conclusion, environment?: string): void;
  close(): Promise<void>;
}

export type Conclusion = "success" | "failure" | "skipped" | "neutral";

export interface RunWish {
  readonly file: string;
  /** Of its job. */
  readonly name: string;
  readonly conclusion?: Conclusion | undefined;
  readonly sha: string;
}

export interface Ran {
  readonly run: number;
  readonly job: number;
}

const REPOSITORY = "example/app";
/** An app that leaves statuses. */
export const SCANNER = "scan-app[bot]";
const SCOPES = {
  ...({ contents: "read", checks: "read", statuses: "read", actions: "read", issues: "read" } as const),
  ...({ deployments: "read" } as const),
};

export async function openReadinessScene(rules: string): Promise<ReadinessScene> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-ready-"));
  mkdirSync(join(folder, "workspace"));
  const origin = await createGitOrigin(folder);
  const commit = await origin.commit({ ".github/sluice.yml": rules, "a.txt": "1" }, "feat: one");
  await origin.tag("v1.0.0", commit);
  const github = await startGithub({ repository: REPOSITORY, folder: origin.folder });
  github.control.addPerson({ login: "ada" });
  github.control.addPerson({ login: SCANNER, type: "Bot" });
  const { control } = github;
  const begin = async (inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) => {
    const workflow = ".github/workflows/deploy-prod.yml";
    const run = control.startRun({ workflow, event: "workflow_dispatch", ref: "refs/heads/main", actor: "ada" });
    const running = await startStep({
      stage: "check-readiness",
      workspace: join(folder, "workspace"),
      scratch: folder,
      with: { token: control.runToken(run, SCOPES), ...inputs },
      run: {
        ...{
          GITHUB_API_URL: github.url,
          GITHUB_SERVER_URL: github.url,
          GITHUB_REPOSITORY: REPOSITORY,
          GITHUB_REF: "refs/heads/main",
        },
        GITHUB_RUN_ID: String(run),
      },
      env,
    });
    return { run, running };
  };
  const scene: ReadinessScene = {
    ...{ folder, origin, github, commit },
    start: async (inputs, env) => (await begin(inputs, env)).running,
    check: async (inputs, env) => {
      const { run, running } = await begin(inputs, env);
      const result = await running.done;
      // A run that went on would be one that may still bring what is missing.
      control.endRun(run);
      return result;
    },
    ran: ({ file, name, conclusion, sha }) => {
      const workflow = `.github/workflows/${file}`;
      const run = control.startRun({ workflow, event: "push", ref: "refs/heads/main", actor: "ada", sha });
      const job = control.addJob(run, { name });
      control.setJob(job, { status: "in_progress" });
      if (conclusion !== undefined) scene.ends({ run, job }, conclusion);
      return { run, job };
    },
    ends: ({ run, job }, conclusion) => {
      control.setJob(job, { status: "completed", conclusion });
      control.endRun(run);
    },
    post: async (path, body) => {
      const headers = { authorization: `Bearer ${control.userToken("ada")}`, "content-type": "application/json" };
      const answer = await fetch(`${github.url}/repos/${REPOSITORY}/${path}`, {
        ...{ method: "POST", headers, body: JSON.stringify(body) },
      });
      return (await answer.json()) as { readonly id: number; readonly number: number };
    },
    deployed: (sha, conclusion, environment = "staging") => {
      const workflow = ".github/workflows/deploy-staging.yml";
      const run = control.startRun({ workflow, event: "push", ref: "refs/heads/main", actor: "ada", sha });
      const job = control.addJob(run, { name: "staging", environment });
      control.setJob(job, { status: "in_progress" });
      scene.ends({ run, job }, conclusion);
    },
    close: async () => {
      // Throws when something was asked that GitHub's description does not allow.
      await github.close().finally(() => rmSync(folder, { recursive: true, force: true }));
    },
  };
  return scene;
}
