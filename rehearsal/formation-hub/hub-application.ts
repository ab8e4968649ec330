import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { repositoryRoot } from "../../scripts/root.ts";
import type { HostBox } from "../../test/sandbox/host.ts";
import { type ImageRecipe, nodeImage, postgresImage, pushImage } from "../../test/sandbox/images.ts";
import { freePort } from "../../test/sandbox/ports.ts";
import { publishRelease, type Release } from "../../test/sandbox/release.ts";
import type { Sandbox } from "../../test/sandbox/sandbox.ts";
import { OWNER } from "../road.ts";

/** The services that the team builds. */
export const SERVICES = ["wiki", "tables", "bridge"] as const;

const ACCOUNT = { HUB_EMAIL: "tess@example.com", HUB_PASSWORD: "correct-horse-battery" };
const EXAMPLE = join(repositoryRoot(), "examples/formation-hub");
const read = (path: string): string => readFileSync(join(EXAMPLE, path), "utf8");

/** examples/formation-hub with the addresses of a sandbox. */
export interface HubApplication {
  /** Of the wiki and of the table store. */
  readonly urls: { readonly wiki: string; readonly tables: string };
  /** What the scripts of the example get. */
  readonly scriptEnv: Readonly<Record<string, string>>;
  /** `change` edits the source of the bridge for this release. */
  publish(tag: string, files: Readonly<Record<string, string>>, change?: (bridge: string) => string): Promise<Release>;
  /** What an operator does once: the checkout, and the .env that is not in Git. */
  setUp(host: HostBox): Promise<void>;
}

export async function createHubApplication(sandbox: Sandbox, host: HostBox): Promise<HubApplication> {
  const { builder, registry } = sandbox;
  const [wiki, tables] = [await freePort(), await freePort()];
  const urls = { wiki: `http://127.0.0.1:${wiki}`, tables: `http://127.0.0.1:${tables}` };
  const database = `${registry.address}/postgres:17`;
  await builder.docker(["tag", await postgresImage(builder), database]);
  await pushImage(builder, database);
  await builder.docker(["rmi", database]);
  const compose = read("compose.yml")
    .replaceAll("ghcr.io/owner/hub-", `${registry.address}/hub/`)
    .replace("image: postgres:17", `image: ${database}`);
  return {
    urls,
    scriptEnv: { ...ACCOUNT, TABLES_URL: urls.tables },
    publish: async (tag, files, change = String) => {
      const base = await nodeImage(builder);
      return publishRelease(sandbox, {
        ...{ tag, application: "hub" },
        images: Object.fromEntries(SERVICES.map((service) => [service, recipe(service, { base, tag, change })])),
        files: {
          ...files,
          ...scripts(),
          ...{ ".gitignore": ".env\n", "databases.sql": read("databases.sql") },
          ...{ "compose.yml": compose, "compose.prod.yml": read("compose.prod.yml") },
          ".github/sluice.yml": configuration(host, urls, registry.address),
        },
      });
    },
    setUp: async (box) => {
      await box.checkOut();
      const settings = { ...ACCOUNT, API_TOKEN: "token-of-the-bridge", POSTGRES_PASSWORD: "correct-horse" };
      const lines = Object.entries({ ...settings, WIKI_PORT: wiki, TABLES_PORT: tables });
      const text = lines.map(([name, value]) => `${name}=${value}\n`).join("");
      writeFileSync(join(box.directory, ".env"), text, { mode: 0o600 });
    },
  };
}

function scripts(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(EXAMPLE, "scripts")).map((name) => [`scripts/${name}`, read(`scripts/${name}`)]),
  );
}

interface Build {
  readonly base: string;
  readonly tag: string;
  readonly change: (bridge: string) => string;
}

/** What the Dockerfile of the example has for this service, on a base image that needs no network. */
function recipe(service: (typeof SERVICES)[number], { base, tag, change }: Build): ImageRecipe {
  const [, own = ""] = read("Dockerfile").split(` AS ${service}\n`);
  const lines = (own.split("\n\n")[0] ?? "").split("\n").filter((line) => !/^(COPY|$)/.test(line));
  const source = read(`services/${service}.mjs`);
  return {
    base,
    files: {
      "app/http.mjs": read("services/http.mjs"),
      [`app/${service}.mjs`]: service === "bridge" ? change(source) : source,
      "data/.keep": "",
      // Makes each release's digest another one, as a real build does.
      "app/release": `${tag}\n`,
    },
    lines: ["WORKDIR /app", "ENV PORT=8080", ...lines],
  };
}

/** What needs a staging, a backup, or people who close an incident. */
const LEFT_OUT = ["images", "backup", "check-readiness", "incidents"];

/** The configuration of the example, with the host of the sandbox, and a watch that fits into a rehearsal. */
function configuration(host: HostBox, urls: HubApplication["urls"], registry: string): string {
  const text = read(".github/sluice.yml")
    .replaceAll("https://tables.hub.example.com", urls.tables)
    .replaceAll("https://hub.example.com", urls.wiki)
    .replaceAll("ghcr.io/owner/hub-", `${registry}/hub/`);
  const written = parse(text);
  for (const section of LEFT_OUT) delete written[section];
  const { ssh } = host;
  const place = { address: ssh.host, port: ssh.port, user: ssh.user, "host-key": ssh.fingerprint };
  const [bridge] = written.watch.signals.commands;
  return stringify({
    ...written,
    ...{ project: host.project, directory: host.directory, windows: { "friday-from": false } },
    environments: { production: { hosts: [place] } },
    gates: { production: { owner: OWNER }, "production-verdict": { owner: OWNER } },
    deploy: { ...written.deploy, "stable-for": "1s", "check-interval": "1s", "min-free-disk": "1MiB" },
    watch: {
      ...{ ...written.watch, interval: "1s" },
      signals: { ...written.watch.signals, commands: [{ ...bridge, every: "10s" }] },
    },
  });
}
