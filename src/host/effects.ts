import * as v from "valibot";
import { readFactLines } from "./fact-lines.ts";

/** The effect of a plan on one service. `recreated`: because it uses the namespace or volumes of another service. */
export interface ServiceEffect {
  readonly service: string;
  readonly change: "added" | "changed" | "recreated" | "unchanged" | "removed";
  /** Names of the keys of the Compose model that differ; values are not reported. */
  readonly what: string;
  /** Names of the lifecycle hooks of the new container; empty for none. `pre_stop` runs when Compose stops it, and not when it is recreated. */
  readonly hooks: string;
}

/** The effects of a plan on a host, as the host itself determined them without changing anything. */
export interface Effects {
  readonly services: readonly ServiceEffect[];
  /** Mounts of folders and files that lie outside the clone. */
  readonly outside: readonly { readonly service: string; readonly mode: string; readonly path: string }[];
  /** Containers of the project that no recorded release had. */
  readonly unknown: readonly { readonly name: string; readonly service: string }[];
  /** Volumes that do not exist yet, and would be empty. */
  readonly volumes: readonly string[];
  /** Why the effects are not known before the deploy; empty when they are. */
  readonly unresolved: string;
}

export interface Preview {
  readonly effects: Effects;
  /** What would fail. */
  readonly problems: readonly { readonly code: string; readonly text: string }[];
}

const factSchema = v.variant("kind", [
  v.object({
    kind: v.literal("service"),
    service: v.string(),
    change: v.picklist(["added", "changed", "recreated", "unchanged", "removed"]),
    what: v.string(),
    hooks: v.optional(v.string(), ""),
  }),
  v.object({ kind: v.literal("outside"), service: v.string(), mode: v.string(), path: v.string() }),
  v.object({ kind: v.literal("unknown"), name: v.string(), service: v.string() }),
  v.object({ kind: v.literal("volume"), name: v.string() }),
  v.object({ kind: v.literal("unresolved"), text: v.string() }),
  v.object({ kind: v.literal("problem"), code: v.string(), text: v.string() }),
  v.object({ kind: v.literal("end"), lines: v.number() }),
]);

type Fact = v.InferOutput<typeof factSchema>;

/** Reads the host program's answer to `preview`. Throws a StageFailure when it is cut off or not understood. */
export function readPreview(text: string): Preview {
  const facts = readFactLines("preview", factSchema, text);
  const all = <K extends Fact["kind"]>(kind: K): Extract<Fact, { kind: K }>[] =>
    facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
  return {
    effects: {
      services: all("service").map(({ service, change, what, hooks }) => ({ service, change, what, hooks })),
      outside: all("outside").map(({ service, mode, path }) => ({ service, mode, path })),
      unknown: all("unknown").map(({ name, service }) => ({ name, service })),
      volumes: all("volume").map(({ name }) => name),
      unresolved: all("unresolved")[0]?.text ?? "",
    },
    problems: all("problem").map(({ code, text: what }) => ({ code, text: what })),
  };
}

/** The effects as lines of a plan's fingerprint, in an order that does not depend on the host's. */
export function effectLines(effects: Effects): string[] {
  return [
    ...effects.services.map(
      ({ service, change, what, hooks }) => `service ${service} ${change} ${what}${hooks && ` (${hooks})`}`,
    ),
    ...effects.outside.map(({ service, mode, path }) => `outside ${service} ${mode} ${path}`),
    ...effects.unknown.map(({ name, service }) => `unknown ${name} ${service}`),
    ...effects.volumes.map((name) => `volume ${name}`),
    ...(effects.unresolved === "" ? [] : ["unresolved"]),
  ].sort();
}
