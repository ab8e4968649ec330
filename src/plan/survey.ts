import * as v from "valibot";
import { StageFailure } from "../stage/failure.ts";
import { type Ending, endingSchema } from "./ending.ts";

/** One container of the project, or of another project in the same folder. */
export interface SurveyedContainer {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly service: string;
  readonly oneoff: string;
  readonly directory: string;
  readonly image: string;
  readonly imageName: string;
  readonly hash: string;
  readonly status: string;
  readonly exitCode: number;
  readonly oom: boolean;
  readonly started: string;
  readonly restarts: number;
  readonly health: string;
  /** Fingerprint of the mounted configuration it was made with: `-` for none, `unknown` when we did not make it. */
  readonly mounts: string;
}

export interface SurveyedRelease {
  readonly release: string;
  readonly version: string;
  readonly commit: string;
  readonly previous: string;
  readonly at: string;
  /** Names of its images that are no longer on the host; empty when it can be returned to. */
  readonly gone: string;
}

export interface LockOwner {
  readonly change: string;
  readonly kind: string;
  readonly version: string;
  readonly actor: string;
  readonly run: string;
  readonly since: string;
}

export interface SurveyedChange {
  readonly change: string;
  readonly alive: boolean;
  readonly exit: Ending | null;
}

/** A change that has ended, and the release that was recorded as running then; empty for none. */
export interface EndedChange {
  readonly at: string;
  /** When it began; when it ended, where an older host program wrote the line. */
  readonly began: string;
  readonly kind: string;
  readonly version: string;
  readonly outcome: string;
  readonly running: string;
  /** Who wanted it, and the address of its run; empty where nobody said. */
  readonly actor: string;
  readonly run: string;
}

/** Everything about a host that a decision needs; see host/60-survey.sh. */
export interface Survey {
  readonly host: {
    readonly name: string;
    readonly arch: string;
    readonly user: string;
    readonly clock: number;
    readonly state: string;
  };
  readonly tools: {
    readonly missing: string;
    readonly git: string;
    readonly compose: string;
    readonly composeV1: string;
  };
  readonly engine:
    | { readonly version: string; readonly id: string; readonly driver: string; readonly arch: string }
    | undefined;
  readonly checkout: { readonly state: string; readonly text: string; readonly head: string; readonly remote: string };
  readonly dirty: readonly string[];
  readonly lock: { readonly held: boolean; readonly owner: LockOwner | null };
  readonly freeze: string | undefined;
  readonly hold: { readonly text: string; readonly change: string } | undefined;
  readonly pending: string | undefined;
  /** Whether the stack was begun by us, even if no release was recorded yet. */
  readonly ours: boolean;
  readonly current: SurveyedRelease | undefined;
  readonly releases: readonly SurveyedRelease[];
  readonly releaseImages: readonly {
    readonly release: string;
    readonly service: string;
    readonly name: string;
    readonly id: string;
  }[];
  readonly changes: readonly SurveyedChange[];
  /** The last 20 changes, the newest last. */
  readonly history: readonly EndedChange[];
  readonly containers: readonly SurveyedContainer[];
  readonly disks: readonly { readonly path: string; readonly freeKiB: number | null }[];
}

const ownerSchema = v.object({
  change: v.string(),
  kind: v.string(),
  version: v.string(),
  actor: v.string(),
  run: v.string(),
  since: v.string(),
});

const factSchema = v.variant("kind", [
  v.object({
    kind: v.literal("host"),
    name: v.string(),
    arch: v.string(),
    user: v.string(),
    clock: v.number(),
    state: v.string(),
  }),
  v.object({
    kind: v.literal("tools"),
    missing: v.string(),
    git: v.string(),
    compose: v.string(),
    composeV1: v.string(),
  }),
  v.object({ kind: v.literal("engine"), version: v.string(), id: v.string(), driver: v.string(), arch: v.string() }),
  v.object({
    kind: v.literal("checkout"),
    state: v.string(),
    text: v.optional(v.string(), ""),
    head: v.optional(v.string(), ""),
    remote: v.optional(v.string(), ""),
  }),
  v.object({ kind: v.literal("dirty"), file: v.string() }),
  v.object({ kind: v.literal("lock"), held: v.boolean(), owner: v.nullable(ownerSchema) }),
  v.object({ kind: v.literal("freeze"), said: v.nullable(v.object({ said: v.string(), since: v.string() })) }),
  v.object({ kind: v.literal("hold"), said: v.nullable(v.object({ text: v.string(), change: v.string() })) }),
  v.object({ kind: v.literal("ours") }),
  v.object({ kind: v.literal("pending"), change: v.string() }),
  v.object({ kind: v.literal("current"), release: v.string() }),
  v.object({ kind: v.literal("change"), change: v.string(), alive: v.boolean(), exit: v.nullable(endingSchema) }),
  v.object({ kind: v.literal("history"), entry: v.unknown() }),
  v.object({
    kind: v.literal("release"),
    release: v.string(),
    version: v.string(),
    commit: v.string(),
    previous: v.string(),
    at: v.string(),
    gone: v.string(),
  }),
  v.object({
    kind: v.literal("release-image"),
    release: v.string(),
    service: v.string(),
    name: v.string(),
    id: v.string(),
  }),
  v.object({
    kind: v.literal("container"),
    id: v.string(),
    name: v.string(),
    project: v.string(),
    service: v.string(),
    oneoff: v.string(),
    directory: v.string(),
    image: v.string(),
    imageName: v.string(),
    hash: v.string(),
    status: v.string(),
    exitCode: v.number(),
    oom: v.boolean(),
    started: v.string(),
    restarts: v.number(),
    health: v.string(),
    mounts: v.string(),
  }),
  v.object({ kind: v.literal("disk"), path: v.string(), freeKiB: v.nullable(v.number()) }),
  v.object({ kind: v.literal("end"), lines: v.number() }),
]);

type Fact = v.InferOutput<typeof factSchema>;
type FactOf<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

/**
 * Reads the host program's answer: one JSON line a fact, `end` with their number as the last.
 * Throws a StageFailure when anything is missing, cut off or unreadable: unknown is never success.
 */
export function readSurvey(text: string): Survey {
  const facts = readFacts(text);
  const all = <K extends Fact["kind"]>(kind: K): FactOf<K>[] =>
    facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
  const maybe = <K extends Fact["kind"]>(kind: K): FactOf<K> | undefined => all(kind)[0];
  const one = <K extends Fact["kind"]>(kind: K): FactOf<K> =>
    maybe(kind) ?? unreadable(`it says nothing about "${kind}"`);
  const releases = all("release");
  const currentId = maybe("current")?.release;
  const current = releases.find(({ release }) => release === currentId);
  const freeze = maybe("freeze");
  const hold = maybe("hold");
  if (currentId !== undefined && current === undefined && maybe("engine")) {
    unreadable(`it names the release ${currentId} as current, but has no record of it`);
  }
  return {
    host: one("host"),
    tools: one("tools"),
    engine: maybe("engine"),
    checkout: one("checkout"),
    dirty: all("dirty").map(({ file }) => file),
    lock: one("lock"),
    freeze: freeze && (freeze.said?.said ?? "(the freeze file cannot be read)"),
    hold: hold && (hold.said ?? { text: "(the hold file cannot be read)", change: "" }),
    pending: maybe("pending")?.change,
    ours: maybe("ours") !== undefined,
    current,
    releases,
    releaseImages: all("release-image"),
    changes: all("change"),
    history: all("history").flatMap(({ entry }) => readEnded(entry)),
    containers: all("container"),
    disks: all("disk"),
  };
}

const endedSchema = v.object({
  ...{ at: v.string(), kind: v.string(), version: v.string(), outcome: v.string(), running: v.string() },
  began: v.optional(v.string(), ""),
  actor: v.optional(v.string(), ""),
  run: v.optional(v.string(), ""),
});

/** A line of an older or newer format says nothing that is understood here. */
function readEnded(entry: unknown): readonly EndedChange[] {
  const read = v.safeParse(endedSchema, entry);
  return read.success ? [{ ...read.output, began: read.output.began || read.output.at }] : [];
}

function readFacts(text: string): Fact[] {
  const lines = text.split("\n").filter((line) => line !== "");
  const facts = lines.map(readFact);
  const end = facts.at(-1);
  if (end?.kind !== "end") return unreadable(lines.length === 0 ? "it is empty" : "it is cut off");
  if (end.lines !== lines.length - 1)
    return unreadable(`it has ${lines.length - 1} lines, but ${end.lines} were written`);
  return facts;
}

function readFact(line: string): Fact {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return unreadable(`a line is not JSON: ${line.slice(0, 120)}`);
  }
  const result = v.safeParse(factSchema, value);
  return result.success ? result.output : unreadable(`a line is not understood: ${line.slice(0, 120)}`);
}

function unreadable(why: string): never {
  throw new StageFailure({
    what: `The survey of the host cannot be used: ${why}.`,
    means: "Sluice does not know what runs there, so it changes nothing.",
    todo: "Log in to the host as the same user and run `docker version`, `docker compose version` and `git status` in the application's folder: each must answer.",
  });
}

/** The containers of the application itself: no one-offs, no other project. */
export function projectContainers(survey: Survey, project: string): SurveyedContainer[] {
  return survey.containers.filter((one) => one.project === project && one.oneoff !== "True");
}

/** The change that brought what runs now: a release can run again long after it was recorded. Undefined when it is forgotten. */
export function broughtBy({ current, history }: Survey): EndedChange | undefined {
  if (current === undefined) return undefined;
  const runsSince = history.findLastIndex(({ running }) => running !== current.release) + 1;
  // Where all that is remembered ran it already, what brought it is older.
  return runsSince === 0 && history.length >= 20 ? undefined : history[runsSince];
}
