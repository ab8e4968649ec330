import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HostBox } from "../../test/sandbox/host.ts";
import { freePort } from "../../test/sandbox/ports.ts";
import { must } from "../../test/sandbox/processes.ts";
import type { Published } from "../../test/sandbox/production.ts";
import type { Sandbox } from "../../test/sandbox/sandbox.ts";

/** A host of its own on the same engine, to which a script deploys with nothing but SSH, Git and Compose. */
export async function openPlainHost(sandbox: Sandbox): Promise<HostBox> {
  const host = await sandbox.host({ environment: { TINY_PORT: String(await freePort()) } });
  await host.checkOut();
  return host;
}

export async function deployPlainly(sandbox: Sandbox, host: HostBox, { tag, commit }: Published): Promise<void> {
  const key = join(sandbox.root, "plain-key");
  writeFileSync(key, host.ssh.privateKey, { mode: 0o600 });
  const compose = `docker compose -p ${host.project}`;
  const script = [
    "set -e",
    `cd ${host.directory}`,
    `export SLUICE_VERSION=${tag} SLUICE_SHA=${commit}`,
    `git fetch -q origin tag ${tag}`,
    `git checkout -q ${tag}`,
    `${compose} pull -q`,
    `${compose} up -d --wait`,
  ].join("; ");
  const options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR"];
  await must([
    ...["ssh", "-F", "none", "-i", key, "-p", String(host.ssh.port)],
    ...options.flatMap((option) => ["-o", option]),
    `${host.ssh.user}@${host.ssh.host}`,
    script,
  ]);
}
