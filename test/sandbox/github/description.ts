import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { bend } from "./deviations.ts";
import { field } from "./json-schema.ts";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: unknown;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly parameters: readonly Parameter[];
  /** Undefined when the operation takes no body. */
  readonly body: { readonly required: boolean; readonly schema: unknown } | undefined;
  /** By status; undefined where an answer has no body. */
  readonly answers: ReadonlyMap<number, unknown>;
}

export interface Found {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/** GitHub's own description of its REST API (`@octokit/openapi`). */
export interface Description {
  readonly schemas: Readonly<Record<string, unknown>>;
  find(method: string, path: string): Found | undefined;
}

interface RawParameter extends Parameter {
  readonly "x-multi-segment"?: boolean;
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly RawParameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema?: unknown }>>;

interface Raw {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

interface Route {
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly raw: RawOperation;
}

let loaded: Description | undefined;

/** Read once a process: it is 13 MB. */
export function githubDescription(): Description {
  loaded ??= load();
  return loaded;
}

function load(): Description {
  const require = createRequire(join(repositoryRoot(), "package.json"));
  const file = require.resolve("@octokit/openapi/generated/api.github.com.json");
  const raw: Raw = JSON.parse(readFileSync(file, "utf8"));
  bend(raw.components.schemas);
  const deref = <T>(value: T): T => follow(raw, value);
  const routes = Object.entries(raw.paths)
    .flatMap(([template, item]) => Object.entries(item).map(([method, it]) => routeOf(template, { method, raw: it })))
    // More of it spelled out is more exact: `/commits/{ref}/status` goes before `/commits/{ref}`.
    .sort((a, b) => literal(b) - literal(a));
  const operations = new Map<Route, Operation>();
  return {
    schemas: raw.components.schemas,
    find: (method, path) => {
      for (const route of routes) {
        const match = route.method === method ? route.pattern.exec(path) : null;
        if (match === null) continue;
        const operation = operations.get(route) ?? operationOf(route, deref);
        operations.set(route, operation);
        return { operation, params: paramsOf(route, match) };
      }
      return undefined;
    },
  };
}

const literal = ({ template }: Route): number => template.replace(/\{[^}]*\}/g, "").length;

/** A git ref or a path may have slashes, encoded or not, whether or not the description says so. */
const MANY_SEGMENTS = new Set(["ref", "path", "basehead", "base", "head", "environment_name"]);

function routeOf(template: string, { method, raw }: { readonly method: string; readonly raw: RawOperation }): Route {
  const names: string[] = [];
  const source = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{([^}]+)\}/g, (_, name: string) => {
    names.push(name);
    return MANY_SEGMENTS.has(name) ? "(.+)" : "([^/]+)";
  });
  return { method: method.toUpperCase(), template, pattern: new RegExp(`^${source}$`), names, raw };
}

function paramsOf({ names }: Route, match: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")]));
}

function operationOf({ method, template, raw }: Route, deref: <T>(value: T) => T): Operation {
  const body = raw.requestBody;
  const answers = Object.entries(raw.responses).map(([status, answer]): [number, unknown] => {
    const { content } = deref(answer);
    return [Number(status), content?.["application/json"]?.schema];
  });
  return {
    id: raw.operationId,
    method,
    template,
    parameters: (raw.parameters ?? []).map(deref),
    body: body && { required: body.required === true, schema: body.content["application/json"]?.schema },
    answers: new Map(answers),
  };
}

function follow<T>(raw: Raw, value: T): T {
  const ref = field(value, "$ref");
  if (typeof ref !== "string") return value;
  let at: unknown = raw;
  for (const part of ref.slice(2).split("/")) at = field(at, part);
  // What stands there has the kind that the reference stands for.
  return JSON.parse(JSON.stringify(at));
}
