import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../sandbox/ports.ts";
import { must, waitFor } from "../../sandbox/processes.ts";

/** A real Gitea in a folder of its own. */
export interface Gitea {
  readonly api: string;
  /** Address of its pages and its repositories, without a slash at its end. */
  readonly url: string;
  /** Where a step may keep its files. */
  readonly folder: string;
  /** A token that may do everything that this person may. */
  token(login: string): Promise<string>;
  ask<T>(method: string, path: string, body?: unknown, token?: string): Promise<T>;
  /** What the operator's command says. */
  command(...args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

const PASSWORD = "correct-horse-battery";

/** A binary that was built without its web pages needs their sources: GITEA_STATIC_ROOT names that folder. */
function settings(folder: string, port: number): string {
  const { GITEA_STATIC_ROOT = "" } = process.env;
  return `RUN_MODE = prod
${process.getuid?.() === 0 ? "I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true" : ""}
[server]
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${port}
ROOT_URL = http://127.0.0.1:${port}/
DISABLE_SSH = true
${GITEA_STATIC_ROOT === "" ? "" : `STATIC_ROOT_PATH = ${GITEA_STATIC_ROOT}`}
[database]
DB_TYPE = sqlite3
PATH = ${join(folder, "gitea.db")}
[security]
INSTALL_LOCK = true
SECRET_KEY = only-for-tests
PASSWORD_HASH_ALGO = pbkdf2
[repository]
ROOT = ${join(folder, "repositories")}
[log]
MODE = console
LEVEL = Warn
[actions]
ENABLED = true
ZOMBIE_TASK_TIMEOUT = 30s
[cron.stop_zombie_tasks]
SCHEDULE = @every 2s
`;
}

export async function startGitea(people: readonly string[]): Promise<Gitea> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-gitea-"));
  const port = await freePort();
  const config = join(folder, "app.ini");
  mkdirSync(join(folder, "home"));
  writeFileSync(config, settings(folder, port));
  const env = { ...process.env, GITEA_WORK_DIR: folder, HOME: join(folder, "home"), USER: "root" };
  const server = spawn("gitea", ["web", "--config", config], { env, stdio: "ignore" });
  const api = `http://127.0.0.1:${port}/api/v1`;
  try {
    await answers(`${api}/version`, server);
    for (const login of people) {
      const user = ["--username", login, "--password", PASSWORD, "--email", `${login}@example.com`];
      const more = ["--admin", "--must-change-password=false", "--config", config];
      await must(["gitea", "admin", "user", "create", ...user, ...more], { env });
    }
  } catch (error) {
    await end(server, folder);
    throw error;
  }
  const tokens = new Map<string, string>();
  const token = async (login: string): Promise<string> => {
    const known = tokens.get(login);
    if (known !== undefined) return known;
    const authorization = `Basic ${Buffer.from(`${login}:${PASSWORD}`).toString("base64")}`;
    const body = { name: "test", scopes: ["all"] };
    const { sha1 } = await send<{ sha1: string }>(`${api}/users/${login}/tokens`, {
      method: "POST",
      authorization,
      body,
    });
    tokens.set(login, sha1);
    return sha1;
  };
  return {
    ...{ api, folder, token, url: `http://127.0.0.1:${port}` },
    command: async (...args) => (await must(["gitea", ...args, "--config", config], { env })).trim(),
    ask: async (method, path, body, as) =>
      send(`${api}${path}`, { method, body, authorization: `token ${as ?? (await token(people[0] ?? ""))}` }),
    close: () => end(server, folder),
  };
}

interface Wish {
  readonly method: string;
  readonly authorization: string;
  readonly body?: unknown;
}

async function send<T>(url: string, { method, authorization, body }: Wish): Promise<T> {
  const headers = { authorization, "content-type": "application/json" };
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  return (text === "" ? {} : JSON.parse(text)) as T;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  await waitFor("Gitea to answer", 60_000, async () => {
    if (server.exitCode !== null) throw new Error(`Gitea ended with code ${server.exitCode}.`);
    // An error means that it does not listen yet.
    return fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  });
}

async function end(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  if (server.exitCode === null && server.kill("SIGTERM")) await ended;
  rmSync(folder, { recursive: true, force: true });
}
