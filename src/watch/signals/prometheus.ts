import * as v from "valibot";
import type { WrittenPrometheus } from "../../config/sections/watch.ts";
import { readTimeLimit } from "../../config/values.ts";
import type { HttpAnswer, HttpRequest } from "../../ports/world.ts";
import { requireAddress } from "../../smoke/check.ts";
import { missing, type Observation, quiet } from "../signal.ts";
import { type Comparison, readComparison } from "./comparison.ts";

const BODY_LIMIT = 1024 * 1024;

export interface PrometheusQuery {
  readonly request: HttpRequest;
  readonly healthyWhen: Comparison;
}

/** What is asked where. */
export interface Question {
  /** The signal's name, for messages. */
  readonly name: string;
  readonly url: string;
  readonly query: string;
  readonly timeout?: string | undefined;
  /** Seconds since the epoch; now without it. */
  readonly time?: number;
}

export function createQuery(written: WrittenPrometheus, authorization: string): PrometheusQuery {
  return {
    healthyWhen: readComparison({ name: `${written.name}: healthy-when`, text: written["healthy-when"] }),
    request: instantQuery(written, authorization),
  };
}

/** An instant query. `authorization` is the header of that name; empty for none. */
export function instantQuery(
  { name, url, query, timeout = "10s", time }: Question,
  authorization: string,
): HttpRequest {
  requireAddress({ name: `${name}: url`, text: url });
  return {
    // POST: a query may be longer than an address may.
    method: "POST",
    url: `${url.replace(/\/+$/, "")}/api/v1/query`,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
      ...(authorization === "" ? {} : { authorization }),
    },
    body: new URLSearchParams({ query, ...(time === undefined ? {} : { time: String(time) }) }).toString(),
    timeoutMs: readTimeLimit({ name: `${name}: timeout`, text: timeout }),
    bodyLimit: BODY_LIMIT,
    followRedirects: false,
  };
}

const point = v.tuple([v.number(), v.string()]);
const answerSchema = v.object({
  status: v.string(),
  errorType: v.optional(v.string(), ""),
  error: v.optional(v.string(), ""),
  warnings: v.optional(v.array(v.string()), []),
  infos: v.optional(v.array(v.string()), []),
  // VictoriaMetrics sets it when not all of its storage nodes answered.
  isPartial: v.optional(v.boolean(), false),
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

/** The numbers of an answer, one a series; undefined for a text that is not a number. */
export interface Numbers {
  readonly values: readonly (number | undefined)[];
  /** Why the numbers may leave something out. */
  readonly gaps: readonly string[];
}

/** Every series of the answer must be healthy; what is no number is missing. */
export function readQueryAnswer({ healthyWhen }: PrometheusQuery, answer: HttpAnswer): Observation {
  const numbers = readNumbers(answer);
  if ("reading" in numbers) return numbers;
  const { values } = numbers;
  const bad = values.find((value) => value !== undefined && !healthyWhen.holds(value));
  const value = bad ?? values.find((one) => one !== undefined);
  const chart = value === undefined || !Number.isFinite(value) ? {} : { value };
  // Bad is bad even where the rest of the data is poor.
  if (bad !== undefined) return { reading: "bad", text: `${bad}, wanted ${healthyWhen.text}`, ...chart };
  return poor(numbers) ?? { reading: "ok", text: `${value}`, ...chart };
}

/** Values are strings, "NaN" among them. Returns the reason where the query was not answered. */
export function readNumbers(answer: HttpAnswer): Numbers | Observation {
  if (answer.kind === "no-answer") return missing(answer.reason);
  const parsed = parse(answer.body);
  if (answer.status === 401 || answer.status === 403) return missing(notLetIn(answer.status));
  if (parsed === undefined) return missing(`status ${answer.status}, and no answer of Prometheus that holds numbers`);
  if (parsed.status !== "success") return missing(`the query failed: ${parsed.errorType} ${parsed.error}`.trim());
  if (answer.status !== 200) return missing(`status ${answer.status}`);
  const { data } = parsed;
  const texts =
    data?.resultType === "scalar" ? [data.result[1]] : (data?.result ?? []).map(({ value }) => value?.[1] ?? "");
  return { values: texts.map(numberOf), gaps: gapsOf(parsed) };
}

/** Most notes are advice on how a query is written; these say that data was left out of the answer. */
const LEFT_OUT = /\b(partial|incomplete|ignored|dropped|skipped|truncated|unavailable)\b/i;

function gapsOf({ warnings, infos, isPartial }: v.InferOutput<typeof answerSchema>): readonly string[] {
  return [
    ...(isPartial ? ["the answer is partial: a part of the storage did not answer"] : []),
    ...warnings,
    ...infos.filter((info) => LEFT_OUT.test(info)),
  ];
}

function notLetIn(status: number): string {
  return `status ${status}: it refuses the login, which is \`prometheus-user\` with \`prometheus-password\`, or \`prometheus-token\``;
}

/** Why good numbers are not good enough; undefined where they are. */
export function poor({ values, gaps }: Numbers): Observation | undefined {
  if (gaps.length > 0) return quiet(`degraded data: ${gaps.join("; ")}`);
  if (values.length === 0) return quiet("the query gives nothing");
  return values.includes(undefined) ? quiet("the query gives no number") : undefined;
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
