import { type Html, html, joinHtml, NO_HTML } from "../../text/html.ts";
import type { Details } from "./stage-details.ts";

type Signal = Details<"watch">["signals"][number];
type Sample = Signal["samples"][number];

const WIDTH = 640;
const HEIGHT = 120;
const LEFT = 48;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 22;

interface Scale {
  x(at: number): string;
  y(value: number): string;
  readonly top: number;
  readonly end: number;
}

/** The values of a signal over the time of the watch, with what they are compared with; readings alone as a strip. */
export function signalChart(signal: Signal, seconds: number): Html {
  const label = `${signal.name}: ${countsOf(signal.samples)}`;
  const scale = scaleOf(signal.samples, seconds);
  const body = signal.samples.some(({ value }) => value !== undefined)
    ? valueLines(signal.samples, scale)
    : strip(signal.samples, seconds);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}" class="chart">
${body}
${timeAxis(scale)}
</svg>`;
}

export function countsOf(samples: readonly Sample[]): string {
  const count = (reading: Sample["reading"]): number => samples.filter((one) => one.reading === reading).length;
  return `${samples.length} samples, ${count("ok")} good, ${count("bad")} bad, ${count("missing")} missing`;
}

function scaleOf(samples: readonly Sample[], seconds: number): Scale {
  const end = Math.max(1, seconds, ...samples.map(({ at }) => at));
  const top = Math.max(0, ...samples.flatMap(({ value = 0, baseline = 0 }) => [value, baseline])) || 1;
  return {
    ...{ top, end },
    x: (at) => (LEFT + (at / end) * (WIDTH - LEFT - RIGHT)).toFixed(1),
    y: (value) => (HEIGHT - BOTTOM - (Math.max(0, value) / top) * (HEIGHT - TOP - BOTTOM)).toFixed(1),
  };
}

function valueLines(samples: readonly Sample[], scale: Scale): Html {
  const marks = samples.flatMap(({ at, value, reading }) => {
    const x = scale.x(at);
    if (reading === "missing") return [html`<text x="${x}" y="${HEIGHT - BOTTOM - 2}" class="missing">?</text>`];
    if (reading !== "bad") return [];
    return [html`<circle cx="${x}" cy="${scale.y(value ?? 0)}" r="4" class="bad"/>`];
  });
  return joinHtml([
    html`<text x="${LEFT - 6}" y="${TOP + 10}" class="axis" text-anchor="end">${shortNumber(scale.top)}</text>`,
    html`<text x="${LEFT - 6}" y="${HEIGHT - BOTTOM}" class="axis" text-anchor="end">0</text>`,
    ...segments(samples, "baseline").map((points) => polyline(points, scale, "baseline")),
    ...segments(samples, "value").map((points) => polyline(points, scale, "value")),
    ...marks,
  ]);
}

interface Point {
  readonly at: number;
  readonly value: number;
}

/** Where a number is missing the line ends, and another one begins. */
function segments(samples: readonly Sample[], key: "value" | "baseline"): readonly (readonly Point[])[] {
  const all: Point[][] = [[]];
  for (const sample of samples) {
    const value = sample[key];
    if (value === undefined) all.push([]);
    else all.at(-1)?.push({ at: sample.at, value });
  }
  return all.filter((points) => points.length > 0);
}

function polyline(points: readonly Point[], scale: Scale, name: string): Html {
  const [first] = points;
  if (points.length === 1 && first !== undefined)
    return html`<circle cx="${scale.x(first.at)}" cy="${scale.y(first.value)}" r="2" class="${name}"/>`;
  const path = points.map(({ at, value }) => `${scale.x(at)},${scale.y(value)}`).join(" ");
  return html`<polyline points="${path}" class="${name}"/>`;
}

/** One rectangle for each sample; what is bad is also higher, so that no one has to tell colours apart. */
function strip(samples: readonly Sample[], seconds: number): Html {
  const { x, end } = scaleOf(samples, seconds);
  const heights = { ok: 24, bad: 72, missing: 48 };
  return joinHtml(
    samples.map(({ at, reading }, index) => {
      const next = samples[index + 1]?.at ?? Math.max(end, at);
      const width = Math.max(1, Number(x(next)) - Number(x(at)) - 0.5).toFixed(1);
      const height = heights[reading];
      return html`<rect x="${x(at)}" y="${HEIGHT - BOTTOM - height}" width="${width}" height="${height}" class="${reading}"/>`;
    }),
  );
}

function timeAxis({ x, end }: Scale): Html {
  const base = HEIGHT - BOTTOM;
  const ticks = [0, end / 2, end].map((at, index) => {
    const anchor = ["start", "middle", "end"][index] ?? "middle";
    return html`<text x="${x(at)}" y="${HEIGHT - 6}" class="axis" text-anchor="${anchor}">${minutes(at)}</text>`;
  });
  return joinHtml([html`<line x1="${LEFT}" y1="${base}" x2="${WIDTH - RIGHT}" y2="${base}" class="axis"/>`, ...ticks]);
}

function minutes(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(seconds % 60 === 0 ? 0 : 1)} min`;
}

function shortNumber(value: number): string {
  if (value >= 10_000) return `${Math.round(value / 1000)}k`;
  return String(Number(value.toPrecision(3)));
}

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly failed: boolean;
}

/** When a stage ran within the whole time, as a bar beside its row, which has the numbers. */
export function spanBar({ from, to, failed }: Span, whole: { readonly from: number; readonly to: number }): Html {
  const length = Math.max(1, whole.to - whole.from);
  const x = ((from - whole.from) / length) * 100;
  const width = Math.min(Math.max(0.8, ((to - from) / length) * 100), 100 - Math.min(x, 99.2));
  if (!Number.isFinite(x) || !Number.isFinite(width)) return NO_HTML;
  return html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" class="span"><rect x="${Math.min(x, 99.2).toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8" class="${failed ? "bad" : "ok"}"/></svg>`;
}

/** Lengths beside each other, the longest as the whole width. */
export function lengthBar(value: number, longest: number, failed: boolean): Html {
  const width = longest <= 0 ? 0 : Math.min(100, (value / longest) * 100);
  return html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" class="span"><rect x="0" y="0" width="${width.toFixed(2)}" height="8" class="${failed ? "bad" : "ok"}"/></svg>`;
}
