import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import { truncate } from "../text/truncate.ts";
import { nearestKey } from "./nearest.ts";
import { type Config, configSchema } from "./schema.ts";
import { type Misshape, misshapes } from "./schema-walk.ts";
import { readYaml } from "./yaml-text.ts";

/** Reads the configuration file's text. Throws one StageFailure with every problem, each with its line. */
export function parseConfig(text: string, path: string): Config {
  return parseYaml(text, path, configSchema) ?? {};
}

/** A YAML text, parsed by a schema of Sluice; undefined for an empty text. */
export function parseYaml<S extends v.GenericSchema>(
  text: string,
  path: string,
  schema: S,
): v.InferOutput<S> | undefined {
  const yaml = readYaml(text);
  if (yaml.kind === "unreadable") throw badFile(path, yaml.problems);
  if (yaml.value === null || yaml.value === undefined) return undefined;
  const result = v.safeParse(schema, yaml.value);
  const problems = [
    ...misshapes(schema, yaml.value).map(misshapeProblem),
    ...(result.issues ?? [])
      .filter((issue) => !isUnknownKey(issue))
      .flatMap(innermost)
      .map(issueProblem),
  ].map((one) => ({ ...one, offset: yaml.offsetOf(one.keys) ?? 0 }));
  if (result.success && problems.length === 0) return result.output;
  problems.sort((left, right) => left.offset - right.offset);
  throw badFile(
    path,
    problems.map(({ offset, says }) => `line ${yaml.lineAt(offset)}: ${says}`),
  );
}

/** What is wrong, and at which keys. */
interface Problem {
  readonly keys: readonly unknown[];
  readonly says: string;
}

function misshapeProblem(found: Misshape): Problem {
  const name = nameOf(found.path);
  if (found.kind === "list") return { keys: found.path, says: `\`${name}\` is a list, which is not ${found.wanted}` };
  const nearest = nearestKey(String(found.path.at(-1)), found.known);
  const hint = nearest === undefined ? "" : `; did you mean \`${nearest}\`?`;
  return { keys: found.path, says: `unknown key \`${name}\`${hint}` };
}

interface Issue {
  readonly keys: readonly unknown[];
  readonly issue: v.BaseIssue<unknown>;
}

/** Which item of the list is wrong is more precise than "not a text or a list of texts". */
function innermost(issue: v.BaseIssue<unknown>): Issue[] {
  const keys = keysOf(issue);
  const inside = (issue.issues ?? []).filter(({ path }) => path !== undefined);
  if (inside.length === 0) return [{ keys, issue }];
  return inside.map((one) => ({ keys: [...keys, ...keysOf(one)], issue: one }));
}

function issueProblem({ keys, issue }: Issue): Problem {
  const name = nameOf(keys);
  if (issue.type === "strict_object" && issue.received === "undefined") return { keys, says: `\`${name}\` is missing` };
  const quotes =
    issue.message === "a text" && /^(number|boolean)$/.test(typeof issue.input) ? "; put it in quotes" : "";
  return { keys, says: `\`${name}\` is ${shown(issue.input)}, which is not ${issue.message}${quotes}` };
}

function isUnknownKey(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === "strict_object" && issue.expected === "never";
}

function keysOf(issue: v.BaseIssue<unknown>): unknown[] {
  return (issue.path ?? []).map(({ key }) => key);
}

function nameOf(keys: readonly unknown[]): string {
  return keys.map(String).join(".") || "the file";
}

function shown(value: unknown): string {
  if (value === null) return "empty";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a map";
  return truncate(JSON.stringify(value) ?? "missing", 80);
}

function badFile(path: string, problems: readonly string[]): StageFailure {
  return new StageFailure({
    what: `${path} cannot be used:\n${problems.map((one) => `- ${one}`).join("\n")}`,
    means: "A setting that is not understood could be the one that matters. Nothing was changed.",
    todo: `Correct ${path}; docs/configuration.md lists every key.`,
  });
}
