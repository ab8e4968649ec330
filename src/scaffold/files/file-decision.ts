import { type LockedFile, sha256 } from "./lock-file.ts";

/** One file of the copy: what is there, what was written there, and what belongs there now. Undefined for nothing. */
export interface FileState {
  readonly path: string;
  readonly current: string | undefined;
  readonly locked: LockedFile | undefined;
  readonly wanted: string | undefined;
}

/** What is done with one file. */
export type FileDecision =
  | { readonly kind: "unchanged" }
  | { readonly kind: "write"; readonly text: string }
  | { readonly kind: "delete" }
  /** A person has changed it, or it was there before: only a person or a merge may change it. */
  | { readonly kind: "changed" }
  /** A person has deleted it, so it stays away. */
  | { readonly kind: "deleted" };

export function decideFile({ current, locked, wanted }: FileState): FileDecision {
  if (current === undefined) {
    if (wanted === undefined) return { kind: "unchanged" };
    return locked === undefined ? { kind: "write", text: wanted } : { kind: "deleted" };
  }
  if (current === wanted) return { kind: "unchanged" };
  if (locked === undefined || sha256(current) !== locked.sha256) return { kind: "changed" };
  return wanted === undefined ? { kind: "delete" } : { kind: "write", text: wanted };
}
