import { textDigest } from "../gates/request/text-digest.ts";
import type { IncidentIssue } from "../incident/incident-issue.ts";
import { hiddenMark, type Markdown, md } from "../text/markdown.ts";

export const FOLDER = "docs/post-mortems";

const LONGEST = 60;

/** `docs/post-mortems/2026-11-26-the-rollback-failed.md`: letters of ASCII, digits and dashes, for every title. */
export function postmortemPath({
  title,
  openedAt,
  number,
}: Pick<IncidentIssue, "title" | "openedAt" | "number">): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, "");
  const day = new Date(openedAt).toISOString().slice(0, 10);
  return `${FOLDER}/${day}-${words === "" ? `incident-${number}` : words}.md`;
}

/** Two incidents of a day can have the same title: the later one has its number in its name. */
export function numberedPath(path: string, number: number): string {
  return path.replace(/\.md$/, `-${number}.md`);
}

/** What a file of that incident begins with, unseen. */
export function postmortemMark(number: number): Markdown {
  return hiddenMark("sluice-postmortem", number);
}

/** Whether the text is the post-mortem of another incident. */
export function isOfAnother(text: string, number: number): boolean {
  const marks = [...text.matchAll(/^<!-- sluice-postmortem (\d+) -->$/gm)].map(([, one]) => one);
  return marks.length > 0 && !marks.includes(String(number));
}

/** The timeline between its marks, of which the first one has its digest. */
export function timelineBlock(timeline: Markdown): Markdown {
  const { text } = timeline;
  return md`${hiddenMark("sluice-timeline", textDigest(text.replace(/\n$/, "")))}\n\n${timeline}\n${END}`;
}

const END = hiddenMark("sluice-timeline-end", 0);
const BLOCK = /<!-- sluice-timeline "(sha256:[0-9a-f]{64})" -->\n\n([\s\S]*?)\n\n<!-- sluice-timeline-end 0 -->/g;

/**
 * The text with a new timeline; every other byte stays. Undefined where a person removed the marks or wrote between them: a person's
 * words are never replaced.
 */
export function withTimeline(text: string, timeline: Markdown): string | undefined {
  const [block, ...more] = [...text.matchAll(BLOCK)];
  const [whole, digest, inside = ""] = block ?? [];
  if (block === undefined || whole === undefined || more.length > 0 || textDigest(inside) !== digest) return undefined;
  return `${text.slice(0, block.index)}${timelineBlock(timeline).text}${text.slice(block.index + whole.length)}`;
}
