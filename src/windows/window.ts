import { merge, type Span } from "./span.ts";
import type { Zone } from "./zone.ts";

export type WindowKind = "deny" | "allow";

export interface ReleaseWindow {
  readonly name: string;
  readonly kind: WindowKind;
  /** When it holds, in order and at least as far as `range` goes. The reason as a text, where it is unknown. */
  readonly spans: (range: Span) => readonly Span[] | string;
}

/**
 * Stretches of wall-clock time as instants. In an hour that the clock shows twice or not at all such a stretch has two
 * readings. In doubt it is closed: a deny window is as long and an allow window as short as they permit.
 */
export function instants(walls: readonly Span[], kind: WindowKind, zone: Zone): readonly Span[] {
  return merge(
    merge(walls).map((wall) => {
      const from = zone.readings(wall.from);
      const to = zone.readings(wall.to);
      return kind === "deny" ? { from: from.earliest, to: to.latest } : { from: from.latest, to: to.earliest };
    }),
  );
}
