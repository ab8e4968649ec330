import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import { cleanForeignLine } from "../text/foreign-line.ts";
import { ask, lastWords, type Place } from "./ask.ts";
import type { Newest } from "./evidence.ts";

/** Any other tool: a script that inspects the newest backup and prints evidence of it. */
export interface CommandSource {
  readonly kind: "command";
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  readonly readTimeoutMs: number;
}

const wholeBytes = v.pipe(v.number("a number of bytes"), v.safeInteger("a whole number"), v.minValue(0, "0 or more"));

/** A time without a zone is a local time, and its zone is unknown. */
export const ZONED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

const evidenceSchema = v.strictObject({
  id: v.pipe(
    v.string("a text"),
    v.trim(),
    v.nonEmpty("a text that is not empty"),
    v.maxLength(500, "at most 500 characters"),
  ),
  finishedAt: v.pipe(
    v.string("a time such as 2026-11-24T02:00:00Z"),
    v.regex(ZONED, "a time with its zone, such as 2026-11-24T02:00:00Z"),
    v.check((text) => !Number.isNaN(Date.parse(text)), "a time that exists"),
  ),
  size: wholeBytes,
  previousSize: v.optional(v.nullable(wholeBytes), null),
  level: v.picklist([1, 2, 3, 4], "1, 2, 3 or 4"),
  detail: v.optional(v.pipe(v.string("a text"), v.maxLength(5000, "at most 5000 characters")), ""),
});

export async function newestByCommand(place: Place, source: CommandSource): Promise<Newest> {
  const ended = await ask(place, "the command that finds the backup", {
    script: source.command,
    env: source.env,
    timeoutMs: source.readTimeoutMs,
    outputLimit: 64 * 1024,
  });
  if (ended.code !== 0) throw commandFailed(place, ended.code, lastWords(ended.stderr, 3));
  const { id, finishedAt, size, previousSize, level, detail } = readEvidence(ended.stdout, place);
  return {
    found: {
      id: cleanForeignLine(id),
      finishedAt: Date.parse(finishedAt),
      size,
      previousSize: previousSize ?? undefined,
      detail: detail === "" ? [] : [cleanForeignLine(detail)],
    },
    clock: undefined,
    level,
    // The command itself has read the backup, and reports how far by its level.
    reading: undefined,
  };
}

function readEvidence(text: string, place: Place): v.InferOutput<typeof evidenceSchema> {
  const parsed = v.safeParse(evidenceSchema, parseJson(text));
  if (parsed.success) return parsed.output;
  const why = troubleWith(parsed.issues[0]);
  throw new StageFailure({
    what: `On ${place.name}, the command printed no evidence of a backup: ${cleanForeignLine(why)}.`,
    means: "Whether there is a backup is not known. Nothing was changed.",
    todo: 'Let it print nothing to standard output but {"id": "…", "finishedAt": "2026-11-24T02:00:00Z", "size": 123, "previousSize": 120, "level": 3, "detail": "…"}; sizes are bytes.',
  });
}

function troubleWith(issue: v.InferIssue<typeof evidenceSchema>): string {
  const key = v.getDotPath(issue);
  if (key === null) return "it is not one JSON object with those keys";
  if (issue.type !== "strict_object") return `\`${key}\` is not ${issue.message}`;
  return issue.expected === "never" ? `\`${key}\` is not one of its keys` : `\`${key}\` is missing`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A text that is not JSON is no evidence: the schema refuses undefined.
    return undefined;
  }
}

function commandFailed(place: Place, code: number, said: string): StageFailure {
  const missing = code === 126 || code === 127;
  return new StageFailure({
    what: `On ${place.name}, the command that finds the backup ended with code ${code}${said === "" ? "" : `: ${said}`}.`,
    means: "Whether there is a backup is not known. Nothing was changed.",
    todo: missing
      ? "Install the program that it names, or correct the command."
      : "Run the command by hand on that machine, as that user, and see what it says.",
  });
}
