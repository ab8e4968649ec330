import { isLinkDefinition, markdownLines } from "./markdown-lines.ts";
import { releaseHeadingAt, sectionEnd } from "./release-heading.ts";

/** One release's part of a changelog. */
export interface ChangelogSection {
  readonly heading: string;
  /** Its lines without the heading, trimmed at both ends. */
  readonly body: string;
}

/**
 * Finds `## [1.4.0] - 2026-11-24`, `## [v1.4.0]`, `## v1.4.0 …` and their like (keepachangelog.com). Code fences and
 * comments hold no headings, and comments no text. `level` is the sections' where it is known. Undefined when the version
 * has none.
 */
export function changelogSection(text: string, version: string, level?: number): ChangelogSection | undefined {
  const lines = markdownLines(text.replace(/^\uFEFF/, ""));
  const at = releaseHeadingAt(lines, version, level)?.at;
  if (at === undefined) return undefined;
  // Link definitions at the end of the file belong to all sections.
  const body = lines
    .slice(at + 1, sectionEnd(lines, at))
    .filter((line) => !line.isComment && !isLinkDefinition(line))
    .map((line) => line.text);
  return { heading: lines[at]?.text ?? "", body: body.join("\n").trim() };
}

/** The entries of a section, without their bullets and further lines. */
export function highlights({ body }: ChangelogSection, count: number): readonly string[] {
  return body
    .split("\n")
    .flatMap((line) => /^[-*+]\s+(.+)$/.exec(line)?.[1]?.trim() ?? [])
    .slice(0, count);
}
