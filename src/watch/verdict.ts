/** `missing`: no data. It never counts as healthy. */
export type Reading = "ok" | "bad" | "missing";

export type Verdict = "healthy" | "inconclusive" | "failing";

/** One sample of one signal. */
export interface Sample {
  /** Seconds since the watch began. */
  readonly at: number;
  readonly reading: Reading;
  /** What was seen, for people. */
  readonly text: string;
  /** For the chart, where there is a number. */
  readonly value?: number;
  /** What the number is compared with. */
  readonly baseline?: number;
}

/** How the samples of a signal become a verdict. */
export interface Rules {
  /** One bad sample decides. */
  readonly hard: boolean;
  /** So many bad samples without a good one between them fail a soft signal, and so many missing ones are a gap. */
  readonly consecutiveFailures: number;
  /** More bad samples than this fail it, wherever they lie; undefined for no such limit. */
  readonly failureLimit: number | undefined;
  /** Good and bad samples that a verdict needs. */
  readonly minSamples: number;
  /** The consequence of too little data. */
  readonly onMissing: "fail" | "inconclusive" | "pass";
  /** Advisory signals are reported, but do not count. */
  readonly advisory: boolean;
}

export interface Series {
  readonly name: string;
  readonly kind: string;
  readonly rules: Rules;
  readonly samples: readonly Sample[];
}

export interface Finding {
  readonly verdict: Verdict;
  /** Why, for people; empty for healthy. */
  readonly reason: string;
}

export interface Judgement extends Finding {
  readonly signals: readonly (Finding & { readonly series: Series })[];
}

const RANK: Readonly<Record<Verdict, number>> = { healthy: 0, inconclusive: 1, failing: 2 };

export function worse(left: Verdict, right: Verdict): Verdict {
  return RANK[left] >= RANK[right] ? left : right;
}

/** A signal that has failed already: no later sample can make it healthy again. */
export function failed({ samples, rules }: Series): Finding | undefined {
  const bad = samples.filter(({ reading }) => reading === "bad");
  const last = bad.at(-1)?.text ?? "";
  const failing = (reason: string): Finding => ({ verdict: "failing", reason });
  if (rules.hard && bad.length > 0) return failing(bad[0]?.text ?? "");
  // A missing sample between two bad ones is no sign of health, so it does not begin the count anew.
  const run = longestRun(samples, "bad", "ok");
  if (run >= rules.consecutiveFailures) return failing(`${run} times in a row: ${last}`);
  if (rules.failureLimit !== undefined && bad.length > rules.failureLimit)
    return failing(`${bad.length} times in all, the limit is ${rules.failureLimit}: ${last}`);
  return undefined;
}

/** The verdict on one signal when the watch is over. */
export function judgeSeries(series: Series): Finding {
  const { samples, rules } = series;
  const failing = failed(series);
  if (failing !== undefined) return failing;
  const measured = samples.filter(({ reading }) => reading !== "missing");
  const gap = gapOf(series, measured.length);
  const unsettled: Finding =
    measured.at(-1)?.reading === "bad"
      ? { verdict: "inconclusive", reason: `the last sample was bad: ${measured.at(-1)?.text}` }
      : { verdict: "healthy", reason: "" };
  if (gap === "" || rules.onMissing === "pass") return unsettled;
  return { verdict: rules.onMissing === "fail" ? "failing" : "inconclusive", reason: gap };
}

/** Why there is too little data; empty when there is enough. */
function gapOf({ samples, rules }: Series, measured: number): string {
  const why = samples.findLast(({ reading }) => reading === "missing")?.text ?? "";
  const detail = why === "" ? "" : `: ${why}`;
  if (measured < rules.minSamples) return `only ${measured} of ${rules.minSamples} samples are available${detail}`;
  if (samples.at(-1)?.reading === "missing") return `the last sample is missing${detail}`;
  const run = longestRun(samples, "missing", "ok", "bad");
  return run >= rules.consecutiveFailures ? `${run} samples in a row are missing${detail}` : "";
}

function longestRun(samples: readonly Sample[], counted: Reading, ...ending: readonly Reading[]): number {
  let run = 0;
  let longest = 0;
  for (const { reading } of samples) {
    if (reading === counted) run++;
    else if (ending.includes(reading)) run = 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** The verdict on a release: the worst of its signals. A watch without a measurement has no verdict. */
export function judge(all: readonly Series[]): Judgement {
  const signals = all.map((series) => ({ ...judgeSeries(series), series }));
  const counted = signals.filter(({ series }) => !series.rules.advisory);
  const seen = counted.some(({ series }) => series.samples.some(({ reading }) => reading !== "missing"));
  const verdict = counted.map((one) => one.verdict).reduce(worse, seen ? "healthy" : "inconclusive");
  if (verdict === "healthy") return { verdict, reason: "", signals };
  const why = counted.filter((one) => one.verdict === verdict).map(({ series, reason }) => `${series.name}: ${reason}`);
  return { verdict, reason: why.join("; ") || "nothing could be measured", signals };
}
