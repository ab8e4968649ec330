import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import type { Description, Operation } from "./description.ts";
import { ANY_QUERY, ANYWHERE, SEARCHED_BY_DATE } from "./deviations.ts";
import { isObject, jsonSchema } from "./json-schema.ts";

/** Holds requests and answers against GitHub's description. Each gives what is wrong, nothing when all is well. */
export interface Validation {
  path(operation: Operation, params: Readonly<Record<string, string>>): string[];
  query(operation: Operation, query: URLSearchParams): string[];
  body(operation: Operation, body: unknown): string[];
  answer(operation: Operation, status: number, body: unknown): string[];
}

const ERROR = { $ref: "#/components/schemas/basic-error" };

export function validation(description: Description): Validation {
  // Numbers in a query are texts until here. Strictness is about how schemas are written, which is GitHub's business.
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, coerceTypes: false });
  const coercing = new Ajv({ strict: false, logger: false, coerceTypes: true });
  for (const one of [ajv, coercing]) formats.default(one);
  const compiled = new Map<unknown, ValidateFunction>();
  const wrong = (schema: unknown, value: unknown, by = ajv): string[] => {
    // Bare texts and numbers are wrapped, so that they can be coerced.
    const known = compiled.get(schema);
    const check = known ?? compile(by, description, { type: "object", properties: { it: jsonSchema(schema) } });
    compiled.set(schema, check);
    if (check({ it: value })) return [];
    return (check.errors ?? []).map(({ instancePath, message, params }) => {
      return `${instancePath.replace(/^\/it/, "") || "/"} ${message} ${JSON.stringify(params)}`;
    });
  };
  return {
    path: ({ parameters }, params) =>
      parameters.flatMap(({ name, in: where, schema }) => {
        if (where !== "path") return [];
        return wrong(schema, params[name] ?? "", coercing).map((why) => `{${name}}: ${why}`);
      }),
    query: (operation, query) => {
      const known = new Map(operation.parameters.flatMap((one) => (one.in === "query" ? [[one.name, one]] : [])));
      const missing = [...known.values()].filter(({ name, required }) => required === true && !query.has(name));
      const given = [...query].flatMap(([name, value]) => {
        const parameter = known.get(name);
        const search = SEARCHED_BY_DATE.get(name);
        if (parameter !== undefined && search !== undefined)
          return search.test(value) ? [] : [`?${name}: ${value} is no search for dates`];
        if (parameter !== undefined) return wrong(parameter.schema, value, coercing).map((why) => `?${name}: ${why}`);
        return ANY_QUERY.has(name) ? [] : [`?${name} is not a parameter of ${operation.id}`];
      });
      return [...missing.map(({ name }) => `?${name} is required by ${operation.id}`), ...given];
    },
    body: (operation, body) => {
      if (body === undefined) return operation.body?.required ? [`${operation.id} needs a body`] : [];
      if (operation.body === undefined) {
        return isObject(body) && Object.keys(body).length === 0 ? [] : [`${operation.id} takes no body`];
      }
      // A file, of any bytes.
      if (operation.body.schema === undefined) return [];
      const fields = fieldsOf(description, operation.body.schema);
      const unknown = isObject(body) && fields !== "any" ? Object.keys(body).filter((key) => !fields.has(key)) : [];
      return [
        ...unknown.map((key) => `/${key} is not a field of ${operation.id}`),
        ...wrong(operation.body.schema, body),
      ];
    },
    answer: (operation, status, body) => {
      if (operation.answers.has(status)) {
        const schema = operation.answers.get(status);
        if (schema !== undefined) return body === undefined ? ["/ has no body"] : wrong(schema, body);
        return body === undefined || status >= 400 ? [] : [`/ has a body, where ${status} has none`];
      }
      if (ANYWHERE.includes(status)) return wrong(ERROR, body);
      return [`${operation.id} never answers ${status}`];
    },
  };
}

function compile(ajv: Ajv, description: Description, schema: object): ValidateFunction {
  addReferences(ajv, description, schema);
  return ajv.compile(schema);
}

/** Only what a schema refers to: the description has thousands of schemas, and a test uses few of them. */
function addReferences(ajv: Ajv, description: Description, schema: unknown): void {
  for (const [, name = ""] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)) {
    if (ajv.schemas[name] !== undefined) continue;
    const referred = jsonSchema(description.schemas[name]);
    if (!isObject(referred)) throw new Error(`GitHub's description has no schema ${name}.`);
    ajv.addSchema(referred, name);
    addReferences(ajv, description, referred);
  }
}

/** The names that a body may have, through all alternatives. */
function fieldsOf(description: Description, schema: unknown): ReadonlySet<string> | "any" {
  if (!isObject(schema)) return "any";
  const { $ref, properties, additionalProperties, oneOf, anyOf, allOf } = schema;
  if (typeof $ref === "string") return fieldsOf(description, description.schemas[$ref.split("/").at(-1) ?? ""]);
  const parts = [oneOf, anyOf, allOf].flatMap((part) => (Array.isArray(part) ? part : []));
  const inner = parts.map((part) => fieldsOf(description, part));
  if (additionalProperties === true || isObject(additionalProperties)) return "any";
  if (!isObject(properties) && parts.length === 0) return "any";
  const names = new Set(isObject(properties) ? Object.keys(properties) : []);
  for (const more of inner) if (more !== "any") for (const name of more) names.add(name);
  return names;
}
