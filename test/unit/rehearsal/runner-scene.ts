/** A repository with workflow files, and the runner over them, for the tests beside this file. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MemoryPlatform } from "../../../rehearsal/runner/memory-platform.ts";
import type { Observer } from "../../../rehearsal/runner/observer.ts";
import { type Request, type RunEnd, runWorkflowFile } from "../../../rehearsal/runner/run.ts";

export interface RunnerScene {
  readonly folder: string;
  readonly bare: string;
  /** Commits files to a new repository's main, and tags them v1.0.0. */
  repository(files: Readonly<Record<string, string>>): void;
  /** One more commit where the desk is, on main at first; the tag stays. Its SHA. */
  commit(files: Readonly<Record<string, string>>): string;
  git(...args: readonly string[]): string;
  /** Files of another repository; the folder that stands for it. */
  other(files: Readonly<Record<string, string>>): string;
  /** By default the push of v1.0.0. */
  run(workflow: string, more?: Partial<Request> & Heard): Promise<Seen>;
  end(): void;
}

export interface Heard {
  /** Called with each line, as it is printed. */
  readonly atLine?: (line: string) => void;
}

export interface Seen {
  readonly end: RunEnd | undefined;
  readonly lines: readonly string[];
  readonly annotations: readonly string[];
  /** By the jobs' keys. */
  readonly results: Readonly<Record<string, string>>;
}

const ENV = { PATH: process.env["PATH"], GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

export function runnerScene(): RunnerScene {
  const folder = mkdtempSync(join(tmpdir(), "sluice-runner-"));
  const [desk, bare] = [join(folder, "desk"), join(folder, "app.git")];
  const git = (...args: readonly string[]): string => {
    const who = ["-c", "user.name=a", "-c", "user.email=a@b"];
    return execFileSync("git", ["-C", desk, ...who, ...args], { env: ENV, encoding: "utf8" }).trim();
  };
  const put = (root: string, files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  return {
    ...{ folder, bare, git },
    repository: (files) => {
      put(desk, files);
      git("init", "-q", "-b", "main");
      git("add", "-A");
      git("commit", "-qm", "feat: all");
      git("tag", "v1.0.0");
      git("clone", "-q", "--bare", desk, bare);
      git("remote", "add", "origin", bare);
    },
    commit: (files) => {
      put(desk, files);
      git("add", "-A");
      git("commit", "-qm", "feat: more");
      if (git("branch", "--show-current") === "main") git("push", "-q", "origin", "main");
      return git("rev-parse", "HEAD");
    },
    other: (files) => {
      put(join(folder, "other"), files);
      return join(folder, "other");
    },
    run: async (workflow, { atLine, ...more } = {}) => {
      const lines: string[] = [];
      const annotations: string[] = [];
      const observer: Observer = {
        job: () => undefined,
        step: () => undefined,
        line: (_, text) => {
          lines.push(text);
          atLine?.(text);
        },
        annotation: (_, level, text) => annotations.push(`${level}: ${text}`),
        summary: () => undefined,
        ended: () => undefined,
      };
      const end = await runWorkflowFile({
        ...{ repository: "example/app", bare, defaultBranch: "main", workflow: `.github/workflows/${workflow}` },
        ...{ trigger: { kind: "push", tag: "v1.0.0" }, actor: "ada", runId: 1 },
        ...{ platform: new MemoryPlatform(), work: join(folder, "work"), observer },
        ...more,
      });
      const results = Object.fromEntries([...(end?.jobs ?? [])].map(([key, { result }]) => [key, result]));
      return { end, lines, annotations, results };
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A workflow file that every pushed tag starts, with these jobs. */
export function onTag(jobs: string): Record<string, string> {
  return { ".github/workflows/a.yml": `on: { push: { tags: ["v*"] } }\njobs:\n${jobs}` };
}

export function ended({ end }: Seen): RunEnd {
  if (end === undefined) throw new Error("It was not started.");
  return end;
}
