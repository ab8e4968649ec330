import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openRehearsalProduction, type RehearsalProduction } from "../../../rehearsal/rehearsal-production.ts";

/** The rehearsal's production, with the checkout of a runner that has one bundle after another play in it. */
export interface StoryScene extends RehearsalProduction {
  readonly workspace: string;
  /** Folder of the bundles that play. */
  readonly dist: string;
}

export async function openStoryScene(dist: string): Promise<StoryScene> {
  const rehearsal = await openRehearsalProduction();
  const workspace = join(rehearsal.sandbox.root, "workspace");
  mkdirSync(join(workspace, ".github"), { recursive: true });
  writeFileSync(join(workspace, ".github/sluice.yml"), configuration(rehearsal));
  return { ...rehearsal, workspace, dist };
}

function configuration({ host, app }: RehearsalProduction): string {
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
