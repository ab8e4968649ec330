import type { Engine } from "./engine.ts";
import { expectDone } from "./images.ts";

/**
 * Times of a health check in compose.yml: one check a second until the container is healthy, then one every five seconds. Each check
 * is a process that the engine starts in the container, and costs more CPU than all else that a container in a test does.
 */
const SPARING = { interval: "5s", start_interval: "1s", start_period: "5s" };
/** For a container whose health changes or never comes, and for an engine without `start_interval`. */
export const EVERY_SECOND = { interval: "1s", start_period: "0s" };

export type HealthTimes = Readonly<Record<string, string>>;

/** The sparing times where the engine has them, from Docker Engine 25 on. */
export async function sparingHealthTimes(engine: Engine): Promise<HealthTimes> {
  const version = expectDone(await engine.docker(["version", "--format", "{{.Server.Version}}"]), "docker version");
  return Number.parseInt(version.stdout, 10) >= 25 ? SPARING : EVERY_SECOND;
}

export function renderTimes(times: HealthTimes): string {
  return Object.entries(times)
    .map(([key, value]) => `      ${key}: ${value}`)
    .join("\n");
}
