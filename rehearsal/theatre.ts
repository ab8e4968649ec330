import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HostBox } from "../test/sandbox/host.ts";
import { createSampleApp, type SampleApp } from "../test/sandbox/sample-app.ts";
import { openSandbox, type Sandbox } from "../test/sandbox/sandbox.ts";

/** The throw-away production, the application, and the repository's checkout on the runner. */
export interface Theatre {
  readonly sandbox: Sandbox;
  readonly host: HostBox;
  readonly app: SampleApp;
  readonly workspace: string;
  /** Folder of the bundles that play. */
  readonly dist: string;
  close(): Promise<void>;
}

export interface TheatreOptions {
  readonly dist: string;
  /** How long a release must be healthy without a break. */
  readonly stableFor: string;
}

export async function openTheatre(options: TheatreOptions): Promise<Theatre> {
  const sandbox = await openSandbox();
  const workspace = join(sandbox.root, "workspace");
  try {
    const [host, app] = await Promise.all([sandbox.host(), createSampleApp(sandbox)]);
    mkdirSync(join(workspace, ".github"), { recursive: true });
    writeFileSync(join(workspace, ".github/sluice.yml"), configuration(host, app, options.stableFor));
    return { sandbox, host, app, workspace, dist: options.dist, close: () => sandbox.close() };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** What a user writes once. */
function configuration(host: HostBox, app: SampleApp, stableFor: string): string {
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
  stable-for: ${stableFor}
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
