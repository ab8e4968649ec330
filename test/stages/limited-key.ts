import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, run } from "../sandbox/processes.ts";
import type { Production } from "../sandbox/production.ts";

/** What OpenSSH's own client gets for a command with this key; `asked` is given the path of the host program. */
export async function askByHand(
  { host, sandbox }: Production,
  key: string,
  asked: (program: string) => string,
): Promise<Outcome> {
  const file = join(sandbox.root, "limited-key");
  writeFileSync(file, key, { mode: 0o600 });
  const [name = ""] = readdirSync(join(host.stateDirectory, ".program"));
  const known = join(sandbox.root, "known_hosts");
  const ssh = ["ssh", "-F", "none", "-i", file, "-p", String(host.ssh.port), "-o", "StrictHostKeyChecking=no"];
  const quiet = ["-o", `UserKnownHostsFile=${known}`, "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes"];
  const command = asked(join(host.stateDirectory, ".program", name));
  return run([...ssh, ...quiet, `${host.ssh.user}@127.0.0.1`, command].filter(Boolean));
}
