/** What `follow` sends: journal bytes, log bytes, a sign of life, the end, or the word that nobody works on it any more. */
export type Frame =
  | { readonly kind: "journal" | "log" | "exit"; readonly bytes: Buffer }
  | { readonly kind: "beat" }
  | { readonly kind: "dead" };

const KINDS = { J: "journal", L: "log", X: "exit" } as const;
const HEADER = /^([JLX]) (\d{1,9})$/;

/** Cuts a byte stream into frames. Keeps at most one incomplete frame; throws on anything that is not a frame. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  read(chunk: Buffer): Frame[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames: Frame[] = [];
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): Frame | undefined {
    const lineEnd = this.#rest.indexOf(10);
    if (lineEnd < 0) {
      if (this.#rest.length > 64) throw new Error("The host's answer is not a frame.");
      return undefined;
    }
    const header = this.#rest.subarray(0, lineEnd).toString("latin1");
    if (header === "H" || header === "D") {
      this.#rest = this.#rest.subarray(lineEnd + 1);
      return { kind: header === "H" ? "beat" : "dead" };
    }
    const match = HEADER.exec(header);
    const letter = match?.[1] as keyof typeof KINDS | undefined;
    if (match === null || letter === undefined)
      throw new Error(`The host's answer is not a frame: ${header.slice(0, 60)}`);
    const end = lineEnd + 1 + Number(match[2]);
    if (this.#rest.length < end) return undefined;
    const bytes = Buffer.from(this.#rest.subarray(lineEnd + 1, end));
    this.#rest = this.#rest.subarray(end);
    return { kind: KINDS[letter], bytes };
  }
}
