import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import type { Observation } from "../../../src/watch/signal.ts";
import { askCommand } from "../../../src/watch/signals/command.ts";
import { localCommands } from "../../../src/world/runner/commands.ts";
import { freePort } from "../../sandbox/ports.ts";
import { waitFor } from "../../sandbox/processes.ts";

type Service = "wiki" | "tables" | "bridge";

/** The three services of examples/formation-hub as processes of this machine. */
export interface Hub {
  readonly urls: Readonly<Record<Service, string>>;
  /** What the scripts get: addresses, and a login. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a script of the example as the watch does for a signal of the kind `command`. */
  ask(script: string, more?: Readonly<Record<string, string>>): Promise<Observation>;
  /** The lines that a script printed, and its exit code. */
  run(script: string, more?: Readonly<Record<string, string>>): Promise<Ended>;
  stop(service: Service): Promise<void>;
  close(): Promise<void>;
}

export interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

const LOGIN = { HUB_EMAIL: "tess@example.com", HUB_PASSWORD: "correct-horse" };
const HEALTH = { wiki: "/api/health", tables: "/api/_health/", bridge: "/health" };
const node = join(repositoryRoot(), "node_modules/.bin/node");

/** `change` edits the text of the bridge before it starts. */
export async function openHub(change: (bridge: string) => string = String): Promise<Hub> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-hub-"));
  cpSync(join(repositoryRoot(), "examples/formation-hub"), folder, { recursive: true });
  edit(join(folder, "services/bridge.mjs"), change);
  // Shorter than on a real hub, between processes of one machine.
  for (const script of ["watch-bridge", "smoke-test"])
    edit(join(folder, `scripts/${script}.mjs`), (text) => text.replace("10_000", "4000").replace("= 1500", "= 500"));
  const [wiki = 0, tables = 0, bridge = 0] = [await freePort(), await freePort(), await freePort()];
  const urls = {
    wiki: `http://127.0.0.1:${wiki}`,
    tables: `http://127.0.0.1:${tables}`,
    bridge: `http://127.0.0.1:${bridge}`,
  };
  const access = { ...LOGIN, API_TOKEN: "a-token" };
  const start = (name: Service, port: number, env: Record<string, string>): ChildProcess =>
    spawn(node, [join(folder, "services", `${name}.mjs`)], {
      env: { ...access, PORT: String(port), ...env },
      stdio: ["ignore", "ignore", "ignore"],
    });
  const children: Record<Service, ChildProcess> = {
    wiki: start("wiki", wiki, { DATA: join(folder, "wiki.json"), WEBHOOK_URL: `${urls.bridge}/hooks/wiki` }),
    tables: start("tables", tables, { WEBHOOK_URL: `${urls.bridge}/hooks/tables` }),
    bridge: start("bridge", bridge, { WIKI_URL: urls.wiki, TABLES_URL: urls.tables }),
  };
  const stop = async (service: Service): Promise<void> => {
    const child = children[service];
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  };
  for (const service of ["wiki", "tables", "bridge"] as const) await answers(`${urls[service]}${HEALTH[service]}`);
  // The first line of the scripts names `node`: the one that runs this test.
  const PATH = [join(repositoryRoot(), "node_modules/.bin"), process.env["PATH"]].join(":");
  const environment = { PROD_URL: urls.wiki, TABLES_URL: urls.tables, ...LOGIN, PATH };
  const commands = localCommands(folder, new AbortController().signal);
  return {
    ...{ urls, environment, stop },
    ask: async (script, more = {}) => {
      const command = { path: script, text: readFileSync(join(folder, script), "utf8"), timeoutMs: 45_000 };
      const world = { commands, environment: { ...environment, ...more } };
      return askCommand({ ...command, url: urls.wiki, version: "v1.0.0" }, world);
    },
    run: async (script, more = {}) => {
      const lines: string[] = [];
      const exit = await commands.run({
        ...{ argv: [node, script], env: { ...environment, ...more }, timeoutMs: 45_000, outputLimit: 1_000_000 },
        onLine: (line) => void lines.push(line),
      });
      return { code: exit.code, lines };
    },
    close: async () => {
      await Promise.all((["wiki", "tables", "bridge"] as const).map(stop));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

async function answers(url: string): Promise<void> {
  await waitFor(`${url} to answer`, 10_000, () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
}
