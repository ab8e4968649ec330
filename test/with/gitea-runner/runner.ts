import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { killProcesses, must, processesOf } from "../../sandbox/processes.ts";
import type { Gitea } from "../gitea/gitea.ts";

/** Gitea's own runner, whose jobs run on this machine itself. */
export interface Runner {
  /** Ends it without a chance to say goodbye, together with the job that it runs, and starts it anew. */
  replace(): Promise<void>;
  close(): Promise<void>;
}

const CONFIG = `log: { level: info }
runner: { file: .runner, capacity: 1, timeout: 10m, fetch_interval: 1s, labels: ["ubuntu-24.04:host"] }
cache: { enabled: false }
`;

export async function startRunner(gitea: Gitea): Promise<Runner> {
  const folder = join(gitea.folder, "runner");
  for (const name of ["bin", "home"]) mkdirSync(join(folder, name), { recursive: true });
  symlinkSync(join(repositoryRoot(), "node_modules/.bin/node"), join(folder, "bin/node"));
  writeFileSync(join(folder, "config.yml"), CONFIG);
  // Gitea warns of a start by root on the same stream.
  const token = (await gitea.command("actions", "generate-runner-token")).split("\n").at(-1) ?? "";
  const { PATH = "" } = process.env;
  const env = { PATH: [join(folder, "bin"), PATH].join(delimiter), HOME: join(folder, "home") };
  const config = ["--config", "config.yml"];
  const place = ["--instance", gitea.url, "--token", token, "--name", "here", "--labels", "ubuntu-24.04:host"];
  await must(["gitea-runner", "register", "--no-interactive", ...place, ...config], { cwd: folder, env });
  const log = createWriteStream(join(folder, "log"));
  const start = () => {
    const started = spawn("gitea-runner", ["daemon", ...config], {
      ...{ cwd: folder, env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    started.stdout.pipe(log, { end: false });
    started.stderr.pipe(log, { end: false });
    return started;
  };
  let daemon = start();
  return {
    replace: async () => {
      await killProcesses(processesOf(folder));
      daemon = start();
    },
    close: async () => {
      const ended = new Promise((resolve) => daemon.once("exit", resolve));
      if (daemon.exitCode === null && daemon.kill("SIGTERM")) await ended;
      log.end();
    },
  };
}
