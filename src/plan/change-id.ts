import type { SurveyedChange } from "./survey.ts";

/** A change is named by run, job, kind and sequence: whoever asks next for that name attaches to it. */
export interface ChangeName {
  readonly runId: string;
  readonly job: string;
  readonly kind: string;
}

/** What a stage finds of its own earlier tries on the host. */
export type Earlier =
  | { readonly kind: "none"; readonly next: string }
  | { readonly kind: "running"; readonly change: string }
  /** Somebody killed it: nobody works on it, and it has no last word. */
  | { readonly kind: "dead"; readonly change: string; readonly next: string };

/** Finished means finished: after a finished change of the same name the next number is taken. */
export function earlierChange(name: ChangeName, changes: readonly SurveyedChange[]): Earlier {
  const prefix = `${safe(name.runId)}.${safe(name.job)}.${safe(name.kind)}.`;
  const own = changes
    .filter(({ change }) => change.startsWith(prefix) && /^\d+$/.test(change.slice(prefix.length)))
    .sort((left, right) => Number(right.change.slice(prefix.length)) - Number(left.change.slice(prefix.length)));
  const last = own[0];
  const next = `${prefix}${last === undefined ? 1 : Number(last.change.slice(prefix.length)) + 1}`;
  if (last === undefined || last.exit !== null) return { kind: "none", next };
  return last.alive ? { kind: "running", change: last.change } : { kind: "dead", change: last.change, next };
}

function safe(part: string): string {
  return part.replace(/[^A-Za-z0-9_-]/g, "-").replace(/^-+/, "") || "0";
}
