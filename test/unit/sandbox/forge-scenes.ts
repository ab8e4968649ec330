/**
 * What src/world asks of the forge, as a program of its own: GITHUB_API_URL is read when `@actions/github` is loaded.
 * Prints one JSON: what came, how long it waited (by a clock that does not), and what the log said.
 */
import { getOctokit } from "@actions/github";
import { StageFailure } from "../../../src/failure/failure.ts";
import type { Clock, Log, RunContext } from "../../../src/ports/world.ts";
import { code, codeBlock, md } from "../../../src/text/markdown.ts";
import { plain } from "../../../src/text/plain-text.ts";
import { openForge } from "../../../src/world/forge.ts";
import { forgeTags } from "../../../src/world/git/tags.ts";
import { localCommands } from "../../../src/world/runner/commands.ts";
import { Masking } from "../../../src/world/runner/masking.ts";

const { TOKEN: token = "", NOW = "0", ARGUMENT = "" } = process.env;
const repo = "/repos/acme/shop";
const waits: number[] = [];
const lines: string[] = [];
let time = Number(NOW);

const clock: Clock = {
  now: () => time,
  monotonic: () => time,
  sleep: async (milliseconds) => {
    waits.push(milliseconds);
    time += milliseconds;
  },
};
const log: Log = {
  info: (line) => void lines.push(line),
  warning: (line) => void lines.push(line),
  mask: () => undefined,
  redact: (text) => text,
};
const run: RunContext = {
  forge: "github",
  ...{ repository: "acme/shop", runId: "1", runAttempt: "1", job: "deploy", actor: "olga", event: "push" },
  ...{ ref: "refs/tags/v1.0.0", sha: "", runUrl: "", workspace: "." },
};
const tools = { clock, log, signal: new AbortController().signal };
const git = { commands: localCommands(".", tools.signal), environment: process.env };

const SCENES: Readonly<Record<string, () => Promise<unknown>>> = {
  read: () => openForge(token, tools).read(`${repo}${ARGUMENT}`),
  labels: async () => (await openForge(token, tools).list(`${repo}/labels`)).length,
  runs: async () => (await openForge(token, tools).list(`${repo}/actions/runs?event=push`, "workflow_runs")).length,
  release: () => {
    const forge = openForge(token, tools);
    const body = { tag_name: ARGUMENT, name: plain`${ARGUMENT}` };
    const happened = () => forge.read(`${repo}/releases/tags/${ARGUMENT}`);
    return forge.write({ method: "POST", path: `${repo}/releases`, body, what: "create the release", happened });
  },
  /** A secret, and what other programs make of it, in every field that people see at the forge. */
  canary: () => {
    const masking = new Masking();
    masking.add(ARGUMENT);
    const forge = openForge(token, { ...tools, log: { ...log, redact: (text) => masking.redact(text) } });
    const said = `${ARGUMENT} ${JSON.stringify({ a: ARGUMENT })} ${encodeURIComponent(ARGUMENT)} ${btoa(`user:${ARGUMENT}`)}`;
    const body = {
      ...{ body: md`**${said}** ${code(said)}\n\n${codeBlock(said)}`, title: plain`${said}` },
      ...{ name: plain`${said}`, description: plain`${said}` },
    };
    const happened = async () => undefined;
    return forge.write({ method: "POST", path: `${repo}/issues`, body, what: "open an issue", happened });
  },
  tag: () => forgeTags(run, tools, git).commitOf(ARGUMENT, token),
  paginate: async () => {
    const { paginate, rest } = getOctokit(token);
    return (await paginate(rest.issues.listLabelsForRepo, { owner: "acme", repo: "shop" })).length;
  },
  octokit: async () => {
    const { rest } = getOctokit(token);
    const place = { owner: "acme", repo: "shop" };
    const ref = await rest.git.getRef({ ...place, ref: "tags/v1.0.0" });
    const tags = await rest.git.listMatchingRefs({ ...place, ref: "tags/v" });
    const commit = await rest.repos.getCommit({ ...place, ref: "tags/v1.0.0" });
    const comparison = await rest.repos.compareCommitsWithBasehead({ ...place, basehead: "main...v1.0.0" });
    const file = await rest.repos.getContent({ ...place, path: "docs/more.md", ref: "v1.0.0" });
    const all = [ref, tags, commit, comparison, file].map(({ status }) => status);
    return [...all, commit.data.sha, comparison.data.status];
  },
};

const scene = SCENES[process.argv[2] ?? ""];
if (scene === undefined) throw new Error("no such scene");
const came = await scene().then(
  (value) => ({ value: value ?? null }),
  (error: unknown) => ({ failure: error instanceof StageFailure ? error.message : String(error) }),
);
process.stdout.write(JSON.stringify({ ...came, waits, lines }));
