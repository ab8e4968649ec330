/** A line of a Markdown text, byte for byte: all lines joined are the text. */
export interface MarkdownLine {
  /** Without the line's end. */
  readonly text: string;
  /** `\n`, `\r\n`, or nothing at the end of the text. */
  readonly end: string;
  /** Inside of a code fence or of a comment, or its first or last line: nothing here is a heading or a link. */
  readonly isCode: boolean;
  /** A line of an HTML comment, with nothing beside it: nobody reads it. */
  readonly isComment: boolean;
}

/** The lines of a text. A byte order mark stays with the first one. */
export function markdownLines(text: string): readonly MarkdownLine[] {
  const lines: MarkdownLine[] = [];
  let fence: string | undefined;
  let inComment: boolean = false;
  for (const [, line = "", end = ""] of text.matchAll(/([^\n]*?)(\r?\n|$)/g)) {
    if (line === "" && end === "") continue;
    const plain = line.replace(/^\uFEFF/, "");
    const starts: boolean = fence === undefined && !inComment && /^ {0,3}<!--/.test(plain);
    if (inComment || starts) {
      // CommonMark's HTML block of the second kind: it ends with the line that closes it, text or not.
      const own: string = starts ? plain.replace(/^ *<!--/, "") : plain;
      const close: number = own.indexOf("-->");
      inComment = close < 0;
      const isComment = inComment || own.slice(close + 3).trim() === "";
      lines.push({ text: line, end, isCode: true, isComment });
      continue;
    }
    const open = fence;
    fence = fenceAfter(open, plain);
    lines.push({ text: line, end, isCode: open !== undefined || fence !== undefined, isComment: false });
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

/** Whether people read something here that is no heading: neither blank, nor a comment, nor a link's definition. */
export function isProse(line: MarkdownLine): boolean {
  return line.text.trim() !== "" && !line.isComment && !isLinkDefinition(line) && headingOf(line) === undefined;
}

/** The text of lines, byte for byte. */
export function textOf(lines: readonly MarkdownLine[]): string {
  return lines.map(({ text, end }) => `${text}${end}`).join("");
}

/** CommonMark's code fences: no backticks after opening backticks, nothing after closing ones. */
function fenceAfter(open: string | undefined, line: string): string | undefined {
  const [, mark, rest = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (mark === undefined) return open;
  if (open === undefined) return mark.startsWith("`") && rest.includes("`") ? undefined : mark;
  return mark.startsWith(open) && rest.trim() === "" ? undefined : open;
}
