/** The known key that looks most like `key`, when one does: at most a third of its letters differ. */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(key.toLowerCase(), candidate.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(2, Math.ceil(best.candidate.length / 3))
    ? best.candidate
    : undefined;
}

/** Letters by which a misspelling differs. */
const SLIPS = 2;

/** The known key that `key` must be a misspelling of, where other keys are allowed: not one that goes on after a whole name. */
export function misspeltKey(key: string, known: readonly string[]): string | undefined {
  return known.find((name) => {
    const goesOn = key.startsWith(name) && /^[^a-z]/i.test(key.slice(name.length));
    return key !== name && !goesOn && editDistance(key.toLowerCase(), name) <= SLIPS;
  });
}

/** Levenshtein: insertions, deletions and replacements that turn one text into the other. */
export function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replace = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replace, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
