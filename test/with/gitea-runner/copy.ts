import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import type { HostBox } from "../../sandbox/host.ts";
import { must } from "../../sandbox/processes.ts";
import type { Production } from "../../sandbox/production.ts";
import type { Gitea } from "../gitea/gitea.ts";
import type { Pins } from "./actions.ts";

interface CopyWish {
  readonly gitea: Gitea;
  readonly production: Production;
  readonly staging: Staging | undefined;
  /** Where the application answers. */
  readonly url: string;
  readonly pins: Pins;
  readonly folder: string;
}

/** A staging on a host of its own, whose key is the secret STAGING_SSH_KEY. */
export interface Staging {
  readonly host: HostBox;
  readonly port: number;
}

/** What `sluice init` writes, with what a person fills in. */
export async function copyFor(wish: CopyWish): Promise<Record<string, string>> {
  const { gitea, production, staging, url, pins, folder } = wish;
  mkdirSync(join(folder, ".github"), { recursive: true });
  await must(["git", "init", "--quiet", "--initial-branch=main", folder]);
  await must(["git", "-C", folder, "remote", "add", "origin", `${gitea.url}/ada/app.git`]);
  // `sluice init` reads which images it builds, and the tiny application's are built outside of the workflows.
  writeFileSync(join(folder, "compose.yml"), "services:\n  web:\n    image: tiny\n");
  writeFileSync(join(folder, ".github/sluice.yml"), configuration({ production, staging, url }));
  const argv = ["init", "--forge", "gitea", "--actions", `${gitea.url}/ops/sluice`, "--ref", pins.suite];
  await must(["node", join(repositoryRoot(), "dist/sluice/index.cjs"), ...argv], { cwd: folder });
  const workflows = readdirSync(join(folder, ".gitea/workflows")).map((name) => {
    const path = `.gitea/workflows/${name}`;
    const text = readFileSync(join(folder, path), "utf8")
      .replaceAll(
        /https:\/\/github\.com\/actions\/checkout@[0-9a-f]{40}/g,
        `${gitea.url}/mirror/checkout@${pins.checkout}`,
      )
      .replace(
        "    with:\n      tag: ${{ inputs.tag }}\n",
        "    with:\n      tag: ${{ inputs.tag }}\n      watch: 4s\n      backup: false\n",
      );
    return [path, filledIn(name, text, staging)];
  });
  rmSync(join(folder, ".git"), { recursive: true });
  const without = workflows.filter(([path]) => staging !== undefined || path !== ".gitea/workflows/deploy-staging.yml");
  const others = [".github/sluice.yml", ".github/sluice.lock.json"].map((path) => [
    path,
    readFileSync(join(folder, path), "utf8"),
  ]);
  return Object.fromEntries([...without, ...others]);
}

/** Nothing is built here: the image of each version is in the registry before. */
function filledIn(name: string, text: string, staging: Staging | undefined): string {
  switch (name) {
    case "prepare-release.yml":
      return text.replace("    with:\n", "    with:\n      backup: false\n");
    case "deploy-staging.yml":
      return text
        .replace("secrets.DEPLOY_SSH_KEY", "secrets.STAGING_SSH_KEY")
        .replace(/# url: .*/, `url: http://127.0.0.1:${staging?.port}`);
    default:
      return text;
  }
}

function configuration({ production, staging, url }: Pick<CopyWish, "production" | "staging" | "url">): string {
  const { host } = production;
  return `version: 1
project: ${host.project}
directory: ${host.directory}
environments:
  production:
    hosts:
      - ${addressOf(host)}
${staging === undefined ? "" : stagingEntry(staging.host)}deploy: { stable-for: 1s, check-interval: 1s, health-timeout: 20s, min-free-disk: 1MiB }
smoke-test:
  url: ${url}
  retry-delay: 1s
  checks: [{ name: it answers, path: /health, contains: ok }]
windows: { friday-from: false }
update-changelog: { missing-entries: warn }
watch: { interval: 1s }
gates:
  production: { owner: ada, kind: comment }
  production-verdict: { owner: ada, kind: comment }
  staging-signoff: { owner: ada, kind: comment, checklist: [log in] }
  release: { owner: ada, kind: comment }
`;
}

function stagingEntry(staging: HostBox): string {
  return `  staging:
    project: ${staging.project}
    directory: ${staging.directory}
    hosts:
      - ${addressOf(staging)}
`;
}

function addressOf({ ssh }: HostBox): string {
  return `{ address: ${ssh.host}, port: ${ssh.port}, user: ${ssh.user}, host-key: "${ssh.fingerprint}" }`;
}
