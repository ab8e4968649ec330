import * as v from "valibot";
import { hiddenMark, type Markdown } from "../text/markdown.ts";

/** How a release or a rollback ended, as far as it declares an incident. */
export const ENDINGS = ["failed", "unknown", "rolled-back", "rollback-refused", "held"] as const;
export type IncidentEnding = (typeof ENDINGS)[number];

/** What an incident is about; never changed after its issue was opened. */
export interface IncidentSubject {
  /** Two declarations with the same key are about the same incident, while its issue is open. */
  readonly key: string;
  readonly environment: string;
  /** Tag of the release; empty where the incident is about none. */
  readonly version: string;
  /** Name of the runbook. */
  readonly scenario: string;
  /** Path of the configuration file by which it was declared; left out by an older version of the suite. */
  readonly config?: string | undefined;
}

/** One event of an incident. Times are milliseconds since the epoch; undefined where they are unknown. */
export interface IncidentEvent {
  readonly kind: "declared" | "severity" | "update" | "resolved";
  readonly at: number;
  /** The run that wrote it, and its attempt; 0 where the forge counts none. */
  readonly run: number;
  readonly attempt: number;
  /** Of a declaration: how the release or the rollback ended; undefined for a person's declaration. */
  readonly ending?: IncidentEnding | undefined;
  /** When users were first affected, when that was detected, when the remedy began, and when users were served again. */
  readonly began?: number | undefined;
  readonly detected?: number | undefined;
  readonly acted?: number | undefined;
  readonly recovered?: number | undefined;
  readonly severity?: 1 | 2 | 3 | undefined;
  /** Id of the comment with the command. */
  readonly comment?: number | undefined;
  /** What was said, for the timeline; foreign text. */
  readonly text: string;
}

/** A text is in its issue or comment twice, once escaped for its mark, and both hold 65,536 characters. */
export const EVENT_TEXT_LIMIT = 4000;

const SUBJECT = "sluice-incident";
const EVENT = "sluice-incident-event";

/** What a date can be (ECMA-262, 21.4.1.1): any later one would stop each report. */
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const subjectSchema = v.strictObject({
  format: v.literal(1),
  key: v.pipe(v.string(), v.nonEmpty()),
  environment: v.string(),
  version: v.string(),
  scenario: v.string(),
  config: v.optional(v.string()),
});

const eventSchema = v.strictObject({
  format: v.literal(1),
  kind: v.picklist(["declared", "severity", "update", "resolved"]),
  at: time,
  run: count,
  attempt: count,
  ending: v.optional(v.picklist(ENDINGS)),
  began: v.optional(time),
  detected: v.optional(time),
  acted: v.optional(time),
  recovered: v.optional(time),
  severity: v.optional(v.picklist([1, 2, 3])),
  comment: v.optional(count),
  text: v.string(),
});

export function subjectMark(subject: IncidentSubject): Markdown {
  return hiddenMark(SUBJECT, { format: 1, ...subject });
}

export function eventMark(event: IncidentEvent): Markdown {
  return hiddenMark(EVENT, { format: 1, ...event });
}

/** The subject in an issue's text; undefined without a subject that can be read. */
export function readSubjectMark(body: string): IncidentSubject | undefined {
  const [found, ...more] = marksIn(body, SUBJECT, subjectSchema);
  if (found === undefined || more.length > 0) return undefined;
  const { format: _, ...subject } = found;
  return subject;
}

/** The event in the text of an issue or a comment. */
export function readEventMark(body: string): IncidentEvent | undefined {
  const [found, ...more] = marksIn(body, EVENT, eventSchema);
  if (found === undefined || more.length > 0) return undefined;
  const { format: _, ...event } = found;
  return event;
}

function marksIn<Schema extends v.GenericSchema>(body: string, name: string, schema: Schema): v.InferOutput<Schema>[] {
  return [...body.matchAll(new RegExp(`^<!-- ${name} (\\{.*\\}) -->$`, "gm"))].flatMap(([, json = ""]) => {
    try {
      const read = v.safeParse(schema, JSON.parse(json));
      return read.success ? [read.output] : [];
    } catch {
      // Something that only looks like ours.
      return [];
    }
  });
}
