import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../scripts/root.ts";
import { type GithubDouble, startGithub } from "../test/sandbox/github/double.ts";
import type { HostBox } from "../test/sandbox/host.ts";
import type { Sandbox } from "../test/sandbox/sandbox.ts";
import { githubPlatform, type RepositorySettings, type Waiting } from "./github-platform.ts";
import { productFiles } from "./product-files.ts";
import { Groups } from "./runner/group.ts";
import type { Observer } from "./runner/observer.ts";
import type { Platform } from "./runner/platform.ts";
import type { Ladder } from "./runner/program.ts";
import { type RunEnd, runWorkflowFile } from "./runner/run.ts";
import { refOf, type Trigger } from "./runner/trigger.ts";
import { artifactStandIns, standInFolders } from "./stand-in-folders.ts";
import { type Started, whatOthersStart } from "./started.ts";

const REPOSITORY = "example/app";
/** Who stands at the gates, and who starts releases. */
export const OWNER = "ada";
export const STARTER = "grace";
/** Name of the second product. */
const SECOND = "api";

export interface RoadOptions {
  readonly sandbox: Sandbox;
  readonly host: HostBox;
  /** Where the application answers. */
  readonly url: string;
  /** Compose files in order, where they are not as Compose finds them. */
  readonly composeFiles?: readonly string[];
  /** Secrets of the repository: every job may read them. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Whose token RELEASE_TOKEN is: what it pushes starts runs. */
  readonly releaseToken?: string;
  /** With the key for surveys, so that a plan can be made before its approval. */
  readonly survey?: true;
  /** With the key that can only roll back, so that a rejection of the verdict starts the rollback without a second approval. */
  readonly returnKey?: true;
  /** Answers in an issue, as for a forge without required reviewers: then the environments have none. */
  readonly gate?: "comment";
  /** What the smoke test asks of the application; by default whether it answers. */
  readonly checks?: readonly Readonly<Record<string, unknown>>[];
  /** How long a release is watched, 6s by default. */
  readonly watchFor?: string;
  /** Settings of the watch, and where the newest backup is; without the latter no release asks for one. */
  readonly watch?: Readonly<Record<string, unknown>>;
  readonly backup?: Readonly<Record<string, unknown>>;
  /** Only a release that changes a migration takes a backup and reads it. */
  readonly backupForMigrations?: true;
  /** Where each push to main goes, and the image that is built of it. */
  readonly staging?: Staging;
  /** A second product of the repository, `api`, on a host of its own. The workflows of both are those that `sluice init` writes. */
  readonly second?: { readonly host: HostBox; readonly url: string };
  /** Folder that keeps the artifacts of runs, by run and name; without it the workflows upload none, as on another server. */
  readonly artifacts?: string;
  readonly onWaiting: (waiting: Waiting, road: Road) => void;
}

export interface Staging {
  readonly host: HostBox;
  readonly url: string;
  /** Name in the sandbox's registry, such as tiny/web, and the service that runs it. */
  readonly image: string;
  readonly service: string;
}

/** GitHub, a repository with our callers in it, and a runner that runs the real workflow files. */
export interface Road {
  readonly github: GithubDouble;
  /** Every run so far, the newest last. */
  readonly runs: readonly number[];
  /** What a release's commit holds besides the application: callers, configuration, changelog. */
  readonly files: Readonly<Record<string, string>>;
  /** The push of a tag, or a dispatch; ends with the run. */
  start(workflow: string, trigger: Trigger, more?: StartOptions): Promise<RunEnd>;
  /** A person's comment in an issue; ends with the run that reads it, and the one that it dispatched. */
  comment(comment: RoadComment, more?: StartOptions): Promise<Commented>;
  /** What a run dispatched, or started by its push, the oldest first; undefined when nothing is left. */
  follow(more?: StartOptions): Promise<RunEnd | undefined>;
  /** "Re-run failed jobs" of a run that has ended; ends with the attempt. */
  rerunFailed(before: RunEnd, more?: StartOptions): Promise<RunEnd>;
  /** "Re-run all jobs", in the same way. */
  rerunAll(before: RunEnd, more?: StartOptions): Promise<RunEnd>;
  answer(waiting: Waiting, state: "approved" | "rejected", comment?: string): void;
  close(): Promise<void>;
}

export interface RoadComment {
  readonly issue: number;
  readonly login: string;
  readonly body: string;
}

export interface Commented {
  readonly read: RunEnd;
  readonly followed: RunEnd | undefined;
}

export interface StartOptions {
  readonly observer?: Observer;
  readonly stop?: AbortSignal;
  readonly actor?: string;
  readonly ladder?: Ladder;
}

/** Options of a line in authorized_keys, as docs/host.md has them. */
export function limitedTo(what: "look" | "return"): string {
  return `restrict,command="${join(repositoryRoot(), "host/keys/only")} ${what}"`;
}

export async function openRoad(options: RoadOptions): Promise<Road> {
  const { sandbox, host, gate, survey, returnKey, staging, releaseToken, onWaiting } = options;
  const github = await startGithub({ repository: REPOSITORY, folder: sandbox.origin.folder });
  for (const login of [OWNER, STARTER]) github.control.addPerson({ login });
  const gates = ["production", "production-verdict", "staging-signoff", "release"];
  const ofSecond = options.second === undefined ? [] : gates.map((gate) => `${gate}-${SECOND}`);
  for (const environment of [...gates, ...ofSecond]) {
    github.control.protect(environment, { reviewers: gate === "comment" ? [] : [OWNER] });
  }
  const secrets = {
    ...options.secrets,
    ...(survey ? { SURVEY_SSH_KEY: host.ssh.privateKey, BACKUP_SSH_KEY: host.ssh.privateKey } : {}),
    ...(returnKey ? { RETURN_SSH_KEY: await host.ssh.addKey(limitedTo("return")) } : {}),
    ...(releaseToken === undefined ? {} : { RELEASE_TOKEN: github.control.userToken(releaseToken) }),
  };
  const work = join(sandbox.root, "runner");
  const files =
    options.second === undefined
      ? { ...callers(options), ".github/sluice.yml": configuration(options) }
      : await twoProducts(join(sandbox.root, "products"), { ...options, second: options.second });
  const settings: RepositorySettings = {
    repository: { secrets },
    environments: {
      production: { secrets: { DEPLOY_SSH_KEY: host.ssh.privateKey } },
      ...(options.second === undefined
        ? {}
        : { [`production-${SECOND}`]: { secrets: { DEPLOY_SSH_KEY: options.second.host.ssh.privateKey } } }),
      ...(staging === undefined ? {} : { staging: { secrets: { DEPLOY_SSH_KEY: staging.host.ssh.privateKey } } }),
    },
  };
  const platform: Platform = githubPlatform({ github, settings, onWaiting: (waiting) => onWaiting(waiting, road) });
  const buildKit = staging === undefined ? undefined : await sandbox.buildKit();
  const { artifacts } = options;
  const standIns = {
    ...{ "OWNER/sluice": repositoryRoot(), ...standInFolders(work, sandbox, buildKit) },
    ...(artifacts === undefined ? {} : artifactStandIns(work, artifacts)),
  };
  const server = artifacts === undefined ? {} : { serverUrl: "https://github.com" };
  const runs: number[] = [];
  const played = new Map<number, Playing>();
  const groups = new Groups();
  const cancelled = new Map<number, AbortController>();
  github.on("cancelled", ({ runId }) => cancelled.get(runId)?.abort());
  const play = async (run: Playing, { stop: wish, ...more }: StartOptions): Promise<RunEnd> => {
    runs.push(run.runId);
    played.set(run.runId, run);
    const stop = new AbortController();
    cancelled.set(run.runId, stop);
    const cancel = (): void => github.control.cancel(run.runId, run.triggeringActor ?? run.actor);
    if (wish?.aborted) cancel();
    wish?.addEventListener("abort", cancel, { once: true });
    const end = await runWorkflowFile({
      ...{ repository: REPOSITORY, bare: sandbox.origin.folder, defaultBranch: "main" },
      ...{ platform, work, standIns, groups, ...server, ...more, ...run, stop: stop.signal },
    }).finally(() => wish?.removeEventListener("abort", cancel));
    if (end === undefined) throw new Error(`${run.workflow} is not started by ${JSON.stringify(run.trigger)}.`);
    return end;
  };
  const start: Road["start"] = async (workflow, trigger, { actor = STARTER, ...more } = {}) => {
    const path = `.github/workflows/${workflow}`;
    const ref = refOf(trigger, "main");
    const runId = github.control.startRun({ workflow: path, event: trigger.kind, ref, actor });
    return play({ workflow: path, trigger, actor, runId }, more);
  };
  const runOf = ({ facts }: RunEnd): Playing => {
    const run = played.get(facts.id);
    if (run === undefined) throw new Error(`There was no run ${facts.id}.`);
    return run;
  };
  const next = whatOthersStart(github, sandbox.origin.folder);
  const road: Road = {
    ...{ github, runs },
    files,
    start,
    comment: async ({ issue, login, body }, more = {}) => {
      const id = github.control.comment(issue, login, body);
      const payload = { action: "created", issue: { number: issue }, comment: { id, body, user: { login } } };
      const read = await start("answer.yml", { kind: "issue_comment", payload }, { ...more, actor: login });
      return { read, followed: await road.follow(more) };
    },
    follow: async (more = {}) => {
      const run = await next();
      return run === undefined ? undefined : play(run, more);
    },
    rerunFailed: async (before, { actor = STARTER, ...more } = {}) => {
      const run = runOf(before);
      github.control.rerunFailed(run.runId, actor);
      return play({ ...run, before, triggeringActor: actor }, more);
    },
    rerunAll: async (before, { actor = STARTER, ...more } = {}) => {
      const run = runOf(before);
      github.control.rerunAll(run.runId, actor);
      return play({ ...run, before: { ...before, jobs: new Map() }, triggeringActor: actor }, more);
    },
    answer: ({ runId, environment }, state, comment = "") =>
      github.control.review(runId, { environment, login: OWNER, state, comment }),
    close: () => github.close(),
  };
  return road;
}

/** One run of a workflow file. */
interface Playing extends Started {
  readonly before?: RunEnd;
  readonly triggeringActor?: string;
}

/** The files that a user copies, with the user's address and a watch that fits into a test. */
function callers(options: RoadOptions): Record<string, string> {
  const { url, gate, backup, backupForMigrations, staging, sandbox, watchFor = "6s" } = options;
  const folder = join(repositoryRoot(), "workflows");
  const inputs = [
    ...[`url: ${url}`, `watch: ${watchFor}`],
    ...(backup === undefined || backupForMigrations ? ["backup: false"] : []),
    ...(backup !== undefined && "take" in backup ? ["take-backup: true"] : []),
    ...(gate === undefined ? [] : [`gate: ${gate}`]),
  ];
  const asks = gate === undefined ? "" : `      gate: ${gate}\n`;
  const further: Readonly<Record<string, string>> = {
    "prepare-release.yml": `${backup === undefined ? "      backup: false\n" : ""}${asks}`,
    "rollback.yml": asks,
  };
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const text = readFileSync(join(folder, name), "utf8")
        .replaceAll("https://app.example.com", url)
        .replaceAll("https://staging.example.com", staging?.url ?? url)
        .replaceAll("ghcr.io", sandbox.registry.address)
        .replaceAll("owner/app", staging?.image ?? "owner/app");
      const short = name === "deploy-prod.yml" ? text.replace(`url: ${url}`, inputs.join("\n      ")) : text;
      return [`.github/workflows/${name}`, short.replace("    with:\n", `    with:\n${further[name] ?? ""}`)];
    }),
  );
}

/** What `sluice init` writes for both products, with what a person fills in. */
async function twoProducts(
  folder: string,
  options: RoadOptions & Required<Pick<RoadOptions, "second">>,
): Promise<Record<string, string>> {
  const { watchFor = "6s" } = options;
  const given: Readonly<Record<string, string>> = {
    deploy: `      watch: ${watchFor}\n      backup: false\n`,
    prepare: "      backup: false\n",
  };
  const filled = Object.entries(await productFiles(folder, [SECOND])).map(([path, text]) => {
    const [, kind = ""] = /\/(deploy|prepare)-(?:prod|release)(?:-\w+)?\.yml$/.exec(path) ?? [];
    return [path, text.replace("    with:\n", `    with:\n${given[kind] ?? ""}`)];
  });
  return {
    ...Object.fromEntries(filled),
    ".github/sluice.yml": configuration(options),
    [`.github/sluice-${SECOND}.yml`]: configuration({ ...options, ...options.second })
      .replace("version: 1\n", `version: 1\ntag-prefix: ${SECOND}/\n`)
      .replaceAll(/^( {2}(?:production|production-verdict|staging-signoff|release)):/gm, `$1-${SECOND}:`),
  };
}

const ANSWERS = { name: "it answers", path: "/health", contains: "ok" };

function configuration(options: RoadOptions): string {
  const { host, url, composeFiles = [], gate, checks = [ANSWERS], watch, backup, staging, sandbox } = options;
  const kind = gate ?? "environment";
  const image = staging === undefined ? "" : `${staging.service}=${sandbox.registry.address}/${staging.image}`;
  return `version: 1
project: ${host.project}
directory: ${host.directory}
${image === "" ? "" : `images: [${image}]\n`}${composeFiles.length === 0 ? "" : `compose-files: [${composeFiles.join(", ")}]\n`}environments:
  production:
    hosts:
      - ${hostEntry(host)}
${staging === undefined ? "" : stagingEntry(staging.host)}deploy: { stable-for: 1s, check-interval: 1s, health-timeout: 30s, min-free-disk: 1MiB }
smoke-test:
  url: ${url}
  retry-delay: 1s
  checks: ${JSON.stringify(checks)}
windows: { friday-from: false }
watch: ${JSON.stringify({ interval: "1s", ...watch })}
${backup === undefined ? "" : `backup: ${JSON.stringify(backup)}\n`}gates:
  production: { owner: ${OWNER}, kind: ${kind}, self-approval: ${gate === "comment"} }
  production-verdict: { owner: ${OWNER}, kind: ${kind} }
  staging-signoff: { owner: ${OWNER}, kind: ${kind}, checklist: [log in, create a page and share it] }
  release: { owner: ${OWNER}, kind: ${kind} }
`;
}

function hostEntry({ ssh }: HostBox): string {
  return `{ address: ${ssh.host}, port: ${ssh.port}, user: ${ssh.user}, host-key: "${ssh.fingerprint}" }`;
}

function stagingEntry(host: HostBox): string {
  return `  staging:
    project: ${host.project}
    directory: ${host.directory}
    hosts:
      - ${hostEntry(host)}
`;
}
