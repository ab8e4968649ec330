import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type BuildKit, startBuildKit } from "./buildkit.ts";
import { type Engine, type PrivateEngine, privateEngine, sharedEngine } from "./engine.ts";
import { createGitOrigin, type GitOrigin } from "./git-origin.ts";
import { type HostBox, type HostOptions, openHost } from "./host.ts";
import { makeBox, premises } from "./leases.ts";
import { BOX_RECORD, type BoxRecord, removeBox } from "./left-behind.ts";
import { type Registry, startRegistry } from "./registry.ts";

/** A throw-away production: hosts, an engine, a registry and the application's repository, all real. */
export interface Sandbox {
  /** Begins the names of all that it makes on the engine. */
  readonly name: string;
  /** Its folder; everything that it keeps on disk is in there. */
  readonly root: string;
  /** What its hosts run on. */
  readonly engine: Engine;
  /** Where releases are built; the same engine, unless the hosts' is private and may be small or switched off. */
  readonly builder: Engine;
  readonly registry: Registry;
  readonly origin: GitOrigin;
  /** The engine again, to be hurt; only where the sandbox was opened with one of its own. */
  privateEngine(): PrivateEngine;
  /** What builds images with SBOM and provenance; started when it is asked for first. */
  buildKit(): Promise<BuildKit>;
  /** One more production host, beside those that there are. */
  host(options?: HostOptions): Promise<HostBox>;
  /** Ends and removes everything that it made. Closing twice does no harm. */
  close(): Promise<void>;
}

export interface SandboxOptions {
  /**
   * By default all sandboxes share one engine and touch only their own things on it. A private one may be killed, and
   * may have a small disk to fill.
   */
  readonly engine?: "shared" | "private" | { readonly dataRootMiB: number };
  /** Leaves the folder behind, for reading. What runs is ended all the same. */
  readonly keep?: boolean;
  readonly name?: string;
}

export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const place = premises();
  const root = makeBox(place, options.name);
  try {
    return await furnish(root, options);
  } catch (error) {
    await removeBox(root);
    throw error;
  }
}

async function furnish(root: string, options: SandboxOptions): Promise<Sandbox> {
  const place = premises();
  const { engine: kind = "shared", keep = false } = options;
  // First of all this, which also sees to it that a person cleans up after us if we are killed.
  const builder = await sharedEngine(place, join(root, "docker-config"));
  const own =
    kind === "shared"
      ? undefined
      : await privateEngine(root, { dataRootMiB: kind === "private" ? undefined : kind.dataRootMiB });
  const engine = own ?? builder;
  const [registry, origin] = await Promise.all([startRegistry(join(root, "registry")), createGitOrigin(root)]);
  const record: BoxRecord = { dockerHost: builder.dockerHost, registry: registry.address, keep };
  writeFileSync(join(root, BOX_RECORD), JSON.stringify(record));

  const name = basename(root);
  const hosts: HostBox[] = [];
  let opened = 0;
  let buildKit: Promise<BuildKit> | undefined;
  return {
    name,
    root,
    engine,
    builder,
    registry,
    origin,
    privateEngine: () => {
      if (own !== undefined) return own;
      throw new Error('This sandbox shares its engine.\nWhat to do: open it with { engine: "private" }.');
    },
    buildKit: () => {
      buildKit ??= startBuildKit(root, name);
      return buildKit;
    },
    host: async (hostOptions) => {
      opened += 1;
      const project = `${name}h${opened}`;
      const host = await openHost(
        { root: join(root, `host${opened}`), project, engine, origin: hostOptions?.origin ?? origin },
        hostOptions,
      );
      hosts.push(host);
      return host;
    },
    close: async () => {
      try {
        await Promise.all(hosts.splice(0).map(({ ssh }) => ssh.stop()));
        await registry.close();
      } finally {
        await removeBox(root);
      }
    },
  };
}
