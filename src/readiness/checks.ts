import type { Standing } from "./pending-requirements.ts";
import { okRow, type Row } from "./rows/row.ts";

/** One check of a commit at the forge: a check run, a status, or a run of a workflow. */
export interface Check {
  /** Check runs and statuses have their own names, a workflow's run that of its file. */
  readonly kind: "check-run" | "status" | "workflow";
  readonly name: string;
  /** `failure` is every other end: an unknown result is not a success. */
  readonly state: "success" | "failure" | "pending" | "skipped";
  /** The forge's own word for it. */
  readonly word: string;
  readonly url: string | undefined;
  /** Where it comes from: what is newer replaces what is older of the same origin and name alone. */
  readonly origin: string;
  /** Grows with each newer one of its kind. */
  readonly id: number;
  /** Login of the account, or slug of the app, that made it; undefined where the forge does not tell. */
  readonly by?: string | undefined;
  /** Why it is no evidence that it passed; undefined where it is. */
  readonly doubt?: string | undefined;
}

export interface Requirements {
  readonly checks: readonly string[];
  /** Whose result counts for a check, by its name: of the other checks only those that a job or an app made. */
  readonly makers?: Readonly<Record<string, string>>;
  readonly workflows: readonly string[];
  /** Whether a required check may have been skipped, or be neutral. */
  readonly mayBeSkipped: boolean;
}

/** A commit, and what was found for it. */
export interface CheckedCommit {
  readonly commit: string;
  readonly checks: readonly Check[];
}

interface Wanted {
  readonly kind: "check" | "workflow";
  readonly name: string;
  readonly by?: string | undefined;
}

const WORST_FIRST = ["failure", "pending", "skipped", "success"] as const satisfies readonly Check["state"][];

/**
 * The newest of each origin, so that a re-run counts instead of what it ran again; of several kinds and origins the worst:
 * where two workflows have a job of one name, the one that passed says nothing about the other.
 */
function find(checks: readonly Check[], { kind, name, by }: Wanted): Check | undefined {
  const kinds = kind === "workflow" ? (["workflow"] as const) : (["check-run", "status"] as const);
  const named = checks.filter(
    (check) => kinds.some((one) => one === check.kind) && check.name === name && isCounted(check, by),
  );
  const newest = new Map<string, Check>();
  for (const check of named.toSorted(oldestFirst)) newest.set(JSON.stringify([check.kind, check.origin]), check);
  return [...newest.values()].toSorted(
    (one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state),
  )[0];
}

/** A result that a person could have written is no evidence of a success, but it can be one of a failure. */
function isCounted({ doubt, state, by: maker }: Check, by: string | undefined): boolean {
  if (by !== undefined) return maker?.toLowerCase() === by.toLowerCase();
  return doubt === undefined || state === "failure" || state === "pending";
}

function oldestFirst(one: Check, other: Check): number {
  return one.id - other.id;
}

/** The state of every requirement. */
export function standings(commits: readonly CheckedCommit[], required: Requirements): readonly Standing[] {
  return judged(commits, required).map(({ wanted, check }) => {
    const name = nameOf(wanted);
    if (check === undefined) return { name, state: "missing", says: "it has not run yet" };
    return { name, state: stateOf(check, required), says: check.word };
  });
}

/** Whether these commits have a result for every requirement: then no other commit is read. */
export function isComplete(commits: readonly CheckedCommit[], required: Requirements): boolean {
  return standings(commits, required).every(({ state }) => state !== "missing");
}

/** Whether a workflow goes on that may bring what is missing: not our own run, and none that waits for a person. */
export function isGoingOn(commits: readonly CheckedCommit[], ownRun: string): boolean {
  return commits
    .flatMap(({ checks }) => checks)
    .some(
      ({ kind, state, word, id }) =>
        kind === "workflow" && state === "pending" && word !== "waiting" && String(id) !== ownRun,
    );
}

/**
 * Pure. One row for everything that is required. The first commit is the one in question; those after it are the ones
 * that it inherits from: they only count for what it does not have itself, so a red check never becomes a green one.
 */
export function checkRows(commits: readonly CheckedCommit[], required: Requirements): readonly Row[] {
  return judged(commits, required).map((one) => rowOf(one, required));
}

interface Judged {
  readonly wanted: Wanted;
  readonly check: Check | undefined;
  /** The commit that it was inherited from. */
  readonly from: string | undefined;
  /** Why what is there is no evidence. */
  readonly doubt?: string | undefined;
}

function doubtOf(commits: readonly CheckedCommit[], { kind, name, by }: Wanted): string | undefined {
  const all = commits.flatMap(({ checks }) => checks);
  const named = all.filter((check) => check.name === name && (kind === "workflow") === (check.kind === "workflow"));
  const [other] = named.filter((check) => !isCounted(check, by));
  if (other === undefined) return undefined;
  return by === undefined ? other.doubt : `@${other.by ?? "an unknown account"} made it, and not @${by}`;
}

function judged(
  commits: readonly CheckedCommit[],
  { checks, makers = {}, workflows }: Requirements,
): readonly Judged[] {
  const wanted: readonly Wanted[] = [
    ...checks.map((name) => ({ kind: "check" as const, name, by: makers[name] })),
    ...workflows.map((name) => ({ kind: "workflow" as const, name })),
  ];
  return wanted.map((one) => judgedOne(commits, one));
}

function judgedOne(commits: readonly CheckedCommit[], wanted: Wanted): Judged {
  for (const [at, { commit, checks }] of commits.entries()) {
    const check = find(checks, wanted);
    if (check !== undefined) return { wanted, check, from: at === 0 ? undefined : commit };
  }
  return { wanted, check: undefined, from: undefined, doubt: doubtOf(commits, wanted) };
}

function nameOf({ kind, name }: Wanted): string {
  return kind === "workflow" ? `Workflow ${name}` : `Check ${name}`;
}

function stateOf({ state }: Check, { mayBeSkipped }: Requirements): Standing["state"] {
  if (state === "pending") return "pending";
  return state === "success" || (state === "skipped" && mayBeSkipped) ? "passed" : "failed";
}

function rowOf({ wanted, check, from, doubt }: Judged, required: Requirements): Row {
  const name = nameOf(wanted);
  if (check === undefined && doubt !== undefined) {
    return {
      ...{ check: name, state: "red", url: undefined },
      verdict: `${name} is reported as passed, and that is no evidence: ${doubt}.`,
      todo: "Let its workflow run for this commit, and name that under `check-readiness.required-workflows`; or name under `required-checks` the account whose result counts (`name`, `by`).",
    };
  }
  if (check === undefined) {
    return {
      ...{ check: name, state: "red", url: undefined },
      verdict: `${name} has not run for this commit.`,
      todo: "Let it run for this commit, or correct its name under `check-readiness` on the default branch.",
    };
  }
  const inherited = from === undefined ? "" : ` It ran for ${from}; since then only the changelog changed.`;
  const verdict = `${name}: ${check.word}.${inherited}`;
  if (check.state === "success" || stateOf(check, required) === "passed") return okRow(name, verdict, check.url);
  return { check: name, state: "red", verdict, url: check.url, todo: TODO[check.state] };
}

const TODO: Readonly<Record<Exclude<Check["state"], "success">, string>> = {
  failure: "Repair it and release the repaired commit, or run it again if it failed by chance.",
  pending: "Wait until it has ended, then run this again.",
  skipped: "Let it run for this commit, or set `check-readiness.skipped-checks: pass` on the default branch.",
};
