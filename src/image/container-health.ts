import * as v from "valibot";
import { understand } from "../stage/answer.ts";

const containerSchema = v.object({
  Name: v.string(),
  RestartCount: v.number(),
  Config: v.object({ Image: v.string(), Labels: v.nullish(v.record(v.string(), v.string()), {}) }),
  State: v.object({
    Status: v.string(),
    ExitCode: v.number(),
    OOMKilled: v.boolean(),
    Health: v.nullish(v.object({ Status: v.string() })),
  }),
});

export interface CheckedContainer {
  /** The service where Compose started it, else the container's name. */
  readonly name: string;
  readonly image: string;
  readonly status: string;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
  readonly restarts: number;
  /** healthy, unhealthy or starting; none without a health check. */
  readonly health: string;
}

/** One line of `docker inspect --format '{{json .}}'`. */
export function readContainer(line: string): CheckedContainer {
  const { Name, Config, State, RestartCount } = understand(containerSchema, JSON.parse(line), "a container");
  return {
    name: Config.Labels?.["com.docker.compose.service"] ?? Name.replace(/^\//, ""),
    ...{ image: Config.Image, status: State.Status, exitCode: State.ExitCode, outOfMemory: State.OOMKilled },
    ...{ restarts: RestartCount, health: State.Health?.Status ?? "none" },
  };
}

export type Health =
  | { readonly kind: "healthy" }
  | { readonly kind: "starting"; readonly why: string }
  | { readonly kind: "failed"; readonly why: string };

/** Whether the image is healthy and everything beside it runs. A container without a health check is not healthy. */
export function judgeHealth(
  containers: readonly CheckedContainer[],
  { image, oneShots }: { readonly image: string; readonly oneShots: readonly string[] },
): Health {
  const own = containers.filter((one) => one.image === image);
  if (own.length === 0) return { kind: "failed", why: `no container runs ${image}` };
  const [unchecked] = own.filter(({ name, health }) => health === "none" && !oneShots.includes(name));
  if (unchecked !== undefined) return { kind: "failed", why: `nothing checks the health of ${unchecked.name}` };
  const [problem] = containers.flatMap((one) => problemOf(one, oneShots) ?? []);
  if (problem !== undefined) return { kind: "failed", why: problem };
  const waiting = containers.filter((one) => isStarting(one, oneShots)).map(({ name }) => name);
  return waiting.length > 0
    ? { kind: "starting", why: `${waiting.join(", ")} did not become healthy` }
    : { kind: "healthy" };
}

function problemOf(one: CheckedContainer, oneShots: readonly string[]): string | undefined {
  if (one.outOfMemory) return `${one.name} was killed: out of memory`;
  if (one.status === "exited" && one.exitCode === 0 && oneShots.includes(one.name)) return undefined;
  if (one.status === "exited" || one.status === "dead") return `${one.name} ended with code ${one.exitCode}`;
  if (one.restarts > 0) return `${one.name} was restarted ${one.restarts} times`;
  return one.health === "unhealthy" ? `${one.name} is unhealthy` : undefined;
}

function isStarting({ name, status, health }: CheckedContainer, oneShots: readonly string[]): boolean {
  if (oneShots.includes(name)) return status !== "exited";
  return status !== "running" || health === "starting";
}
