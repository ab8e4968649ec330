/** Abbreviations that often stand before a capital letter. `etc.` is not one of them: it mostly ends its sentence. */
const ABBREVIATIONS = new Set([
  ...["prof", "gen", "rev", "capt", "col", "hon", "inc", "co", "corp", "fig", "figs", "vol", "ver", "art", "sec", "eq"],
  ...[
    "vs",
    "cf",
    "approx",
    "resp",
    "incl",
    "excl",
    "esp",
    "ca",
    "al",
    "ed",
    "no",
    "nos",
    "pp",
    "nr",
    "bzw",
    "ggf",
    "vgl",
  ],
]);

/** `Dr`, `Mr`, `Ltd` and other short words without a vowel; letters with dots between them, as in `e.g` and `U.S`; initials. */
const IS_SHORT = /^(?:\p{Lu}[^\P{Ll}aeiouy]{1,3}|\p{L}(?:\.\p{L})*)$/u;

/** Pure. The first sentence of a text. The dot of an abbreviation does not end it. */
export function firstSentence(text: string): string {
  let sentence = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
    sentence += segment;
    if (!endsWithAbbreviation(sentence)) break;
  }
  return sentence.trim();
}

function endsWithAbbreviation(sentence: string): boolean {
  const [, word] = /(?:^|[\s("'“‘«[])([\p{L}.]+)\.\s*$/u.exec(sentence.slice(-40)) ?? [];
  return word !== undefined && (IS_SHORT.test(word) || ABBREVIATIONS.has(word.toLowerCase()));
}
