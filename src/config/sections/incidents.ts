import * as v from "valibot";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));
const address = v.pipe(text, v.regex(/^https?:\/\/\S+$/, "an address that begins with https://"));
const severity = v.union([v.literal(false), v.picklist([1, 2, 3])], "1, 2, 3, or false");

/** Incidents that releases and rollbacks declare, and where people read what to do. */
export const incidentsSection = v.strictObject(
  {
    automatic: v.optional(v.boolean("true or false")),
    severities: v.optional(
      v.strictObject(
        {
          failed: v.optional(severity),
          unknown: v.optional(severity),
          "rolled-back": v.optional(severity),
          "rollback-refused": v.optional(severity),
          held: v.optional(severity),
        },
        "a map with failed, unknown, rolled-back, rollback-refused, held",
      ),
    ),
    runbooks: v.optional(
      v.record(
        text,
        v.union([address, v.array(address, "a list of addresses")], "an address, or a list of addresses"),
        "a map of scenarios and the addresses of their runbooks",
      ),
    ),
  },
  "a map of incident settings: automatic, severities, runbooks",
);
