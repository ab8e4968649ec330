import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../test/sandbox/processes.ts";
import { type Container, containersOf } from "../test/sandbox/production.ts";
import type { RehearsalProduction } from "./rehearsal-production.ts";

/** What is really there, straight from the engine, the files and the running application: none of it by our own survey. */
export interface ActualState {
  readonly containers: readonly Container[];
  /** Image id → digests that its registry knows it by. */
  readonly digests: ReadonlyMap<string, readonly string[]>;
  /** The bind-mounted file as `web` sees it. */
  readonly motd: string;
  /** What `web` answers. */
  readonly version: unknown;
  /** Versions whose worker wrote to the database. */
  readonly written: readonly string[];
  readonly head: string;
  /** The record of the release that the host calls current. */
  readonly record: Readonly<Record<string, string>>;
  /** Of `pending`, `owner`, `hold`: those that exist. */
  readonly marks: readonly string[];
  readonly lastOutcome: string;
  /** Image ids that the host keeps for a rollback. */
  readonly retained: readonly string[];
}

export async function readActualState(rehearsal: RehearsalProduction): Promise<ActualState> {
  const { sandbox, host, app } = rehearsal;
  const { engine } = sandbox;
  const containers = await containersOf(sandbox, host.project);
  const idOf = (service: string): string => containers.find((one) => one.service === service)?.id ?? "none";
  const say = async (...args: readonly string[]): Promise<string> => (await engine.docker(args)).stdout;
  const digests = new Map<string, readonly string[]>();
  for (const { image } of containers)
    digests.set(image, words(await say("image", "inspect", "--format", '{{join .RepoDigests " "}}', image)));
  const state = (path: string): string => join(host.stateDirectory, host.project, path);
  const text = (path: string): string => (existsSync(state(path)) ? readFileSync(state(path), "utf8") : "");
  const rows = await say(
    "exec",
    idOf("db"),
    "psql",
    "-U",
    "postgres",
    "-d",
    "sample",
    "-Atc",
    "SELECT DISTINCT version FROM heartbeats ORDER BY 1",
  );
  return {
    containers,
    digests,
    motd: (await say("exec", idOf("web"), "cat", "/config/motd.txt")).trim(),
    version: await answer(`http://127.0.0.1:${app.port}/version`),
    written: words(rows),
    head: (await run(["git", "-C", host.directory, "rev-parse", "HEAD"])).stdout.trim(),
    record: fields(text(`releases/${text("current").trim()}/record`)),
    marks: ["pending", "owner", "hold"].filter((name) => existsSync(state(name))),
    lastOutcome: /"outcome":"(\w+)"/.exec(text("history").trimEnd().split("\n").at(-1) ?? "")?.[1] ?? "none",
    retained: words(await say("image", "ls", "--no-trunc", "--format", "{{.ID}}", `sluice-retained/${host.project}`)),
  };
}

/** What the host wrote about a change, one JSON line an event. */
export function journalOf(rehearsal: RehearsalProduction, change: string): string {
  const file = join(rehearsal.host.stateDirectory, rehearsal.host.project, "changes", change, "journal");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** The steps that a journal calls done. */
export function stepsDone(journal: string): ReadonlySet<string> {
  return new Set([...journal.matchAll(/"step":"(\w+)","state":"done"/g)].map(([, step = ""]) => step));
}

async function answer(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    return await response.json();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function fields(record: string): Record<string, string> {
  return Object.fromEntries([...record.matchAll(/^(\S+) (.*)$/gm)].map(([, key = "", value = ""]) => [key, value]));
}
