import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HostBox } from "../test/sandbox/host.ts";
import { must } from "../test/sandbox/processes.ts";
import type { Sandbox } from "../test/sandbox/sandbox.ts";

const OPTIONS = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR"];

/** Runs a script on a host with the `ssh` of this machine; gives what it printed. Throws where it fails. */
export async function sshScript(sandbox: Sandbox, { ssh }: HostBox, script: string): Promise<string> {
  const key = join(sandbox.root, "plain-key");
  writeFileSync(key, ssh.privateKey, { mode: 0o600 });
  const options = OPTIONS.flatMap((option) => ["-o", option]);
  const argv = ["ssh", "-F", "none", "-i", key, "-p", String(ssh.port), ...options, `${ssh.user}@${ssh.host}`, script];
  return await must(argv);
}

/** Seconds that something took. */
export async function seconds(act: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await act();
  return (performance.now() - begin) / 1000;
}
