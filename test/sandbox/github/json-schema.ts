type Json = Readonly<Record<string, unknown>>;

/** Words whose values are data, not schemas. */
const DATA = new Set(["enum", "const", "default", "required"]);
/** Words that say nothing about what is valid. */
const IDLE = new Set(["example", "examples", "description", "title", "externalDocs", "deprecated", "discriminator"]);

/**
 * OpenAPI 3.0's dialect as JSON Schema: `nullable` becomes a type, references are names of schemas, and `oneOf`
 * becomes `anyOf`, because GitHub's alternatives overlap (a simple user is also a public user).
 */
export function jsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(jsonSchema);
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema)
    .filter(([word]) => word !== "nullable" && !IDLE.has(word) && !word.startsWith("x-"))
    .map(([word, value]) => converted(word, value));
  const plain: Record<string, unknown> = Object.fromEntries(entries);
  const { nullable } = schema;
  return nullable === true ? orNull(plain) : plain;
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One field of a foreign object. */
export function field(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function converted(word: string, value: unknown): [string, unknown] {
  if (word === "$ref") return [word, String(value).replace("#/components/schemas/", "")];
  if (word === "oneOf") return ["anyOf", jsonSchema(value)];
  if (DATA.has(word)) return [word, value];
  // Here the keys are names, not words: a property may well be called `example`.
  if (word === "properties" && isObject(value)) {
    return [word, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, jsonSchema(inner)]))];
  }
  return [word, jsonSchema(value)];
}

function orNull(schema: Record<string, unknown>): unknown {
  return { anyOf: [schema, { type: "null" }] };
}
