import type { HostBox } from "../../test/sandbox/host.ts";
import { freePort } from "../../test/sandbox/ports.ts";
import type { Published } from "../../test/sandbox/production.ts";
import type { Sandbox } from "../../test/sandbox/sandbox.ts";
import { sshScript } from "../ssh-script.ts";

/** A host of its own on the same engine, to which a script deploys with nothing but SSH, Git and Compose. */
export async function openPlainHost(sandbox: Sandbox): Promise<HostBox> {
  const host = await sandbox.host({ environment: { TINY_PORT: String(await freePort()) } });
  await host.checkOut();
  return host;
}

export async function deployPlainly(sandbox: Sandbox, host: HostBox, release: Published): Promise<void> {
  const compose = `docker compose -p ${host.project}`;
  await sshScript(sandbox, host, `${checkOut(host, release)}; ${compose} pull -q; ${compose} up -d --wait`);
}

/** The lines of a script up to the files of a release. */
export function checkOut({ directory }: HostBox, { tag, commit }: Published): string {
  return [
    "set -e",
    `cd ${directory}`,
    `export SLUICE_VERSION=${tag} SLUICE_SHA=${commit}`,
    `git fetch -q origin tag ${tag}`,
    `git checkout -q ${tag}`,
  ].join("; ");
}
