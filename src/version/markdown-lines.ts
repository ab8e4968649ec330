/** A line of a Markdown text, byte for byte: all lines joined are the text. */
export interface MarkdownLine {
  /** Without the line's end. */
  readonly text: string;
  /** `\n`, `\r\n`, or nothing at the end of the text. */
  readonly end: string;
  /** Inside of a code fence, or its first or last line: nothing here is a heading or a link. */
  readonly isCode: boolean;
}

/** The lines of a text. A byte order mark stays with the first one. */
export function markdownLines(text: string): readonly MarkdownLine[] {
  const lines: MarkdownLine[] = [];
  let fence: string | undefined;
  for (const [, line = "", end = ""] of text.matchAll(/([^\n]*?)(\r?\n|$)/g)) {
    if (line === "" && end === "") continue;
    const open = fence;
    fence = fenceAfter(open, line.replace(/^\uFEFF/, ""));
    lines.push({ text: line, end, isCode: open !== undefined || fence !== undefined });
  }
  return lines;
}

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  readonly title: string;
}

/** Undefined for a line that is none; what looks like one in a code fence is none. */
export function headingOf({ text, isCode }: MarkdownLine): Heading | undefined {
  const [, marks = "", title = ""] = (!isCode && /^\uFEFF?(#{1,6})\s+(\S.*)$/.exec(text)) || [];
  return marks === "" ? undefined : { level: marks.length, title: title.trim() };
}

/** `[label]: address`, which belongs to no section. */
export function isLinkDefinition({ text, isCode }: MarkdownLine): boolean {
  return !isCode && /^\[[^\]]+\]:\s+\S/.test(text);
}

/** CommonMark's code fences: no backticks after opening backticks, nothing after closing ones. */
function fenceAfter(open: string | undefined, line: string): string | undefined {
  const [, mark, rest = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (mark === undefined) return open;
  if (open === undefined) return mark.startsWith("`") && rest.includes("`") ? undefined : mark;
  return mark.startsWith(open) && rest.trim() === "" ? undefined : open;
}
