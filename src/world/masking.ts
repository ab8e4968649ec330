import { escapeMarkdown } from "../report/markdown.ts";

/** Shorter ones would blank out half of the log. */
export const SHORTEST_SECRET = 4;

/** Known secrets, and the forms in which they leak: as they are, line by line, base64, URL-encoded, and as Markdown writes them. */
export class Masking {
  readonly #forms = new Set<string>();

  /** The forms of a secret that are worth masking; none for one that is too short. */
  add(secret: string): string[] {
    const lines = [secret, secret.trim(), ...secret.split(/\r?\n/).map((line) => line.trim())].filter(
      (line) => line.trim().length >= SHORTEST_SECRET,
    );
    const forms = lines.flatMap((line) => [
      line,
      Buffer.from(line, "utf8").toString("base64"),
      // Half a character, which no encoder takes, can only come from a cut.
      encodeURIComponent(line.toWellFormed()),
      // A report has escaped what came from elsewhere before anybody can look through it.
      escapeMarkdown(line),
    ]);
    const fresh = [...new Set(forms)].filter((form) => !this.#forms.has(form));
    for (const form of fresh) this.#forms.add(form);
    return fresh;
  }

  redact(text: string): string {
    // Longest first: a line of a key must not leave the rest of the key readable.
    const forms = [...this.#forms].sort((left, right) => right.length - left.length);
    return forms.reduce((clean, form) => clean.replaceAll(form, "***"), text);
  }
}
