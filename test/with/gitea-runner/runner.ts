import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { must } from "../../sandbox/processes.ts";
import type { Gitea } from "../gitea/gitea.ts";

/** Gitea's own runner, whose jobs run on this machine itself. */
export interface Runner {
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
  const daemon = spawn("gitea-runner", ["daemon", ...config], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const log = createWriteStream(join(folder, "log"));
  daemon.stdout.pipe(log);
  daemon.stderr.pipe(log);
  return {
    close: async () => {
      const ended = new Promise((resolve) => daemon.once("exit", resolve));
      if (daemon.exitCode === null && daemon.kill("SIGTERM")) await ended;
    },
  };
}
