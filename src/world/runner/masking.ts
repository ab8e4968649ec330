import { TRUNCATED } from "../../text/truncate.ts";
import { formsInOurTexts, formsOf, SHORTEST_SECRET } from "./secret-forms.ts";

const REDACTED = "***";

/** Known secrets, in all forms in which they may stand in a text. */
export class Masking {
  #forms: readonly string[] = [];
  readonly #known = new Set<string>();

  /** The forms of a secret that were not known before, for a runner that masks its log by itself. */
  add(secret: string): readonly string[] {
    const fresh = formsOf(secret).filter((form) => !this.#known.has(form));
    for (const form of fresh) this.#known.add(form);
    const all = new Set([...this.#forms, ...formsInOurTexts(fresh)]);
    // Longest first: a line of a key must not leave the rest of the key readable.
    this.#forms = [...all].sort((left, right) => right.length - left.length);
    return fresh;
  }

  redact(text: string): string {
    const clean = this.#forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
    return this.#withoutParts(clean);
  }

  /** A truncated text may hold a part of a secret, which does not match a form: before the mark its start, after it its end. */
  #withoutParts(text: string): string {
    const [first = "", ...others] = text.split(TRUNCATED);
    if (others.length === 0) return text;
    const last = others.pop() ?? "";
    const between = others.map((part) => this.#withoutStart(this.#withoutEnd(part)));
    return [this.#withoutStart(first), ...between, this.#withoutEnd(last)].join(TRUNCATED);
  }

  #withoutStart(before: string): string {
    const text = before.trimEnd();
    const longest = Math.max(0, ...this.#forms.map((form) => commonLength(text, form)));
    if (longest < SHORTEST_SECRET) return before;
    return `${text.slice(0, -longest)}${REDACTED}${before.slice(text.length)}`;
  }

  #withoutEnd(after: string): string {
    const longest = Math.max(0, ...this.#forms.map((form) => commonLength(form, after)));
    return longest < SHORTEST_SECRET ? after : `${REDACTED}${after.slice(longest)}`;
  }
}

/** Characters of the longest end of one text that is the start of the other. */
function commonLength(ends: string, starts: string): number {
  for (let length = Math.min(ends.length, starts.length); length >= SHORTEST_SECRET; length--) {
    if (ends.endsWith(starts.slice(0, length))) return length;
  }
  return 0;
}
