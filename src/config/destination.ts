import type { Config } from "./schema.ts";
import { readSettings } from "./settings.ts";

/**
 * Where a release goes: which host by which key, as whom, which folder and project there, from where the host fetches, and which
 * registry the host logs in to.
 */
export type Destination = Readonly<Record<(typeof PARTS)[number]["name"], string>>;

const HOST = "environments.<environment>.hosts";

/** Settings of the stages that reach a host (src/deploy/place.ts, deploy-prod), by their names there. */
const PARTS = [
  { name: "host", description: "address", file: `${HOST}.address` },
  { name: "port", description: "port", file: `${HOST}.port`, default: "22" },
  { name: "user", description: "user", file: `${HOST}.user` },
  { name: "host-key", description: "host key", file: `${HOST}.host-key` },
  { name: "directory", description: "directory", file: "directory" },
  { name: "project", description: "project", file: "project" },
  { name: "remote", description: "Git remote", file: "deploy.remote", default: "origin" },
  { name: "registry", description: "registry", file: "deploy.registry" },
] as const;

const NO_INPUTS = { get: (): string => "" };

export function destinationOf(config: Config, environment: string): Destination {
  const settings = readSettings(PARTS, NO_INPUTS, config, environment);
  const text = (name: (typeof PARTS)[number]["name"]): string => settings.get(name).text;
  return {
    ...{ host: text("host"), port: text("port"), user: text("user") },
    // Any of several keys is accepted, in any order.
    "host-key": text("host-key").split("\n").toSorted().join(", "),
    ...{ directory: text("directory"), project: text("project"), remote: text("remote") },
    registry: text("registry"),
  };
}

/** One line for the reviewer; empty where the inputs of the workflow name the host, and not the configuration. */
export function destinationLine(destination: Destination): string {
  const { host, port, user, directory, project, remote, registry } = destination;
  if (host === "") return "";
  const key = destination["host-key"] === "" ? "" : ` with the host key ${destination["host-key"]}`;
  return `${user === "" ? "" : `${user}@`}${host}:${port}${key}; directory ${directory || "unknown"}; project ${project || "unknown"}; Git remote ${remote}${registry === "" ? "" : `; registry ${registry}`}`;
}

export interface DestinationChange {
  /** What differs, such as "host key". */
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** In what one destination differs from another. */
export function destinationChanges(before: Destination, after: Destination): readonly DestinationChange[] {
  return PARTS.flatMap(({ name, description }) =>
    before[name] === after[name] ? [] : [{ what: description, from: before[name], to: after[name] }],
  );
}
