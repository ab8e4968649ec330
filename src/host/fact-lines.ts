import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import { truncate } from "../text/truncate.ts";

/**
 * An answer of the host program: one JSON line a fact, `end` with their number as the last.
 * Throws a StageFailure when anything is missing, cut off or unreadable: unknown is never success.
 */
export function readFactLines<const Schema extends v.GenericSchema<unknown, { readonly kind: string }>>(
  answer: string,
  schema: Schema,
  text: string,
): v.InferOutput<Schema>[] {
  const lines = text.split("\n").filter((line) => line !== "");
  const facts = lines.map((line) => readFact(answer, schema, line));
  const end: unknown = facts.at(-1);
  const counted = v.safeParse(endSchema, end);
  if (!counted.success) return unusable(answer, lines.length === 0 ? "it is empty" : "it is cut off");
  if (counted.output.lines !== lines.length - 1)
    return unusable(answer, `it has ${lines.length - 1} lines, but ${counted.output.lines} were written`);
  return facts;
}

const endSchema = v.object({ kind: v.literal("end"), lines: v.number() });

function readFact<const Schema extends v.GenericSchema>(
  answer: string,
  schema: Schema,
  line: string,
): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return unusable(answer, `a line is not JSON: ${truncate(line, 120)}`);
  }
  const result = v.safeParse(schema, value);
  return result.success ? result.output : unusable(answer, `a line is not understood: ${truncate(line, 120)}`);
}

/** A line of JSON that the host wrote; undefined where it is incomplete or of another kind. */
export function readJsonLine<const Schema extends v.GenericSchema>(
  schema: Schema,
  line: string,
): v.InferOutput<Schema> | undefined {
  try {
    const read = v.safeParse(schema, JSON.parse(line));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/** Throws: the answer of the host cannot be used. */
export function unusable(answer: string, why: string): never {
  throw new StageFailure({
    what: `The ${answer} of the host cannot be used: ${why}.`,
    means: "Sluice does not know what runs there, so it changes nothing.",
    todo: "Log in to the host as the same user and run `docker version`, `docker compose version` and `git status` in the application's folder: each must answer.",
  });
}
