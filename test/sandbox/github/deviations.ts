import { field, isObject } from "./json-schema.ts";

/** Where GitHub's description of itself is wrong, each with the reason. Nothing else is bent. */
interface Deviation {
  readonly schema: string;
  readonly property: string;
  readonly why: string;
  /** More values of an enumeration. */
  readonly more?: readonly string[];
  /** Any text, whatever the format says. */
  readonly free?: true;
}

const DEVIATIONS: readonly Deviation[] = [
  {
    schema: "deployment-status",
    property: "state",
    why: "A deployment whose job waits for its environment is `waiting` at GitHub; the description does not know it.",
    more: ["waiting"],
  },
  ...["environment_url", "log_url", "target_url"].map((property) => ({
    schema: "deployment-status",
    property,
    why: "Where a deployment has no address, GitHub writes an empty text, which is no address.",
    free: true as const,
  })),
];

/** Statuses that any operation may answer with, described or not: who asks, limits, and the forge's own faults. */
export const ANYWHERE: readonly number[] = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503];

/** Query parameters that GitHub takes anywhere: list operations whose description forgot the pages. */
export const ANY_QUERY: ReadonlySet<string> = new Set(["page", "per_page"]);

const MOMENT = String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?`;

/**
 * Query parameters whose schema says `date-time`, and whose description says that they take the syntax of a search
 * (docs.github.com/search-github, query for dates): a moment, one with a comparison, or a range.
 */
export const SEARCHED_BY_DATE: ReadonlyMap<string, RegExp> = new Map([
  ["created", new RegExp(`^(?:(?:>=|<=|>|<)?${MOMENT}|(?:${MOMENT}|\\*)\\.\\.(?:${MOMENT}|\\*))$`)],
]);

/** Bends the schemas of a description (in place) to what GitHub does. */
export function bend(schemas: Readonly<Record<string, unknown>>): void {
  for (const deviation of DEVIATIONS) {
    const schema = schemas[deviation.schema];
    const properties = field(schema, "properties");
    const property = field(properties, deviation.property);
    if (!isObject(property)) throw new Error(`GitHub's description has no ${deviation.schema}.${deviation.property}.`);
    const known = field(property, "enum");
    if (deviation.more !== undefined && Array.isArray(known)) known.push(...deviation.more);
    if (deviation.free) Object.assign(property, { format: undefined });
  }
}
