import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../../sandbox/ports.ts";
import { must, waitFor } from "../../sandbox/processes.ts";
import { openProduction, type Production } from "../../sandbox/production.ts";
import { createTinyApp, type TinyRelease } from "../../sandbox/tiny-app.ts";
import { type Gitea, startGitea } from "../gitea/gitea.ts";
import { pushActions } from "./actions.ts";
import { copyFor, type Staging } from "./copy.ts";
import { type Runner, startRunner } from "./runner.ts";

/** A production whose repository is on a real Gitea, with the workflows that `sluice init` writes, and Gitea's own runner. */
export interface GiteaRoad {
  readonly gitea: Gitea;
  readonly production: Production;
  readonly staging: Staging | undefined;
  /** A commit on main with the image of that version, without the tag; gives it. Its changes are unreleased, or those of the version. */
  publish(tag: string, heading: "Unreleased" | "versions", more?: Partial<TinyRelease>): Promise<string>;
  /** A commit on main without an image of its own; gives it. */
  fix(changes: Readonly<Record<string, string>>, message: string): Promise<string>;
  /** Pushes an annotated tag as grace. */
  tag(name: string, commit: string): Promise<void>;
  dispatch(workflow: string, inputs: Readonly<Record<string, string>>, ref?: string): Promise<void>;
  /** Waits for a run, and until there is no open one; gives those that ended since the last question, the oldest first. */
  ended(): Promise<readonly GiteaRun[]>;
  /** The newest issue of a tag, or of a rollback. */
  issueOf(title: string): Promise<{ readonly number: number; readonly state: string }>;
  /** Everything in the issue, the request included. */
  said(title: string): Promise<string>;
  /** Ada's comment, or another person's. */
  answer(title: string, body: string, login?: string): Promise<void>;
  /** Ada writes a comment, and changes it at once. */
  edit(title: string, before: string, after: string): Promise<void>;
  running(): Promise<string>;
  readonly runner: Runner;
  /** "Re-run all failed jobs" of a run that has ended. */
  rerun(run: GiteaRun): Promise<void>;
  close(): Promise<void>;
}

export interface GiteaRun {
  readonly id: number;
  readonly workflow: string;
  readonly conclusion: string;
  /** Results of its jobs by their names; those of a called workflow are one job here. */
  readonly jobs: Readonly<Record<string, string>>;
  readonly log: string;
}

/** With a staging, each push to main is deployed there. */
export async function openGiteaRoad({ staging = false } = {}): Promise<GiteaRoad> {
  const gitea = await startGitea(["ada", "grace"]);
  try {
    const production = await openProduction();
    const machine = staging ? { host: await production.sandbox.host(), port: await freePort() } : undefined;
    return await openRoadOn({ gitea, production, staging: machine }).catch(async (error: unknown) => {
      await production.close();
      throw error;
    });
  } catch (error) {
    await gitea.close();
    throw error;
  }
}

interface Machines {
  readonly gitea: Gitea;
  readonly production: Production;
  readonly staging: Staging | undefined;
}

async function openRoadOn({ gitea, production, staging }: Machines): Promise<GiteaRoad> {
  const { sandbox, host } = production;
  const pins = await pushActions(gitea);
  // An empty repository would count as one until Gitea has noticed the first push.
  await gitea.ask("POST", "/user/repos", { name: "app", auto_init: true, default_branch: "main" });
  await gitea.ask("PUT", "/repos/ada/app/collaborators/grace", { permission: "write" });
  const secrets = {
    ...{ DEPLOY_SSH_KEY: host.ssh.privateKey, SURVEY_SSH_KEY: host.ssh.privateKey },
    ...(staging === undefined ? {} : { STAGING_SSH_KEY: staging.host.ssh.privateKey }),
  };
  for (const [name, data] of Object.entries(secrets))
    await gitea.ask("PUT", `/repos/ada/app/actions/secrets/${name}`, { data });
  const app = await createTinyApp(sandbox);
  const url = `http://127.0.0.1:${app.port}`;
  const remote = `${gitea.url.replace("://", `://grace:${await gitea.token("grace")}@`)}/ada/app.git`;
  const desk = join(gitea.folder, "desk");
  const bare = (...args: readonly string[]): Promise<string> => must(["git", "-C", sandbox.origin.folder, ...args]);
  const files = await copyFor({ gitea, production, staging, url, pins, folder: desk });
  const runner = await startRunner(gitea);
  const seen = new Set<number>();
  let isCloned = false;
  const runs = async (): Promise<readonly RunAnswer[]> =>
    (await gitea.ask<{ workflow_runs: readonly RunAnswer[] | null }>("GET", "/repos/ada/app/actions/runs?limit=50"))
      .workflow_runs ?? [];
  const issueOf: GiteaRoad["issueOf"] = async (title) => {
    const issues = await gitea.ask<readonly { title: string; number: number; state: string }[]>(
      "GET",
      "/repos/ada/app/issues?state=all&type=issues",
    );
    const matching = issues.filter((issue) => issue.title === titleOf(title));
    const [found] = matching.toSorted((one, other) => other.number - one.number);
    if (found === undefined) throw new Error(`No issue is called ${title}: ${issues.map((one) => one.title)}`);
    return found;
  };
  const road: GiteaRoad = {
    ...{ gitea, production, staging, issueOf, runner },
    publish: async (tag, heading, more = {}) => {
      // The image is built and pushed under its tag; Gitea gets the commit alone.
      await bare("fetch", "--quiet", remote, "+refs/heads/main:refs/heads/main");
      const section = heading === "Unreleased" ? heading : tag.slice(1);
      const changelog = `# Changelog\n\n## [${section}]\n\n### Added\n\n- What ${tag} brings\n`;
      const { commit } = await app.publish({
        tag,
        ...more,
        files: { ...files, "CHANGELOG.md": changelog, ...more.files },
      });
      await sandbox.origin.deleteTag(tag);
      if (!isCloned) {
        // A person clones the repository on each host once.
        for (const { checkOut, directory } of staging === undefined ? [host] : [host, staging.host]) {
          await checkOut(commit);
          await must(["git", "-C", directory, "remote", "set-url", "origin", `${gitea.url}/ada/app.git`]);
        }
        if (staging !== undefined) writeFileSync(join(staging.host.directory, ".env"), `TINY_PORT=${staging.port}\n`);
      }
      isCloned = true;
      await bare("push", "--quiet", remote, "refs/heads/main");
      return commit;
    },
    fix: async (changes, message) => {
      await bare("fetch", "--quiet", remote, "+refs/heads/main:refs/heads/main");
      const commit = await sandbox.origin.commit(changes, message);
      await bare("push", "--quiet", remote, "refs/heads/main");
      return commit;
    },
    tag: async (name, commit) => {
      await sandbox.origin.tag(name, commit);
      await bare("push", "--quiet", remote, `refs/tags/${name}`);
    },
    dispatch: async (workflow, inputs, ref = "main") => {
      const path = `/repos/ada/app/actions/workflows/${workflow}/dispatches`;
      await gitea.ask("POST", path, { ref, inputs }, await gitea.token("grace"));
    },
    ended: async () => {
      await waitFor("another run", 60_000, async () => (await runs()).some(({ id }) => !seen.has(id)) || undefined);
      const over = await quiet(runs);
      const fresh = over.filter(({ id }) => !seen.has(id)).toSorted((one, other) => one.id - other.id);
      for (const { id } of fresh) seen.add(id);
      return Promise.all(fresh.map((run) => endOf(gitea, run)));
    },
    said: async (title) => {
      const { number } = await issueOf(title);
      const comments = await gitea.ask<readonly { body: string; user: { login: string } }[]>(
        "GET",
        `/repos/ada/app/issues/${number}/comments`,
      );
      return comments.map(({ body, user }) => `${user.login}: ${body}`).join("\n");
    },
    answer: async (title, body, login = "ada") => {
      const { number } = await issueOf(title);
      await gitea.ask("POST", `/repos/ada/app/issues/${number}/comments`, { body }, await gitea.token(login));
    },
    edit: async (title, before, after) => {
      const { number } = await issueOf(title);
      const token = await gitea.token("ada");
      const comment = { body: before };
      const { id } = await gitea.ask<{ id: number }>(
        "POST",
        `/repos/ada/app/issues/${number}/comments`,
        comment,
        token,
      );
      await gitea.ask("PATCH", `/repos/ada/app/issues/comments/${id}`, { body: after }, token);
    },
    rerun: async ({ id }) => {
      seen.delete(id);
      await gitea.ask("POST", `/repos/ada/app/actions/runs/${id}/rerun-failed-jobs`);
    },
    running: async () => (await production.status()).outputs["version"] ?? "",
    close: async () => {
      await runner.close();
      await gitea.close();
      await production.close();
    },
  };
  return road;
}

/** Of a release, of a rollback's tag, or of a rollback that was dispatched without the release that is meant. */
function titleOf(name: string): string {
  const [, failed] = /^(.+)-rollback$/.exec(name) ?? [];
  if (failed !== undefined) return `Urgent: roll back ${failed}`;
  return name === "rollback" ? "Urgent: roll back production" : `Release ${name}`;
}

interface RunAnswer {
  readonly id: number;
  readonly path: string;
  readonly status: string;
  readonly conclusion: string;
}

/** Until every run has ended, and no other one begins for a moment: an answer's run dispatches the next one. */
async function quiet(runs: () => Promise<readonly RunAnswer[]>): Promise<readonly RunAnswer[]> {
  for (let calm = 0, attempt = 0; attempt < 600; attempt++) {
    const all = await runs();
    calm = all.every(({ status }) => status === "completed") ? calm + 1 : 0;
    if (calm === 4) return all;
    await delay(500);
  }
  throw new Error("The runs did not end within five minutes.");
}

async function endOf(gitea: Gitea, { id, path, conclusion }: RunAnswer): Promise<GiteaRun> {
  const { jobs } = await gitea.ask<{ jobs: readonly { id: number; name: string; conclusion: string }[] }>(
    "GET",
    `/repos/ada/app/actions/runs/${id}/jobs`,
  );
  const authorization = `token ${await gitea.token("ada")}`;
  const logs = await Promise.all(
    jobs.map(async (job) => {
      const answer = await fetch(`${gitea.api}/repos/ada/app/actions/jobs/${job.id}/logs`, {
        headers: { authorization },
      });
      return answer.ok ? answer.text() : "";
    }),
  );
  const results = Object.fromEntries(jobs.map(({ name, conclusion: result }) => [name, result]));
  return { id, workflow: path.replace(/@.*$/, ""), conclusion, jobs: results, log: logs.join("\n") };
}
