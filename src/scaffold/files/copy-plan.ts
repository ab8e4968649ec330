import { decideFile, type FileState } from "./file-decision.ts";
import { fileDiff } from "./file-diff.ts";
import { type LockedFile, sha256 } from "./lock-file.ts";

/** What becomes of one file, and what is said about it. */
export interface PlannedFile {
  readonly path: string;
  readonly outcome:
    | { readonly kind: "unchanged" | "deleted" }
    | { readonly kind: "write"; readonly text: string; readonly isMerged: boolean }
    | { readonly kind: "delete" }
    /** Left alone. `isOpen`: there is something new that a person has to merge. */
    | { readonly kind: "left"; readonly isOpen: boolean; readonly why: string };
  readonly diff: string;
  /** What the lock keeps of it; undefined for nothing. */
  readonly locked: LockedFile | undefined;
}

/** What a merge with a person's changes came to; `base` is undefined where the text that was written is lost. */
export interface MergeAttempt {
  readonly base: string | undefined;
  /** Undefined where the two changes meet. */
  readonly merged: string | undefined;
}

/** What is known about a file that a person has changed. */
export interface ChangedFile {
  /** What was tried. */
  readonly merge?: MergeAttempt | undefined;
  /** Whether the person says that this version is merged into it. */
  readonly isMergedByHand?: boolean;
}

/** The plan for one file. */
export function planFile(state: FileState, commit: string, changed: ChangedFile = {}): PlannedFile {
  const { path, current, wanted, locked } = state;
  const decision = decideFile(state);
  const written = wanted === undefined ? undefined : { sha256: sha256(wanted), commit };
  switch (decision.kind) {
    case "unchanged":
      return { path, outcome: decision, diff: "", locked: written };
    case "deleted":
      return { path, outcome: decision, diff: "", locked };
    case "delete":
      return { path, outcome: decision, diff: fileDiff(path, current, undefined), locked: undefined };
    case "write": {
      const outcome = { kind: "write", text: decision.text, isMerged: false } as const;
      return { path, outcome, diff: fileDiff(path, current, decision.text), locked: written };
    }
    case "changed":
      return planChanged(state, written, changed);
  }
}

function planChanged(
  { path, current, wanted, locked }: FileState,
  written: LockedFile | undefined,
  { merge, isMergedByHand = false }: ChangedFile,
): PlannedFile {
  const left = (why: string, isOpen: boolean, diff: string): PlannedFile => ({
    ...{ path, diff, locked },
    outcome: { kind: "left", isOpen, why },
  });
  const difference = fileDiff(path, current, wanted);
  if (isMergedByHand)
    return {
      path,
      diff: difference,
      locked: written,
      outcome: { kind: "left", isOpen: false, why: "you have merged it" },
    };
  if (locked === undefined) return left("it was there before, and Sluice did not write it", true, difference);
  if (wanted === undefined) return left("a person changed it, and this version has no such file", true, difference);
  if (written?.sha256 === locked.sha256)
    return left("a person changed it, and this version has nothing new", false, "");
  if (merge === undefined) return left("a person changed it", true, difference);
  if (merge.base === undefined)
    return left("a person changed it, and the text that Sluice wrote cannot be found again", true, difference);
  if (merge.merged === undefined)
    return left("a person changed the same lines as this version", true, fileDiff(path, merge.base, wanted));
  const outcome = { kind: "write", text: merge.merged, isMerged: true } as const;
  return { path, outcome, diff: fileDiff(path, current, merge.merged), locked: written };
}

/** Whether a merge is worth trying: there is something new, and a person has changed the file that Sluice wrote. */
export function needsMerge(state: FileState): boolean {
  const { locked, wanted } = state;
  if (locked === undefined || wanted === undefined || sha256(wanted) === locked.sha256) return false;
  return decideFile(state).kind === "changed";
}

/** The files of the new lock. */
export function lockedFiles(plan: readonly PlannedFile[]): Record<string, LockedFile> {
  return Object.fromEntries(
    plan.flatMap(({ path, locked }) => (locked === undefined ? [] : [[path, locked] as const])),
  );
}
