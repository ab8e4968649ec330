import { gaps, overlap, type Span } from "./span.ts";
import type { ReleaseWindow } from "./window.ts";
import { OUTSIDE_ALLOW } from "./windows.ts";
import { tellTime, type Zone } from "./zone.ts";

export interface Held {
  readonly window: ReleaseWindow;
  readonly spans: readonly Span[] | string;
}

/** A window that is against a release, and the sentence that says so. */
export interface Closing {
  readonly name: string;
  readonly text: string;
}

/** All windows that are against a release which fills `release`. */
export function closingsOf(
  held: readonly Held[],
  allowed: readonly Span[],
  release: Span,
  zone: Zone,
): readonly Closing[] {
  const against = held.flatMap(({ window, spans }) => {
    const { name, kind } = window;
    if (typeof spans === "string")
      return [{ name: kind === "deny" ? name : OUTSIDE_ALLOW, text: unknown(name, spans) }];
    const found = kind === "deny" ? spans.find((span) => overlap(span, release)) : undefined;
    return found === undefined ? [] : [{ name, text: denial(name, found, release, zone) }];
  });
  const outside = outsideAllow(allowed, release, zone);
  // An allow calendar that nobody can read is no trouble while another window allows the release.
  return outside === undefined ? against.filter(({ name }) => name !== OUTSIDE_ALLOW) : [...against, outside];
}

function unknown(name: string, why: string): string {
  return `Nobody can tell when "${name}" holds: ${why}.`;
}

function denial(name: string, span: Span, release: Span, zone: Zone): string {
  if (span.from <= release.from) return `"${name}" is closed until ${tellTime(zone, span.to)}.`;
  return `"${name}" closes on ${tellTime(zone, span.from)}, before the release would be over.`;
}

function outsideAllow(allowed: readonly Span[], release: Span, zone: Zone): Closing | undefined {
  const [gap] = gaps(allowed, release);
  if (gap === undefined) return undefined;
  const text =
    gap.from <= release.from
      ? "No allow window is open."
      : `The allow window ends on ${tellTime(zone, gap.from)}, before the release would be over.`;
  return { name: OUTSIDE_ALLOW, text };
}
