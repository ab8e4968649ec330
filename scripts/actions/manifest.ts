import * as v from "valibot";
import { parse } from "yaml";

const input = v.strictObject({
  description: v.string(),
  required: v.optional(v.boolean(), false),
  default: v.optional(v.string()),
  deprecationMessage: v.optional(v.string()),
});
const output = v.looseObject({ description: v.string() });

const manifest = v.looseObject({
  name: v.string(),
  description: v.string(),
  inputs: v.optional(v.record(v.string(), input), {}),
  outputs: v.optional(v.record(v.string(), output), {}),
  runs: v.looseObject({ using: v.string(), main: v.optional(v.string()) }),
});

/** What GitHub reads of an action: its action.yml. */
export type Manifest = v.InferOutput<typeof manifest>;

/** `file` is only named in the message when the text is not an action.yml. */
export function readManifest(file: string, text: string): Manifest {
  const result = v.safeParse(manifest, parse(text));
  if (result.success) return result.output;
  const issues = result.issues.map((issue) => `- ${v.getDotPath(issue) ?? "the whole file"}: ${issue.message}`);
  throw new Error(
    `${file} is not an action.yml as GitHub reads it:\n${issues.join("\n")}\n` +
      "What to do: put these right. Defaults are strings, so quote numbers and booleans.",
  );
}
