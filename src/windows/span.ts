/** A stretch of time: `from` belongs to it, `to` does not. Instants in milliseconds since 1970, or wall-clock times. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** In order, with those that touch made one, and without empty ones. */
export function merge(spans: readonly Span[]): readonly Span[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of spans.filter((one) => one.from < one.to).sort((left, right) => left.from - right.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What of `range` lies in none of the spans. */
export function gaps(spans: readonly Span[], range: Span): readonly Span[] {
  const free: Span[] = [];
  let from = range.from;
  for (const span of merge(spans)) {
    if (span.to <= range.from) continue;
    if (span.from >= range.to) break;
    free.push({ from, to: span.from });
    from = span.to;
  }
  return [...free, { from, to: range.to }].filter((one) => one.from < one.to);
}

export function overlap(left: Span, right: Span): boolean {
  return left.from < right.to && right.from < left.to;
}
