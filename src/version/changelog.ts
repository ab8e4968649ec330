import { markdownLines } from "./markdown-lines.ts";

/** One release's part of a changelog. */
export interface ChangelogSection {
  readonly heading: string;
  /** Its lines without the heading, trimmed at both ends. */
  readonly body: string;
}

/**
 * Finds `## [1.4.0] - 2026-11-24`, `## [v1.4.0]`, `## v1.4.0 …` and their like (keepachangelog.com). Code fences hold no
 * headings. Undefined when the version has none.
 */
export function changelogSection(text: string, version: string): ChangelogSection | undefined {
  const bare = version.replace(/^v/, "").replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const wanted = new RegExp(`^(#{1,3})\\s+\\[?v?${bare}\\]?(?![\\w.+-])`);
  let level = 0;
  let heading: string | undefined;
  const body: string[] = [];
  for (const { text: line, isCode: inCode } of markdownLines(text.replace(/^\uFEFF/, ""))) {
    if (!inCode && heading === undefined) {
      level = wanted.exec(line)?.[1]?.length ?? 0;
      if (level > 0) heading = line;
      continue;
    }
    if (heading === undefined) continue;
    const next = inCode ? undefined : /^(#{1,6})\s/.exec(line)?.[1];
    if (next !== undefined && next.length <= level) break;
    // Link definitions at the end of the file belong to all sections.
    if (!inCode && /^\[[^\]]+\]:\s+\S/.test(line)) continue;
    body.push(line);
  }
  return heading === undefined ? undefined : { heading, body: body.join("\n").trim() };
}

/** The entries of a section, without their bullets and further lines. */
export function highlights({ body }: ChangelogSection, count: number): readonly string[] {
  return body
    .split("\n")
    .flatMap((line) => /^[-*+]\s+(.+)$/.exec(line)?.[1]?.trim() ?? [])
    .slice(0, count);
}
