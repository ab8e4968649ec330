import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerApproval } from "../../actions/answer-approval/answer-approval.ts";
import { requestApproval } from "../../actions/request-approval/request-approval.ts";
import { verifyApproval } from "../../actions/verify-approval/verify-approval.ts";
import { runStage, type Stage } from "../../src/stage/run-stage.ts";
import { doubleForge } from "../fakes/double-forge.ts";
import { createInputs } from "../fakes/inputs.ts";
import { createLog, createResults, type Left } from "../fakes/stage-world.ts";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";

/**
 * A repository at the GitHub double, its gates, and the real stages that ask, answer and verify there. grace starts releases, ada
 * and linus own the gates, and mallory has write access: she may push branches with workflows of her own, and use the API.
 */
export interface GateScene {
  readonly github: GithubDouble;
  readonly origin: GitOrigin;
  /** The released commit, v1.4.0. */
  readonly commit: string;
  /** A run of a workflow with a job that is under way. */
  begin(run: RunWish): Run;
  /** A stage in a run; what it left behind. */
  stage(stage: AnyStage, run: Run, inputs: Readonly<Record<string, string>>): Promise<Left>;
  end(run: Run, conclusion?: "success" | "failure"): void;
  /** The run of a tag's push, by whoever pushed it, that asks whether the release may begin; the issue. */
  askRelease(actor?: string, more?: Readonly<Record<string, string>>): Promise<Asked>;
  /** The run that a comment starts, and that reads it. */
  answer(issue: number, comment: number, login?: string): Promise<Left>;
  /** A run that the answer has dispatched, with its verification still to come. */
  release(approval: number): Promise<Verified>;
  /** The forge's clock goes on, so that its whole seconds differ. */
  pass(milliseconds: number): void;
  now(): number;
  /** What a workflow of mallory's own branch does with the token of its run. */
  asBranchWorkflow(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** What a person does with the API. */
  as(login: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: stages of different inputs, run alike
type AnyStage = Stage<any, any>;

export interface RunWish {
  readonly workflow: string;
  readonly event: string;
  readonly ref: string;
  readonly actor: string;
  readonly job?: string;
}

export interface Run extends RunWish {
  readonly id: number;
  readonly jobId: number;
  readonly sha: string;
}

export interface Asked {
  readonly issue: number;
  readonly request: number;
  readonly run: Run;
}

export interface Verified extends Left {
  readonly run: Run;
}

export const BOT = "github-actions[bot]";
const REPOSITORY = "example/app";
const SCOPES = {
  ...({ actions: "write", contents: "read", checks: "write", deployments: "write" } as const),
  ...({ issues: "write", statuses: "write" } as const),
};
const MINUTE = 60_000;

const DISPATCHED =
  "name: Deploy\non: { workflow_dispatch: { inputs: { tag: {}, approval: {}, verdict: {} } } }\njobs: {}\n";

export async function openGateScene(kind: "comment" | "environment" = "comment"): Promise<GateScene> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-attack-"));
  const origin = await createGitOrigin(folder);
  const gate = `{ kind: ${kind}, owner: ada, backup-owner: linus }`;
  const config = `gates: { production: ${gate}, production-verdict: ${gate}, release: ${gate}, staging-signoff: ${gate} }\n`;
  const files = { ".github/sluice.yml": config, ".github/workflows/deploy-prod.yml": DISPATCHED };
  await origin.commit({ ...files, ".github/workflows/answer.yml": "on: issue_comment\njobs: {}\n" }, "feat: one");
  const commit = await origin.commit({ "CHANGELOG.md": "# Changelog\n" }, "chore: v1.4.0");
  await origin.tag("v1.4.0", commit);
  let ahead = 0;
  const start = Date.now();
  const now = (): number => start + ahead;
  const github = await startGithub({ repository: REPOSITORY, folder: origin.folder, now });
  const { control } = github;
  for (const login of ["ada", "linus", "grace", "mallory"]) control.addPerson({ login });
  control.addPerson({ login: "stranger", permission: "read", association: "NONE" });
  if (kind === "environment") control.protect("production", { reviewers: ["ada", "linus"] });
  const clock = {
    now,
    monotonic: () => ahead,
    sleep: async (milliseconds: number) => {
      ahead += milliseconds;
    },
  };
  const ask = async (token: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${github.url}/repos/${REPOSITORY}/${path}`, { method, headers, ...text });
    expect([path, answer.status < 300]).toEqual([path, true]);
    const got = await answer.text();
    return got === "" ? {} : JSON.parse(got);
  };
  const scene: GateScene = {
    ...{ github, origin, commit, now },
    begin: (wish) => {
      const { workflow, event, ref, actor, job = "job" } = wish;
      const id = control.startRun({ workflow: `.github/workflows/${workflow}`, event, ref, actor });
      const jobId = control.addJob(id, { name: job });
      control.setJob(jobId, { status: "in_progress" });
      return { ...wish, id, jobId, sha: control.run(id).sha };
    },
    stage: async (stage, run, inputs) => {
      const results = createResults();
      const token = control.runToken(run.id, SCOPES);
      const forge = doubleForge(github.url, token);
      await runStage(stage, {
        inputs: createInputs({ token: "t0ken", ...inputs }),
        log: createLog(),
        results,
        clock,
        tags: { commitOf: async (tag: string) => origin.commitOf(tag).catch(() => undefined) },
        forge: () => forge,
        files: { read: async () => undefined },
        http: { send: () => Promise.reject(new Error("Nothing is to be sent.")) },
        cancellation: { signal: new AbortController().signal },
        run: {
          ...{ forge: "github", repository: REPOSITORY, runId: String(run.id), job: "job", actor: run.actor },
          ...{ runAttempt: String(control.run(run.id).attempt), event: run.event, ref: run.ref, sha: run.sha },
          ...{ runUrl: `${github.url}/${REPOSITORY}/actions/runs/${run.id}`, workspace: "/" },
        },
      });
      expect(results.left.crashes).toEqual([]);
      return results.left;
    },
    end: (run, conclusion = "success") => {
      scene.pass(2000);
      control.setJob(run.jobId, { status: "completed", conclusion });
      control.endRun(run.id);
      scene.pass(MINUTE);
    },
    askRelease: async (actor = "grace", more = {}) => {
      const pushed = { workflow: "deploy-prod.yml", event: "push", ref: "refs/tags/v1.4.0" };
      const run = scene.begin({ ...pushed, actor, job: "deploy / Request the approval in an issue" });
      scene.pass(2000);
      const left = await scene.stage(requestApproval, run, { version: "v1.4.0", commit, ...more });
      expect(left.failures).toEqual([]);
      scene.end(run);
      const issue = Number(left.outputs["issue"]);
      return { issue, request: Number(/issuecomment-(\d+)$/.exec(left.outputs["url"] ?? "")?.[1]), run };
    },
    answer: async (issue, comment, login = "ada") => {
      const run = scene.begin({ workflow: "answer.yml", event: "issue_comment", ref: "refs/heads/main", actor: login });
      const left = await scene.stage(answerApproval, run, { issue: String(issue), comment: String(comment) });
      scene.end(run);
      return left;
    },
    release: async (approval) => {
      const run = scene.begin({ ...DISPATCH, actor: BOT, job: "deploy / Release v1.4.0" });
      const left = await scene.stage(verifyApproval, run, { ...release, approval: String(approval) });
      return { ...left, run };
    },
    pass: (milliseconds) => {
      ahead += milliseconds;
    },
    asBranchWorkflow: (method, path, body) => {
      const run = scene.begin({ workflow: "mine.yml", event: "push", ref: "refs/heads/main", actor: "mallory" });
      return ask(control.runToken(run.id, SCOPES), method, path, body);
    },
    as: (login, method, path, body) => ask(control.userToken(login), method, path, body),
    close: async () => {
      await github.close().finally(() => rmSync(folder, { recursive: true, force: true }));
    },
  };
  const release = { version: "v1.4.0", commit, environment: "production", asks: "release" };
  return scene;
}

export const DISPATCH = { workflow: "deploy-prod.yml", event: "workflow_dispatch", ref: "refs/heads/main" } as const;
