import { type Closing, closingsOf, type WindowSpans } from "./closing.ts";
import { gaps, merge, type Span } from "./span.ts";
import type { Windows } from "./windows.ts";
import { tellTime, type Zone } from "./zone.ts";

/** The horizon of the search for the next time at which a release is allowed. */
const HORIZON_DAYS = 60;
const HORIZON_MS = HORIZON_DAYS * 86_400_000;
const MINUTE_MS = 60_000;

/** A release that is to begin at `now`. Its length is that of the deploy and of the watch after it. */
export interface Planned {
  readonly now: number;
  readonly lengthMs: number;
}

export interface Open {
  readonly kind: "open";
  /** When the next window closes; undefined for none in 60 days. */
  readonly closesAt: number | undefined;
}

export interface Closed {
  readonly kind: "closed";
  /** The names of all windows that are against it. */
  readonly by: readonly string[];
  readonly what: string;
  readonly todo: string;
  /** The earliest time at which a release of that length may begin; undefined for none in 60 days. */
  readonly opensAt: number | undefined;
  readonly judgedAt: number;
}

/**
 * Whether a release may begin now: from its beginning to its end no deny window may hold, and where there are allow
 * windows they must cover all of it. An unknown period counts as closed. A rollback is allowed at any time, which the
 * caller ensures.
 */
export function judgeWindow({ zone, windows }: Windows, planned: Planned): Open | Closed {
  const { now, lengthMs } = planned;
  if (!Number.isFinite(now) || !(lengthMs >= 0 && lengthMs < Number.POSITIVE_INFINITY))
    throw new Error(`No release begins at ${now} and lasts ${lengthMs} ms.`);
  const range = { from: now, to: now + HORIZON_MS + lengthMs };
  if (zone === undefined) return { kind: "open", closesAt: undefined };
  const held = windows.map((window) => ({ window, spans: window.spans(range) }));
  const permitted = allowed(held, range);
  const free = gaps([...denied(held, range), ...gaps(permitted, range)], range);
  const fitting = free.find(({ from, to }) => from <= now + HORIZON_MS && to - from >= lengthMs);
  if (fitting?.from === now) return { kind: "open", closesAt: fitting.to < range.to ? fitting.to : undefined };
  const release = { from: now, to: now + Math.max(lengthMs, 1) };
  const closings = closingsOf(held, { release, allowed: permitted, horizon: range.to }, zone);
  return closed(closings, { ...planned, opensAt: fitting?.from }, zone);
}

function denied(held: readonly WindowSpans[], range: Span): readonly Span[] {
  return held
    .filter(({ window }) => window.kind === "deny")
    .flatMap(({ spans }) => (typeof spans === "string" ? [range] : spans));
}

/** Without any allow window everything is allowed. */
function allowed(held: readonly WindowSpans[], range: Span): readonly Span[] {
  const allow = held.filter(({ window }) => window.kind === "allow");
  if (allow.length === 0) return [range];
  return merge(allow.flatMap(({ spans }) => (typeof spans === "string" ? [] : spans)));
}

function closed(
  closings: readonly Closing[],
  { now, lengthMs, opensAt }: Planned & Pick<Closed, "opensAt">,
  zone: Zone,
): Closed {
  const by = [...new Set(closings.map(({ name }) => name))];
  const length = `A release with its watch takes ${Math.ceil(lengthMs / MINUTE_MS)} minutes.`;
  const [next, wait] =
    opensAt === undefined
      ? [
          `In the next ${HORIZON_DAYS} days there is no period of that length in which a release is allowed.`,
          "Check `windows` in the configuration on the default branch.",
        ]
      : [`The next allowed period that is long enough begins on ${tellTime(zone, opensAt)}.`, "Release then."];
  return {
    kind: "closed",
    by,
    what: [...closings.map(({ text }) => text), length, next].join(" "),
    todo: `${wait} In an emergency override ${by.join(", ")} with a reason, which is recorded. A rollback needs no window.`,
    opensAt,
    judgedAt: now,
  };
}
