import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./ports.ts";
import { waitFor } from "./processes.ts";
import { type Behaviour, type RegistryRequest, startRegistryFront } from "./registry-front.ts";

/** A real image registry, behind a front that can be told to misbehave. */
export interface Registry {
  /** `127.0.0.1:<port>`: the first part of an image's name. Docker takes plain HTTP on loopback. */
  readonly address: string;
  /** What was asked of it, oldest first. */
  readonly requests: readonly RegistryRequest[];
  /** How it answers from now on; `{ kind: "normal" }` ends it. */
  behave(behaviour: Behaviour): void;
  /** At most so many bytes a second for each answer, from now on; undefined ends it. */
  crawl(bytesPerSecond: number | undefined): void;
  /** From now on every request must carry these credentials; undefined lets everybody in again. */
  demand(login: { readonly username: string; readonly password: string } | undefined): void;
  /** Refuses connections until it is started again, on the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface OpenRegistry extends Registry {
  close(): Promise<void>;
}

export async function startRegistry(folder: string): Promise<OpenRegistry> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const server = serve(folder, port);
  let failed: string | undefined;
  server.on("error", ({ message }) => {
    failed = message;
  });
  server.on("exit", (code) => {
    failed ??= `it ended with code ${code}`;
  });
  await waitFor("docker-registry to answer", 20_000, async () => {
    if (failed !== undefined) {
      throw new Error(`docker-registry did not start: ${failed}.\nWhat to do: run scripts/provision, read ${folder}.`);
    }
    return fetch(`http://127.0.0.1:${port}/v2/`).then(
      ({ ok }) => ok || undefined,
      () => undefined,
    );
  });
  const front = await startRegistryFront(port);
  return {
    ...front,
    close: async () => {
      await front.stop();
      server.kill("SIGKILL");
    },
  };
}

function serve(folder: string, port: number): ChildProcess {
  const configuration = join(folder, "config.yml");
  writeFileSync(
    configuration,
    JSON.stringify({
      version: 0.1,
      log: { level: "warn", accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: join(folder, "data") }, delete: { enabled: true } },
      http: { addr: `127.0.0.1:${port}` },
    }),
  );
  const log = openSync(join(folder, "registry.log"), "a");
  const server = spawn("docker-registry", ["serve", configuration], { stdio: ["ignore", log, log] });
  closeSync(log);
  // It must not keep a test process alive that forgot to close its sandbox.
  server.unref();
  return server;
}
