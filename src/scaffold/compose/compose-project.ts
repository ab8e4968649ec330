import * as v from "valibot";
import { parse } from "yaml";
import { StageFailure } from "../../failure/failure.ts";

/** What the scaffold needs to know of a service. */
export interface ComposeService {
  readonly name: string;
  /** As it is written, with its variables. */
  readonly image: string | undefined;
  readonly build: ServiceBuild | undefined;
  readonly hasHealthCheck: boolean;
  /** Path that the health check asks for by HTTP. */
  readonly healthPath: string | undefined;
  /** Ports of the host, as they are written. */
  readonly publishedPorts: readonly string[];
  readonly keepsData: boolean;
}

export interface ServiceBuild {
  readonly context: string;
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
}

export interface ComposeProject {
  readonly name: string | undefined;
  readonly services: readonly ComposeService[];
}

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const build = v.union([
  v.string(),
  v.looseObject({
    context: v.optional(v.string()),
    dockerfile: v.optional(v.string()),
    target: v.optional(v.string()),
  }),
]);
const port = v.union([scalar, v.looseObject({ published: v.optional(scalar) })]);
const volume = v.union([v.string(), v.looseObject({ type: v.optional(v.string()) })]);
const service = v.looseObject({
  image: v.optional(v.string()),
  build: v.optional(build),
  healthcheck: v.optional(v.looseObject({ disable: v.optional(v.boolean()), test: v.optional(v.unknown()) })),
  ports: v.optional(v.array(port)),
  volumes: v.optional(v.array(volume)),
});
const file = v.looseObject({
  name: v.optional(v.string()),
  services: v.optional(v.record(v.string(), v.nullable(service))),
});

type WrittenFile = v.InferOutput<typeof file>;
type WrittenService = v.InferOutput<typeof service>;

/** Reads Compose files in their order; a later one wins key by key. `include` and `extends` are not followed. */
export function readComposeProject(files: ReadonlyMap<string, string>): ComposeProject {
  const read = [...files].map(([path, text]) => readFile(path, text));
  const services = new Map<string, WrittenService>();
  for (const { services: written = {} } of read) {
    for (const [name, one] of Object.entries(written)) services.set(name, { ...services.get(name), ...one });
  }
  return {
    name: read.map(({ name }) => name).findLast((name) => name !== undefined && !name.includes("$")),
    services: [...services].map(([name, one]) => readService(name, one)),
  };
}

function readFile(path: string, text: string): WrittenFile {
  try {
    return v.parse(file, parse(text, { merge: true, logLevel: "error" }) ?? {});
  } catch (error) {
    throw new StageFailure({
      what: `${path} cannot be read as a Compose file: ${error instanceof Error ? error.message : String(error)}`,
      means: "What it deploys is not known, so no configuration can be made from it. Nothing was written.",
      todo: `Correct ${path} until \`docker compose config\` accepts it, then run this again.`,
      cause: error,
    });
  }
}

function readService(name: string, written: WrittenService): ComposeService {
  const { image, healthcheck, ports = [], volumes = [] } = written;
  return {
    name,
    image,
    build: readBuild(written.build),
    hasHealthCheck: healthcheck !== undefined && healthcheck.disable !== true,
    healthPath: healthPath(JSON.stringify(healthcheck?.test ?? "")),
    publishedPorts: ports.flatMap((one) => publishedPort(one) ?? []),
    keepsData: volumes.some((one) => (typeof one === "string" ? /^[\w-]+:/.test(one) : one.type === "volume")),
  };
}

function readBuild(written: WrittenService["build"]): ServiceBuild | undefined {
  if (written === undefined) return undefined;
  const { context = ".", dockerfile, target } = typeof written === "string" ? { context: written } : written;
  return { context, dockerfile, target };
}

function healthPath(test: string): string | undefined {
  return /https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(\/[^\s"'|)\\]*)/.exec(test)?.[1];
}

/** `8080:80` and `127.0.0.1:8080:80` publish 8080; `80` alone publishes a port that the engine chooses. */
function publishedPort(written: v.InferOutput<typeof port>): string | undefined {
  if (typeof written === "object") return written.published === undefined ? undefined : String(written.published);
  const parts = String(written)
    .replace(/\/\w+$/, "")
    .split(/:(?![^{]*\})/);
  return parts.length < 2 ? undefined : parts.at(-2);
}
