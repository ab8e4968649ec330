import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openTheatre, type Theatre } from "../../../rehearsal/theatre.ts";

/** The rehearsal's production, with the checkout of a runner that has one bundle after another play in it. */
export interface Playhouse extends Theatre {
  readonly workspace: string;
  /** Folder of the bundles that play. */
  readonly dist: string;
}

export async function openPlayhouse(dist: string): Promise<Playhouse> {
  const theatre = await openTheatre();
  const workspace = join(theatre.sandbox.root, "workspace");
  mkdirSync(join(workspace, ".github"), { recursive: true });
  writeFileSync(join(workspace, ".github/sluice.yml"), configuration(theatre));
  return { ...theatre, workspace, dist };
}

function configuration({ host, app }: Theatre): string {
  return `version: 1
project: ${host.project}
directory: ${host.directory}
compose-files: [compose.yml, compose.prod.yml]
environments:
  production:
    hosts:
      - address: ${host.ssh.host}
        port: ${host.ssh.port}
        user: ${host.ssh.user}
        host-key: ${host.ssh.fingerprint}
deploy:
  stable-for: 1s
  check-interval: 1s
  health-timeout: 45s
  min-free-disk: 100MiB
smoke-test:
  url: http://127.0.0.1:${app.port}
  retry-delay: 1s
  checks:
    - { name: it is healthy, path: /health, contains: ok, max-latency: 5s }
    - { name: the new version answers, path: /version, json: { version: v1.1.0, motd: second } }
`;
}
