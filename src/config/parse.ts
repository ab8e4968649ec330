import * as v from "valibot";
import { isMap, LineCounter, parseDocument } from "yaml";
import { StageFailure } from "../stage/failure.ts";
import { nearestKey } from "./nearest.ts";
import { type Config, configSchema } from "./schema.ts";

/** Reads the configuration file's text. Throws one StageFailure that tells every problem, each with its line. */
export function parseConfig(text: string, path: string): Config {
  return parseYaml(text, path, configSchema) ?? {};
}

/** Any YAML text by a schema of this house; undefined for an empty text. */
export function parseYaml<S extends v.GenericSchema>(
  text: string,
  path: string,
  schema: S,
): v.InferOutput<S> | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: true, prettyErrors: false, customTags: [] });
  if (document.errors.length > 0) {
    throw badFile(
      path,
      document.errors.map((error) => `line ${lineCounter.linePos(error.pos[0]).line}: ${error.message}`),
    );
  }
  const value: unknown = document.toJS({ maxAliasCount: 20 });
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value) && "entries" in schema)
    throw badFile(path, ["`the file` is a list, which is not a map of settings"]);
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const lineOf = (keys: readonly unknown[]): string => {
    const node = document.getIn(keys, true);
    const parent = document.getIn(keys.slice(0, -1), true) ?? document.contents;
    const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(keys.at(-1))) : undefined;
    const range = rangeOf(pair?.key) ?? rangeOf(node);
    return range === undefined ? "" : `line ${lineCounter.linePos(range).line}: `;
  };
  throw badFile(
    path,
    flatten(result.issues).map((issue) => problem(issue, schema, lineOf)),
  );
}

type Issue = v.BaseIssue<unknown>;

/** The innermost reasons: "a text or a list" says less than which item of the list is wrong. */
function flatten(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => [issue]);
}

function problem(issue: Issue, schema: v.GenericSchema, lineOf: (keys: readonly unknown[]) => string): string {
  const keys = (issue.path ?? []).map((part) => part.key);
  const name = keys.map(String).join(".");
  const line = lineOf(keys);
  if (issue.type === "strict_object" && issue.expected === "never") {
    const nearest = nearestKey(String(keys.at(-1)), knownKeys(schema, keys.slice(0, -1)));
    return `${line}unknown key \`${name}\`${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`;
  }
  if (issue.type === "strict_object" && issue.received === "undefined") return `${line}\`${name}\` is missing`;
  return `${line}\`${name || "the file"}\` is ${shown(issue.input)}, which is not ${issue.message}`;
}

/** Keys that the schema knows at a path; lists and named maps are walked through. */
export function knownKeys(schema: v.GenericSchema, path: readonly unknown[]): string[] {
  let here: unknown = schema;
  for (const key of path) here = stepInto(unwrap(here), key);
  const end = unwrap(here);
  return hasEntries(end) ? Object.keys(end.entries) : [];
}

function stepInto(schema: unknown, key: unknown): unknown {
  if (hasEntries(schema)) return schema.entries[String(key)];
  if (typeof schema !== "object" || schema === null) return undefined;
  if ("item" in schema) return schema.item;
  return "value" in schema ? schema.value : undefined;
}

function unwrap(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  if ("wrapped" in schema) return unwrap(schema.wrapped);
  if ("pipe" in schema && Array.isArray(schema.pipe)) return unwrap({ ...schema, ...schema.pipe[0], pipe: undefined });
  return schema;
}

function hasEntries(schema: unknown): schema is { readonly entries: Readonly<Record<string, unknown>> } {
  return typeof schema === "object" && schema !== null && "entries" in schema && typeof schema.entries === "object";
}

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return undefined;
  const [start]: unknown[] = node.range;
  return typeof start === "number" ? start : undefined;
}

function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "a map";
  return JSON.stringify(value) ?? "missing";
}

function badFile(path: string, problems: readonly string[]): StageFailure {
  return new StageFailure({
    what: `${path} cannot be used:\n${problems.map((one) => `- ${one}`).join("\n")}`,
    means: "A setting that is not understood could be the one that matters. Nothing was changed.",
    todo: `Correct ${path}; docs/configuration.md lists every key.`,
  });
}
