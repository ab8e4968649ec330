import { gaps, overlap, type Span } from "./span.ts";
import type { ReleaseWindow } from "./window.ts";
import { OUTSIDE_ALLOW } from "./windows.ts";
import { tellTime, type Zone } from "./zone.ts";

export interface WindowSpans {
  readonly window: ReleaseWindow;
  readonly spans: readonly Span[] | string;
}

/** A window that forbids a release, and the sentence about it. */
export interface Closing {
  readonly name: string;
  readonly text: string;
}

/** A release from its beginning to its end, the allowed periods, and the horizon. */
export interface ReleasePeriod {
  readonly release: Span;
  readonly allowed: readonly Span[];
  readonly horizon: number;
}

/** All windows that are against the release. */
export function closingsOf(held: readonly WindowSpans[], asked: ReleasePeriod, zone: Zone): readonly Closing[] {
  const against = held.flatMap(({ window, spans }) => {
    const { name, kind } = window;
    if (typeof spans === "string")
      return [{ name: kind === "deny" ? name : OUTSIDE_ALLOW, text: unknown(name, spans) }];
    const found = kind === "deny" ? spans.find((span) => overlap(span, asked.release)) : undefined;
    return found === undefined ? [] : [{ name, text: denial(name, found, asked, zone) }];
  });
  const outside = outsideAllow(asked, zone);
  // An allow calendar that cannot be read does not matter while another window allows the release.
  return outside === undefined ? against.filter(({ name }) => name !== OUTSIDE_ALLOW) : [...against, outside];
}

function unknown(name: string, why: string): string {
  return `It is unknown when "${name}" applies: ${why}.`;
}

function denial(name: string, span: Span, { release, horizon }: ReleasePeriod, zone: Zone): string {
  if (span.from > release.from)
    return `"${name}" closes on ${tellTime(zone, span.from)}, before the release would be over.`;
  // Nothing behind the horizon was computed, so such an end may not be the real one.
  if (span.to > horizon) return `"${name}" is closed, beyond ${tellTime(zone, horizon)}.`;
  return `"${name}" is closed until ${tellTime(zone, span.to)}.`;
}

function outsideAllow({ release, allowed }: ReleasePeriod, zone: Zone): Closing | undefined {
  const [gap] = gaps(allowed, release);
  if (gap === undefined) return undefined;
  const ends = `The allow window ends on ${tellTime(zone, gap.from)}, before the release would be over.`;
  return { name: OUTSIDE_ALLOW, text: gap.from <= release.from ? "No allow window is open." : ends };
}
