import * as v from "valibot";
import type { WrittenPrometheus } from "../config/sections/watch.ts";
import { readTimeLimit } from "../config/values.ts";
import { requireAddress } from "../smoke/check.ts";
import type { HttpAnswer, HttpRequest } from "../world/world.ts";
import { type Comparison, readComparison } from "./comparison.ts";
import { missing, quiet, type Seen } from "./signal.ts";

const BODY_LIMIT = 1024 * 1024;

export interface PrometheusQuery {
  readonly request: HttpRequest;
  readonly healthyWhen: Comparison;
}

/** An instant query. `token` is sent as a bearer token; empty for none. */
export function createQuery(written: WrittenPrometheus, token: string): PrometheusQuery {
  const { name, url, query } = written;
  requireAddress({ name: `${name}: url`, text: url });
  return {
    healthyWhen: readComparison({ name: `${name}: healthy-when`, text: written["healthy-when"] }),
    request: {
      // POST: a query may be longer than an address may.
      method: "POST",
      url: `${url.replace(/\/+$/, "")}/api/v1/query`,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        accept: "application/json",
        ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
      },
      body: new URLSearchParams({ query }).toString(),
      timeoutMs: readTimeLimit({ name: `${name}: timeout`, text: written.timeout ?? "10s" }),
      bodyLimit: BODY_LIMIT,
      followRedirects: false,
    },
  };
}

const point = v.tuple([v.number(), v.string()]);
const answerSchema = v.object({
  status: v.string(),
  errorType: v.optional(v.string(), ""),
  error: v.optional(v.string(), ""),
  warnings: v.optional(v.array(v.string()), []),
  data: v.optional(
    v.variant("resultType", [
      v.object({
        resultType: v.literal("vector"),
        result: v.array(v.object({ metric: v.record(v.string(), v.string()), value: v.optional(point) })),
      }),
      v.object({ resultType: v.literal("scalar"), result: point }),
    ]),
  ),
});

/** Values are strings, "NaN" among them. Every series of the answer must be healthy; what is no number is missing. */
export function readQueryAnswer({ healthyWhen }: PrometheusQuery, answer: HttpAnswer): Seen {
  if (answer.kind === "no-answer") return missing(answer.reason);
  const parsed = parse(answer.body);
  if (parsed === undefined) return missing(`status ${answer.status}, and no answer of Prometheus that holds numbers`);
  if (parsed.status !== "success") return missing(`the query failed: ${parsed.errorType} ${parsed.error}`.trim());
  if (answer.status !== 200) return missing(`status ${answer.status}`);
  const { data } = parsed;
  const texts =
    data?.resultType === "scalar" ? [data.result[1]] : (data?.result ?? []).map(({ value }) => value?.[1] ?? "");
  const values = texts.map(numberOf);
  const bad = values.find((value) => value !== undefined && !healthyWhen.holds(value));
  const value = bad ?? values.find((one) => one !== undefined);
  const chart = value === undefined || !Number.isFinite(value) ? {} : { value };
  // Bad is bad even where the rest of the data is poor.
  if (bad !== undefined) return { reading: "bad", text: `${bad}, wanted ${healthyWhen.text}`, ...chart };
  if (parsed.warnings.length > 0) return quiet(`degraded data: ${parsed.warnings.join("; ")}`);
  if (values.length === 0) return quiet("the query gives nothing");
  if (values.includes(undefined)) return quiet("the query gives no number");
  return { reading: "ok", text: `${value}`, ...chart };
}

function numberOf(text: string): number | undefined {
  if (/^[+-]?Inf$/.test(text)) return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isNaN(value) ? undefined : value;
}

function parse(body: string): v.InferOutput<typeof answerSchema> | undefined {
  try {
    const result = v.safeParse(answerSchema, JSON.parse(body));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
