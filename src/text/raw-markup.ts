/**
 * Text in a language with markup, in which nothing foreign is markup. Only the files of this folder import this one (a
 * contract test checks it): everywhere else markup is made by the tags and functions beside it, whose holes escape what
 * they get. So a sink that takes markup alone cannot be given a foreign text as it is.
 */
class Markup<Language extends string> {
  readonly language: Language;
  /** The text, for the sink that writes it. */
  readonly text: string;
  /** No other class has it, so that no other object passes for markup. */
  readonly #isMarkup = true;

  constructor(language: Language, text: string) {
    this.language = language;
    this.text = text;
  }

  static isMarkup(value: unknown): value is Markup<string> {
    return typeof value === "object" && value !== null && #isMarkup in value;
  }

  /** A template without a tag would lose what is markup and what is not. */
  toString(): never {
    throw new Error(`A text of the language "${this.language}" stands in a template of another.`);
  }

  toJSON(): string {
    return this.text;
  }
}

export type { Markup };

export const { isMarkup } = Markup;

export function rawMarkup<Language extends string>(language: Language, text: string): Markup<Language> {
  return new Markup(language, text);
}

export type Hole<Language extends string> = string | number | Markup<Language>;

type MarkupTag<Language extends string> = (
  literals: TemplateStringsArray,
  ...holes: readonly Hole<Language>[]
) => Markup<Language>;

/** A tag for templates: their literal text is markup, and what stands in their holes is not, unless it is of the tag's own. */
export function markupTag<Language extends string>(
  language: Language,
  escaped: (text: string) => string,
): MarkupTag<Language> {
  return (literals, ...holes) => {
    const parts = literals.map((literal, at) => {
      const hole = holes[at];
      return `${literal}${hole === undefined ? "" : inHole(hole, escaped)}`;
    });
    return new Markup(language, parts.join(""));
  };
}

/** What stands in a hole, as text of the language. */
export function inHole<Language extends string>(hole: Hole<Language>, escaped: (text: string) => string): string {
  return typeof hole === "object" ? hole.text : escaped(String(hole));
}
