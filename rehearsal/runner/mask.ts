/** The values of one job that must not be printed any more. */
export class Mask {
  readonly #values = new Set<string>();

  /** As the runner does: the whole value, and each of its lines. */
  add(value: string): void {
    for (const each of [value, ...value.split(/\r?\n/)]) if (each.trim() !== "") this.#values.add(each);
  }

  /** Longest first: a short value inside a longer one must not leave the rest of it readable. */
  hide(text: string): string {
    const values = [...this.#values].sort((a, b) => b.length - a.length);
    return values.reduce((hidden, value) => hidden.replaceAll(value, "***"), text);
  }

  holds(text: string): boolean {
    return this.hide(text) !== text;
  }
}
