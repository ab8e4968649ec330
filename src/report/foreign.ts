/** Longest line that is shown, in characters. */
const LINE_LIMIT = 2000;

// biome-ignore lint/complexity/useRegexLiterals: control characters are easier to read in a string
const ESCAPES = new RegExp(
  "\\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)?|[@-Z\\\\-_])",
  "g",
);

/**
 * A line that somebody else wrote, made harmless for the runner's log: no colours or control characters, no workflow
 * commands (`::x::` after leading blanks, `##[x]` anywhere), at most 2,000 characters.
 */
export function cleanForeignLine(line: string): string {
  const plain = breakCommands(
    line
      .slice(0, LINE_LIMIT * 4)
      .replace(ESCAPES, "")
      // A line end within the line would begin a line of its own.
      .replace(/[\r\n\u2028\u2029]+(?=.)/gs, " ")
      .replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g, ""),
  );
  if (plain.length <= LINE_LIMIT && line.length <= LINE_LIMIT * 4) return plain.toWellFormed();
  return `${plain.slice(0, LINE_LIMIT).toWellFormed()} … (cut: the line has ${line.length} characters)`;
}

/** A line that the runner takes for text only. A zero-width space breaks the command, and nobody sees it. */
export function breakCommands(line: string): string {
  return line.replace(/##\[/g, "#\u200b#[").replace(/^(\s*):(:)/, "$1:\u200b$2");
}

/** Cuts a byte stream into lines, UTF-8 across chunk borders included. An endless line is cut, and its rest dropped. */
export class LineSplitter {
  #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #rest = "";
  #dropping = false;
  readonly #onLine: (line: string) => void;
  readonly #limit: number;

  /** `limit`: characters that a line may have before its rest is dropped. */
  constructor(onLine: (line: string) => void, limit = 64 * 1024) {
    this.#onLine = onLine;
    this.#limit = limit;
  }

  write(bytes: Uint8Array): void {
    this.#take(this.#decoder.decode(bytes, { stream: true }));
  }

  /** The stream is over: what is left is a line too. */
  end(): void {
    this.#take(this.#decoder.decode());
    if (this.#rest !== "") this.#onLine(this.#rest);
    this.#rest = "";
    this.#dropping = false;
  }

  #take(text: string): void {
    const parts = text.split("\n");
    const last = parts.pop() ?? "";
    for (const part of parts) {
      this.#grow(part);
      const line = this.#rest;
      this.#rest = "";
      this.#dropping = false;
      this.#onLine(line.endsWith("\r") ? line.slice(0, -1) : line);
    }
    this.#grow(last);
  }

  #grow(text: string): void {
    if (this.#dropping) return;
    this.#rest += text.slice(0, this.#limit - this.#rest.length);
    if (this.#rest.length >= this.#limit) this.#dropping = true;
  }
}
