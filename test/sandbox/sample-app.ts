import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HostBox } from "./host.ts";
import { busyboxImage, postgresImage, pushImage } from "./images.ts";
import { freePort } from "./ports.ts";
import { publishRelease, type Release } from "./release.ts";
import { type SampleVariant, sampleFiles, sampleImages } from "./sample-release.ts";
import type { Sandbox } from "./sandbox.ts";

/** The application of the rehearsal: `web`, a `worker` that writes to Postgres, and Postgres itself (`db`). */
export interface SampleApp {
  /** Where `web` answers on loopback: /health, /version, /motd. A second host sets WEB_PORT in its .env. */
  readonly port: number;
  publish(release: SampleRelease): Promise<Release>;
  /** What an operator does once: the checkout, and the .env that is not in git. */
  setUp(host: HostBox, settings?: Readonly<Record<string, string>>): Promise<void>;
}

export interface SampleRelease {
  readonly tag: string;
  readonly variant?: SampleVariant;
  /** What the bind-mounted config/motd.txt says. */
  readonly motd?: string;
  /** SQL that a named one-off, `migrate`, runs (profile `migrate`). */
  readonly migration?: string;
  /** Changes compose.yml before it is committed. */
  readonly compose?: (text: string) => string;
  readonly files?: Readonly<Record<string, string | null>>;
}

export async function createSampleApp(sandbox: Sandbox): Promise<SampleApp> {
  const { builder, registry } = sandbox;
  const [postgres, port] = await Promise.all([postgresImage(builder), freePort()]);
  const database = `${registry.address}/postgres:sandbox`;
  await builder.docker(["tag", postgres, database]);
  await pushImage(builder, database);
  await builder.docker(["rmi", database]);
  return {
    port,
    publish: async ({ tag, variant = "healthy", motd = "all is well", ...more }) => {
      // Asked for each time: whoever else uses the engine may have cleaned it away in between.
      const [busybox, postgres] = await Promise.all([busyboxImage(builder), postgresImage(builder)]);
      const { migration, compose = (text: string): string => text, files = {} } = more;
      const contents = sampleFiles({ registry: registry.address, database, port, motd });
      return publishRelease(sandbox, {
        tag,
        application: "sample",
        images: sampleImages({ busybox, postgres, tag, variant, migration }),
        files: { ...contents, "compose.yml": compose(contents["compose.yml"]), ...files },
      });
    },
    setUp: async (host, settings = {}) => {
      await host.checkOut();
      const lines = Object.entries({ POSTGRES_PASSWORD: "correct-horse", GREETING: "hello", ...settings });
      const text = lines.map(([name, value]) => `${name}=${value}\n`).join("");
      writeFileSync(join(host.directory, ".env"), text, { mode: 0o600 });
    },
  };
}
