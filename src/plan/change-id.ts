import type { SurveyedChange } from "../host/survey.ts";

/** A change is named by run, job, kind and sequence: the next attempt with that name attaches to it. */
export interface ChangeName {
  readonly runId: string;
  readonly job: string;
  readonly kind: string;
}

/** The change of this stage's earlier attempts on the host. */
export type Earlier =
  | { readonly kind: "none"; readonly next: string }
  | { readonly kind: "running"; readonly change: string }
  /** It was killed: it has no worker and no outcome. */
  | { readonly kind: "dead"; readonly change: string; readonly next: string };

/** After a finished change of the same name the next number is taken. */
export function earlierChange(name: ChangeName, changes: readonly SurveyedChange[]): Earlier {
  const prefix = prefixOf(name);
  const last = newestChange(name, changes);
  const next = `${prefix}${last === undefined ? 1 : Number(last.change.slice(prefix.length)) + 1}`;
  if (last === undefined || last.exit !== null) return { kind: "none", next };
  return last.alive ? { kind: "running", change: last.change } : { kind: "dead", change: last.change, next };
}

/** The newest change of that name, with any outcome. */
export function newestChange(name: ChangeName, changes: readonly SurveyedChange[]): SurveyedChange | undefined {
  const prefix = prefixOf(name);
  const count = ({ change }: SurveyedChange): number => Number(change.slice(prefix.length));
  return changes
    .filter(({ change }) => change.startsWith(prefix) && /^\d+$/.test(change.slice(prefix.length)))
    .toSorted((left, right) => count(right) - count(left))[0];
}

function prefixOf({ runId, job, kind }: ChangeName): string {
  return `${safe(runId)}.${safe(job)}.${safe(kind)}.`;
}

function safe(part: string): string {
  return part.replace(/[^A-Za-z0-9_-]/g, "-").replace(/^-+/, "") || "0";
}
