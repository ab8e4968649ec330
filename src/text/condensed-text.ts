/** A text with shorter lines and the same blocks, and where its places are in the whole text. */
export interface CondensedText {
  readonly text: string;
  placeOf(offset: number): number;
}

/**
 * A long line of words: behind blanks and the marks of lists it begins with a letter. For its block the middle of it does
 * not matter, and the parser needs as long for each character there as anywhere else.
 */
const WORDS =
  /^((?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+){0,3}[ \t]*[*_"'(:]{0,3}\p{L}[^\r\n\u2028\u2029]{8})([^\r\n\u2028\u2029]{16,})(\S[^\r\n\u2028\u2029]{6,9})$/gmu;

/** What can be a cell of a table, the end of a tag or a comment, or the name of a definition. */
const SPECIAL = /[|<>]|\]:/;

interface Cut {
  /** In the short text. */
  readonly at: number;
  /** Characters that are removed up to here. */
  readonly removed: number;
}

/** Pure. */
export function condense(text: string): CondensedText {
  const cuts: Cut[] = [];
  let removed = 0;
  const short = text.replaceAll(WORDS, (line, head: string, middle: string, tail: string, offset: number) => {
    if (SPECIAL.test(line)) return line;
    const at = offset - removed + head.length;
    removed += middle.length;
    cuts.push({ at, removed });
    return head + tail;
  });
  return { text: short, placeOf: (offset) => offset + removedBefore(cuts, offset) };
}

function removedBefore(cuts: readonly Cut[], offset: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1]?.removed ?? 0;
}
