/** The part of JSON Schema (draft-07, which every editor knows) that our schema needs. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The description of a key, by its dotted path, as `file` in an action's keys has it. */
export type Described = (path: string) => string | undefined;

/** The whole file's schema, for editors. A construct that this does not know is an error: the two stay in step. */
export function fileJsonSchema(schema: unknown, described: Described): JsonSchema {
  const head = { $schema: "http://json-schema.org/draft-07/schema#", title: "Sluice: .github/sluice.yml" };
  return { ...head, ...jsonSchema(schema, described, []) };
}

type Path = readonly string[];

/** How an action's keys write the name of an environment, the only map of free names that inputs reach into. */
const FREE_NAME = "<environment>";

interface Schema {
  readonly type: string;
  readonly message?: unknown;
  readonly pipe?: unknown;
}

function jsonSchema(schema: unknown, described: Described, path: Path): JsonSchema {
  if (isOptional(schema)) return jsonSchema(schema.wrapped, described, path);
  if (!isSchema(schema)) throw new Error(`There is no schema at "${path.join(".")}".`);
  const about = [described(path.join(".")), sentence(lastMessage(schema))].filter((text) => text !== undefined);
  return { ...(about.length === 0 ? {} : { description: about.join(" ") }), ...body(schema, described, path) };
}

function body(schema: Schema, described: Described, path: Path): JsonSchema {
  const [first, ...rules] = list(schema.pipe);
  if (!isSchema(first)) return shape(schema, described, path);
  return Object.assign({}, body(first, described, path), ...rules.map(rule));
}

function shape(schema: Schema, described: Described, path: Path): JsonSchema {
  const part = (name: string): unknown => Object.entries(schema).find(([key]) => key === name)?.[1];
  switch (schema.type) {
    case "string":
    case "number":
    case "boolean":
      return { type: schema.type };
    case "unknown":
      return {};
    case "literal":
      return { const: part("literal") };
    case "picklist":
      return { enum: part("options") };
    case "array":
      return { type: "array", items: jsonSchema(part("item"), described, path) };
    case "record": {
      const inside = [...path, FREE_NAME];
      const names = jsonSchema(part("key"), () => undefined, inside);
      return {
        type: "object",
        propertyNames: names,
        additionalProperties: jsonSchema(part("value"), described, inside),
      };
    }
    case "union":
      return { anyOf: list(part("options")).map((option) => jsonSchema(option, () => undefined, path)) };
    case "strict_object":
      return objectShape(Object.entries(part("entries") ?? {}), described, path);
    case "object_with_rest": {
      const others = jsonSchema(part("rest"), described, [...path, FREE_NAME]);
      const known = objectShape(Object.entries(part("entries") ?? {}), described, path);
      return { ...known, additionalProperties: others };
    }
    default:
      throw untaught("schema", schema.type);
  }
}

function objectShape(entries: readonly (readonly [string, unknown])[], described: Described, path: Path): JsonSchema {
  const required = entries.filter(([, entry]) => !isOptional(entry)).map(([key]) => key);
  return {
    type: "object",
    properties: Object.fromEntries(entries.map(([key, entry]) => [key, jsonSchema(entry, described, [...path, key])])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

/** What a step after the type adds. A check in code cannot be said in JSON Schema: the stage still refuses it. */
function rule(action: unknown): JsonSchema {
  if (!isSchema(action)) throw new Error("This is no rule.");
  const requirement = "requirement" in action ? action.requirement : undefined;
  switch (action.type) {
    case "regex":
      return { pattern: requirement instanceof RegExp ? requirement.source : "" };
    case "starts_with":
      return { pattern: `^${String(requirement).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}` };
    case "non_empty":
      return { minLength: 1 };
    case "integer":
      return { type: "integer" };
    case "min_value":
      return { minimum: requirement };
    case "gt_value":
      return { exclusiveMinimum: requirement };
    case "max_value":
      return { maximum: requirement };
    case "min_length":
      return { minItems: requirement };
    case "max_length":
      return { maxItems: requirement };
    case "trim":
    case "check":
      return {};
    default:
      throw untaught("rule", action.type);
  }
}

function untaught(kind: string, type: string): Error {
  return new Error(`The JSON Schema does not know the ${kind} "${type}"; teach it in src/config/json-schema.ts.`);
}

/** A schema's own message, or that of its last step that has one, which says more. */
function lastMessage(schema: Schema): string | undefined {
  const steps = [schema, ...list(schema.pipe).filter(isSchema)].filter(({ type }) => type !== "check");
  return steps.map(({ message }) => message).findLast((message) => typeof message === "string");
}

function sentence(words: string | undefined): string | undefined {
  return words === undefined ? undefined : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function isOptional(schema: unknown): schema is { readonly wrapped: unknown } {
  return typeof schema === "object" && schema !== null && "wrapped" in schema;
}
