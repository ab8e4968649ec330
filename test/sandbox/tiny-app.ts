import { randomBytes } from "node:crypto";
import { sparingHealthTimes } from "./health-times.ts";
import { busyboxImage } from "./images.ts";
import { freePort } from "./ports.ts";
import { imageName, publishRelease, type Release } from "./release.ts";
import type { Sandbox } from "./sandbox.ts";
import { type TinyVariant, tinyCompose, tinyFiles } from "./tiny-variants.ts";

/** An application of one service, `web`, that can be published with every kind of misbehaviour. */
export interface TinyApp {
  /** Where `web` answers on loopback. A second host needs another one: give it TINY_PORT in its environment. */
  readonly port: number;
  publish(release: TinyRelease): Promise<Release>;
  /** Pushes a commit without a tag, and its image, named after it. Gives the commit. */
  publishCommit(): Promise<string>;
}

export interface TinyRelease {
  readonly tag: string;
  readonly variant?: TinyVariant;
  /** Lines at the start of its log, such as a secret. */
  readonly says?: readonly string[];
  /** Another published port, such as one that is taken. */
  readonly port?: number;
  /** Random bytes in the image, which no compression makes smaller: for slow pulls and full disks. */
  readonly payloadKiB?: number;
  /** Further programs in the image, such as `app/migrate`; what starts with `#!` is executable. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Changes compose.yml before it is committed. */
  readonly compose?: (text: string) => string;
  /** Further files of the repository; null removes one. */
  readonly files?: Readonly<Record<string, string | null>>;
}

export async function createTinyApp(sandbox: Sandbox): Promise<TinyApp> {
  const [appPort, times] = await Promise.all([freePort(), sparingHealthTimes(sandbox.engine)]);
  let published = 0;
  const publish = async (tag: string | undefined, release: Omit<TinyRelease, "tag">): Promise<Release> => {
    const { variant = "healthy", says = [], port = appPort } = release;
    const { payloadKiB = 0, programs = {}, compose = (text: string): string => text, files = {} } = release;
    // Asked for each time: whoever else uses the engine may have cleaned it away in between.
    const base = await busyboxImage(sandbox.builder);
    const image = imageName(sandbox, { application: "tiny", service: "web", tag: "${SLUICE_VERSION:?}" });
    const payload = payloadKiB > 0 ? { "app/payload": randomBytes(payloadKiB * 1024) } : {};
    // Makes each release's digest another one, as a real build does.
    const own = { "app/release": `${tag ?? `commit ${++published}`}\n` };
    return publishRelease(sandbox, {
      tag,
      application: "tiny",
      images: {
        web: {
          base,
          files: { ...tinyFiles(variant, says), ...programs, ...payload, ...own },
          lines: ['CMD ["/app/serve"]'],
        },
      },
      files: { "compose.yml": compose(tinyCompose({ image, port, variant, times })), ...files },
    });
  };
  return {
    port: appPort,
    publish: ({ tag, ...release }) => publish(tag, release),
    publishCommit: async () => (await publish(undefined, {})).commit,
  };
}
