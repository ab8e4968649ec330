import * as v from "valibot";
import { parse } from "yaml";

const value = v.union([v.string(), v.number(), v.boolean()]);
const inputs = v.optional(v.record(v.string(), v.nullable(v.looseObject({ default: v.optional(value) }))), {});
const called = v.looseObject({ on: v.looseObject({ workflow_call: v.looseObject({ inputs }) }) });

/** Inputs of a called workflow with their defaults. A workflow that is not called has none. */
export function calledInputs(text: string): ReadonlyMap<string, string> {
  const read = v.safeParse(called, parse(text));
  if (!read.success) return new Map();
  const declared = Object.entries(read.output.on.workflow_call.inputs);
  return new Map(declared.map(([name, one]) => [name, String(one?.default ?? "")]));
}

const job = v.looseObject({ uses: v.optional(v.string(), ""), with: v.optional(v.record(v.string(), value), {}) });
const caller = v.looseObject({ jobs: v.record(v.string(), job) });

/** What a caller gives to a workflow that it calls, as far as the text says it. */
export function givenInputs(text: string, file: string): Readonly<Record<string, string | number | boolean>> {
  const jobs = Object.values(v.parse(caller, parse(text)).jobs);
  return jobs.find(({ uses }) => uses.endsWith(`/${file}`))?.with ?? {};
}
