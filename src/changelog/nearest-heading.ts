import { editDistance } from "../config/nearest.ts";
import type { Changelog } from "./sections.ts";

/** For a refusal: what the changelog has in the place of the heading that was looked for. */
export function nearestHeading({ headings }: Changelog, wanted: string): string {
  if (headings.length === 0) return "It has no heading at all.";
  const plain = (title: string): string =>
    title
      .replaceAll(/\(\S*\)|[^\p{L}\p{N}.]+/gu, " ")
      .trim()
      .toLowerCase();
  const target = plain(wanted);
  const ranked = headings
    .map((heading) => {
      const title = plain(heading.title);
      const distance = Math.min(
        editDistance(title.slice(0, 60), target),
        editDistance(title.slice(0, target.length), target) + 1,
      );
      return { heading, distance };
    })
    .toSorted((left, right) => left.distance - right.distance);
  const title = ranked[0]?.heading.title ?? "";
  return `The nearest heading is "${title.slice(0, 120)}".`;
}
