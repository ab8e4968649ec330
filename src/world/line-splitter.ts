/** How a byte stream is cut into lines. */
export interface LineForm {
  /** Characters that a line may have before its rest is dropped. */
  readonly limit?: number | undefined;
  /** What ends a line: NUL for what programs write with `-z`, where a line feed is part of a line. */
  readonly end?: "\n" | "\0" | undefined;
}

/** Cuts a byte stream into lines, UTF-8 across chunk borders included. An endless line is cut, and its rest dropped. */
export class LineSplitter {
  #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #rest = "";
  #dropping = false;
  readonly #onLine: (line: string) => void;
  readonly #limit: number;
  readonly #end: string;

  constructor(onLine: (line: string) => void, { limit = 64 * 1024, end = "\n" }: LineForm = {}) {
    this.#onLine = onLine;
    this.#limit = limit;
    this.#end = end;
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
    const parts = text.split(this.#end);
    const last = parts.pop() ?? "";
    for (const part of parts) {
      this.#grow(part);
      const line = this.#rest;
      this.#rest = "";
      this.#dropping = false;
      this.#onLine(this.#end === "\n" && line.endsWith("\r") ? line.slice(0, -1) : line);
    }
    this.#grow(last);
  }

  #grow(text: string): void {
    if (this.#dropping) return;
    this.#rest += text.slice(0, this.#limit - this.#rest.length);
    if (this.#rest.length >= this.#limit) this.#dropping = true;
  }
}
