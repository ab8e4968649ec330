import { githubDescription } from "./description.ts";
import { isObject } from "./json-schema.ts";

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Completes an object with the required fields of a schema that no one reads (GitHub's many addresses and counts),
 * each with a neutral value of its type. What matters is always in `known`.
 */
export function filled(schema: string, api: string, known: Fields): Fields {
  const { required, properties } = shapeOf(schema);
  const missing = required.filter((name) => !(name in known));
  return { ...Object.fromEntries(missing.map((name) => [name, neutral(properties[name], api)])), ...known };
}

function shapeOf(name: string): { readonly required: readonly string[]; readonly properties: Fields } {
  const schema = githubDescription().schemas[name];
  if (!isObject(schema)) throw new Error(`GitHub's description has no schema ${name}.`);
  const { required, properties } = schema;
  return { required: Array.isArray(required) ? required : [], properties: isObject(properties) ? properties : {} };
}

function neutral(schema: unknown, api: string): unknown {
  if (!isObject(schema)) return null;
  const { $ref, nullable, type, format, enum: values } = schema;
  if (typeof $ref === "string") {
    const name = $ref.split("/").at(-1) ?? "";
    return name.startsWith("nullable-") ? null : neutral(githubDescription().schemas[name], api);
  }
  if (nullable === true) return null;
  if (Array.isArray(values)) return values[0];
  if (type === "string") return format === "uri" ? `${api}/not-of-the-double` : format === "date-time" ? EPOCH : "";
  if (type === "boolean") return false;
  if (type === "integer" || type === "number") return 0;
  return type === "array" ? [] : type === "object" ? {} : null;
}

const EPOCH = "2020-01-01T00:00:00Z";
