/** A piece of a text, from one place up to another, and what is to stand there. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Every byte outside of the pieces stays. Pieces do not overlap; of two at one place the first given comes first. */
export function splice(text: string, pieces: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const piece of pieces.toSorted((left, right) => left.from - right.from)) {
    if (piece.from < at) throw new Error("Two changes of a text overlap.");
    parts.push(text.slice(at, piece.from), piece.text);
    at = piece.to;
  }
  return [...parts, text.slice(at)].join("");
}

/** Where the line of a place ends, before its line end. */
export function lineEnd(text: string, at: number): number {
  const found = /[\r\n]/.exec(text.slice(at, at + LONGEST));
  if (found !== null) return at + found.index;
  const rest = text.slice(at).search(/[\r\n]/);
  return rest < 0 ? text.length : at + rest;
}

/** Where the line after that of a place begins, or the text's end. */
export function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end + lineBreakAt(text, end).length;
}

/** How the line of a place ends; where it is the last one, how lines end in this text. */
export function lineBreak(text: string, at: number): string {
  return lineBreakAt(text, lineEnd(text, at)) || (/\r\n|\n|\r/.exec(text)?.[0] ?? "\n");
}

function lineBreakAt(text: string, end: number): string {
  if (text[end] === "\r") return text[end + 1] === "\n" ? "\r\n" : "\r";
  return text[end] === "\n" ? "\n" : "";
}

/** A longer line is searched again, since copying a megabyte for each line would take long. */
const LONGEST = 2000;
