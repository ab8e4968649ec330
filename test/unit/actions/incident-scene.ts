import type { HttpRequest } from "../../../src/ports/world.ts";
import type { Stage } from "../../../src/stage/run-stage.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { doubleForge } from "../../fakes/double-forge.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createLog, createResults, type Left } from "../../fakes/stage-world.ts";
import type { Scopes } from "../../sandbox/github/people.ts";
import { type GithubScene, githubScene } from "../sandbox/github-scene.ts";

/** A repository at the GitHub double with a configuration, and runs that declare incidents or answer comments there. */
export interface IncidentScene {
  readonly github: GithubScene;
  /** Requests to webhooks, in their order. */
  readonly sent: HttpRequest[];
  /** Files that a run has left for an upload. */
  readonly written: Record<string, string>;
  now(): number;
  run(
    stage: AnyStage,
    given: Readonly<Record<string, string>>,
    run?: RunOptions,
  ): Promise<Left & { readonly log: readonly string[] }>;
  issue(number: number): Promise<SeenIssue>;
  comments(number: number): Promise<readonly { readonly id: number; readonly body: string }[]>;
  end(): Promise<void>;
}

export interface RunOptions {
  readonly id?: number;
  readonly attempt?: number;
  /** Of the run's token; without any it can read the contents and write issues. */
  readonly permissions?: Scopes;
}

export interface SeenIssue {
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly labels: readonly { readonly name: string }[];
}

// biome-ignore lint/suspicious/noExplicitAny: stages of different inputs, run alike
type AnyStage = Stage<any, any>;

export const SLACK = "https://hooks.slack.example/services/x";

const PERMISSIONS: Scopes = { contents: "read", issues: "write" };

export async function incidentScene(config: string): Promise<IncidentScene> {
  const github = await githubScene();
  await github.origin.commit({ ".github/sluice.yml": config }, "The configuration");
  for (const login of ["ada", "mallory"])
    github.github.control.addPerson({ login, permission: "write", association: "COLLABORATOR" });
  const sent: HttpRequest[] = [];
  const written: Record<string, string> = {};
  const ahead = 0;
  const now = (): number => Date.parse("2026-11-01T12:00:00Z") + ahead;
  const read = async (path: string): Promise<unknown> => (await github.ask("GET", `/repos/acme/shop${path}`)).body;
  return {
    ...{ github, sent, written, now },
    run: async (stage, given, { id, attempt = 1, permissions = PERMISSIONS } = {}) => {
      const { control, url } = github.github;
      const runId =
        id ??
        control.startRun({ workflow: "incident.yml", event: "issue_comment", ref: "refs/heads/main", actor: "ada" });
      const token = control.runToken(runId, permissions);
      const results = createResults();
      const log = createLog();
      await runStage(stage, {
        inputs: createInputs({ token, ...given }),
        ...{ log, results },
        files: { read: async () => undefined },
        tags: { commitOf: (tag: string) => github.origin.commitOf(tag).catch(() => undefined) },
        clock: { now, monotonic: () => 0, sleep: async () => undefined },
        http: {
          send: async (request: HttpRequest) => {
            sent.push(request);
            return { kind: "answer", status: 200, headers: {}, body: "ok", milliseconds: 1 };
          },
        },
        artifacts: {
          compress: (text: string) => text,
          write: async (folder: string, files: Readonly<Record<string, string>>) => {
            Object.assign(written, files);
            return `/runner/${folder}`;
          },
        },
        cancellation: { signal: new AbortController().signal },
        forge: (used: string) => doubleForge(url, used),
        run: {
          ...{ forge: "github", repository: "acme/shop", runId: String(runId), runAttempt: String(attempt) },
          ...{ job: "declare", actor: "ada", event: "workflow_dispatch", ref: "refs/heads/main", sha: github.head },
          ...{ runUrl: `https://forge.example/acme/shop/actions/runs/${runId}`, workspace: "/" },
        },
      });
      if (results.left.crashes.length > 0) throw results.left.crashes[0];
      return { ...results.left, log: log.lines };
    },
    issue: async (number) => (await read(`/issues/${number}`)) as SeenIssue,
    comments: async (number) =>
      (await read(`/issues/${number}/comments`)) as readonly { readonly id: number; readonly body: string }[],
    end: () => github.end(),
  };
}
