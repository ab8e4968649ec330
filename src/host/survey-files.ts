import * as v from "valibot";
import { readJsonLine } from "./fact-lines.ts";
import type { EndedChange, Hold, LockOwner } from "./survey.ts";

/** Lines of JSON that the host program keeps in its state folder, and that a survey passes on as they are. */

const ownerSchema = v.object({
  change: v.string(),
  kind: v.string(),
  version: v.string(),
  actor: v.string(),
  run: v.string(),
  since: v.string(),
});

const freezeSchema = v.object({ said: v.string() });
const holdSchema = v.object({
  text: v.string(),
  change: v.string(),
  compose: v.optional(v.string(), ""),
  version: v.optional(v.string(), ""),
});

export function readOwner(line: string): LockOwner | null {
  return readJsonLine(ownerSchema, line) ?? null;
}

/** The reason of a freeze. A freeze that cannot be read is one. */
export function readFreeze(line: string): string {
  return readJsonLine(freezeSchema, line)?.said ?? "(the freeze file cannot be read)";
}

/** A hold that cannot be read is one. */
export function readHold(line: string): Hold {
  const unreadable = { text: "(the hold file cannot be read)", change: "", compose: "", version: "" };
  return readJsonLine(holdSchema, line) ?? unreadable;
}

const endedSchema = v.object({
  ...{ at: v.string(), kind: v.string(), version: v.string(), outcome: v.string(), running: v.string() },
  began: v.optional(v.string(), ""),
  switched: v.optional(v.string(), ""),
  undone: v.optional(v.string(), ""),
  change: v.optional(v.string(), ""),
  actor: v.optional(v.string(), ""),
  run: v.optional(v.string(), ""),
  schema: v.optional(v.string(), ""),
});

/** Undefined for a line that is incomplete, or of an unknown format. */
export function readEnded(line: string): EndedChange | undefined {
  const ended = readJsonLine(endedSchema, line);
  return ended && { ...ended, began: ended.began || ended.at };
}
