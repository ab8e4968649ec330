import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";

/** A foreign answer, parsed by its schema, or a StageFailure: what it does not contain is never guessed. */
export function understand<const Schema extends v.GenericSchema>(
  schema: Schema,
  answer: unknown,
  about: string,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, answer);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const where = v.getDotPath(issue) ?? "the whole";
  throw new StageFailure({
    what: `The answer about ${about} is not understood: ${where}: ${issue.message}`,
    means: "Sluice does not guess what an answer means, so this step stopped there. What it had done before remains.",
    todo: "Run this again. If the failure remains, the forge has another version of its API: report it to Sluice with the message above.",
  });
}
