import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./ports.ts";
import { endProcesses, identityOf, waitFor } from "./processes.ts";

/** A real Prometheus that scrapes one target every second. */
export interface Prometheus {
  readonly url: string;
  /** The numbers that a query gives now, one a series. */
  ask(query: string): Promise<readonly number[]>;
  /** Waits until a query gives a number that is wanted. */
  sees(query: string, wanted: (value: number) => boolean): Promise<void>;
  /** Ends the server: its address refuses connections until it is started again, with the data that it had. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface PrometheusOptions {
  /** `127.0.0.1:<port>` of what it scrapes. */
  readonly target: string;
  /** Below a sandbox's own folder: then it goes with the sandbox, even when its test is killed. */
  readonly folder: string;
  /** It lets no one in but this user. */
  readonly login?: BasicLogin;
  /** Another storage that it asks for each query too. */
  readonly remoteRead?: string;
}

export interface BasicLogin {
  readonly user: string;
  readonly password: string;
  /** The password's bcrypt hash, which is what Prometheus keeps. */
  readonly hash: string;
}

export async function startPrometheus({ target, folder, login, remoteRead }: PrometheusOptions): Promise<Prometheus> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(folder, { recursive: true });
  const configuration = join(folder, "prometheus.yml");
  writeFileSync(
    configuration,
    JSON.stringify({
      global: { scrape_interval: "1s", scrape_timeout: "1s" },
      ...(remoteRead === undefined ? {} : { remote_read: [{ url: remoteRead, read_recent: true }] }),
      scrape_configs: [{ job_name: "app", static_configs: [{ targets: [target] }] }],
    }),
  );
  const web = join(folder, "web.yml");
  writeFileSync(web, JSON.stringify(login === undefined ? {} : { basic_auth_users: { [login.user]: login.hash } }));
  const headers: Record<string, string> =
    login === undefined
      ? {}
      : { authorization: `Basic ${Buffer.from(`${login.user}:${login.password}`).toString("base64")}` };
  let server: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    const identity = identityOf(server?.pid ?? 0);
    server = undefined;
    if (identity !== undefined) await endProcesses([identity], 5_000);
  };
  const start = async (): Promise<void> => {
    await stop();
    server = serve({ configuration, web, folder, port });
    await ready(server, { url, headers }, folder);
  };
  const ask = (query: string): Promise<readonly number[]> => numbersOf({ url, headers }, query);
  await start();
  return {
    url,
    ask,
    sees: async (query, wanted) => {
      await waitFor(`Prometheus to see ${query} as wanted`, 20_000, async () =>
        (await ask(query)).some(wanted) ? true : undefined,
      );
    },
    stop,
    start,
    close: stop,
  };
}

interface Place {
  readonly configuration: string;
  readonly web: string;
  readonly folder: string;
  readonly port: number;
}

interface Address {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

function serve({ configuration, web, folder, port }: Place): ChildProcess {
  const log = openSync(join(folder, "prometheus.log"), "a");
  const flags = [
    `--config.file=${configuration}`,
    `--web.config.file=${web}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--log.level=warn",
  ];
  const server = spawn("prometheus", flags, { stdio: ["ignore", log, log], cwd: folder });
  closeSync(log);
  // It must not keep a test process alive that forgot to close it.
  server.unref();
  return server;
}

async function ready(server: ChildProcess, { url, headers }: Address, folder: string): Promise<void> {
  let failed: string | undefined;
  server.on("error", ({ message }) => {
    failed = message;
  });
  server.on("exit", (code) => {
    failed ??= `it ended with code ${code}`;
  });
  await waitFor("Prometheus to answer", 20_000, async () => {
    if (failed !== undefined) {
      throw new Error(`Prometheus did not start: ${failed}.\nWhat to do: run scripts/provision, read ${folder}.`);
    }
    return fetch(`${url}/-/ready`, { headers }).then(
      ({ ok }) => ok || undefined,
      () => undefined,
    );
  });
}

async function numbersOf({ url, headers }: Address, query: string): Promise<readonly number[]> {
  const answer = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query }).toString()}`, { headers });
  const { data, error } = (await answer.json()) as {
    readonly data?: { readonly result: readonly { readonly value: readonly [number, string] }[] };
    readonly error?: string;
  };
  if (data === undefined) throw new Error(`Prometheus refuses ${query}: ${error}`);
  return data.result.map(({ value }) => Number(value[1]));
}
