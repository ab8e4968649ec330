import * as v from "valibot";

/**
 * What stages leave for the report of a release, besides what every record has. Who writes it and who reads it import this: a
 * record of another version has no details, and its stage still stands in the timeline.
 */

const release = v.nullable(v.object({ version: v.string(), commit: v.string() }));

const change = v.object({
  kind: v.literal("change"),
  change: v.string(),
  host: v.string(),
  before: release,
  after: release,
  plan: v.object({
    kind: v.string(),
    version: v.string(),
    commit: v.string(),
    fingerprint: v.string(),
    services: v.array(v.object({ service: v.string(), change: v.string(), what: v.string() })),
    volumes: v.array(v.string()),
  }),
  /** Images of the containers by service; an empty text where the service had or has none. */
  images: v.array(v.object({ service: v.string(), before: v.string(), after: v.string() })),
  downtime: v.array(v.object({ service: v.string(), seconds: v.number() })),
  steps: v.array(
    v.object({ title: v.string(), at: v.string(), failed: v.boolean(), seconds: v.number(), text: v.string() }),
  ),
  /** By the host's clock; an empty text for what did not happen or is unknown. */
  times: v.optional(v.object({ began: v.string(), switched: v.string(), undone: v.string(), ended: v.string() })),
  failed: v.array(v.object({ service: v.string(), state: v.string() })),
  log: v.array(v.string()),
});

const gate = v.object({
  kind: v.literal("gate"),
  gate: v.string(),
  decision: v.picklist(["approved", "rejected", "refused"]),
  by: v.array(v.string()),
  at: v.nullable(v.number()),
  comment: v.string(),
});

const backup = v.object({
  kind: v.literal("backup"),
  place: v.string(),
  id: v.string(),
  facts: v.array(v.tuple([v.string(), v.string()])),
  findings: v.array(v.object({ passed: v.boolean(), says: v.string() })),
  notes: v.array(v.string()),
});

const smoke = v.object({
  kind: v.literal("smoke"),
  url: v.string(),
  results: v.array(
    v.object({
      name: v.string(),
      passed: v.boolean(),
      tries: v.number(),
      milliseconds: v.number(),
      reasons: v.array(v.string()),
    }),
  ),
});

const watch = v.object({
  kind: v.literal("watch"),
  verdict: v.string(),
  reason: v.string(),
  seconds: v.number(),
  signals: v.array(
    v.object({
      name: v.string(),
      advisory: v.boolean(),
      verdict: v.string(),
      reason: v.string(),
      samples: v.array(
        v.object({
          at: v.number(),
          reading: v.picklist(["ok", "bad", "missing"]),
          value: v.optional(v.number()),
          baseline: v.optional(v.number()),
        }),
      ),
    }),
  ),
  tails: v.array(v.object({ service: v.string(), lines: v.array(v.string()) })),
});

const detailsSchema = v.variant("kind", [change, gate, backup, smoke, watch]);

export type StageDetails = v.InferOutput<typeof detailsSchema>;
export type Details<K extends StageDetails["kind"]> = Extract<StageDetails, { kind: K }>;

export function readDetails(value: unknown): StageDetails | undefined {
  const read = v.safeParse(detailsSchema, value);
  return read.success ? read.output : undefined;
}
