import { truncate } from "../text/truncate.ts";

/**
 * What `follow` sends: parts of the journal and of the log, a heartbeat, the outcome, or that the change has no worker
 * any more.
 */
export type Frame =
  | { readonly kind: "journal" | "log" | "exit"; readonly bytes: Buffer }
  | { readonly kind: "beat" }
  | { readonly kind: "dead" };

const KINDS = { J: "journal", L: "log", X: "exit" } as const;
const HEADER = /^([JLX]) (\d{1,9})$/;
const HEADER_LIMIT = 64;
/** The ending of a change is one line of JSON. */
const EXIT_LIMIT = 64 * 1024;

interface Body {
  readonly kind: "journal" | "log" | "exit";
  left: number;
}

/**
 * Cuts a byte stream into frames. Of a journal and a log each part is passed on as it arrives, without a copy, so that
 * nothing is kept but a header or an ending that is not whole yet. Throws on anything that is not a frame.
 */
export class FrameReader {
  #header = "";
  #body: Body | undefined;
  #exit: Buffer[] = [];

  read(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    let rest = chunk;
    while (rest.length > 0)
      rest = this.#body === undefined ? this.#readHeader(rest, frames) : this.#readBody(this.#body, rest, frames);
    return frames;
  }

  #readHeader(bytes: Buffer, frames: Frame[]): Buffer {
    const end = bytes.indexOf(10);
    const size = end < 0 ? bytes.length : end;
    this.#header += bytes.toString("latin1", 0, Math.min(size, HEADER_LIMIT + 1));
    if (this.#header.length > HEADER_LIMIT) throw notFrame(this.#header);
    if (end < 0) return Buffer.alloc(0);
    const header = this.#header;
    this.#header = "";
    if (header === "H") frames.push({ kind: "beat" });
    else if (header === "D") frames.push({ kind: "dead" });
    else this.#begin(header, frames);
    return bytes.subarray(end + 1);
  }

  #begin(header: string, frames: Frame[]): void {
    const match = HEADER.exec(header);
    const letter = match?.[1] as keyof typeof KINDS | undefined;
    if (match === null || letter === undefined) throw notFrame(header);
    const [kind, left] = [KINDS[letter], Number(match[2])];
    if (kind === "exit" && left > EXIT_LIMIT) throw notFrame(header);
    if (left > 0) this.#body = { kind, left };
    else if (kind === "exit") frames.push({ kind, bytes: Buffer.alloc(0) });
  }

  #readBody(body: Body, bytes: Buffer, frames: Frame[]): Buffer {
    const part = bytes.subarray(0, body.left);
    body.left -= part.length;
    if (body.left === 0) this.#body = undefined;
    if (body.kind === "exit") this.#exit.push(part);
    else frames.push({ kind: body.kind, bytes: part });
    if (body.kind === "exit" && body.left === 0) {
      frames.push({ kind: "exit", bytes: Buffer.concat(this.#exit) });
      this.#exit = [];
    }
    return bytes.subarray(part.length);
  }
}

function notFrame(header: string): Error {
  return new Error(`The host's answer is not a frame: ${truncate(header, 60)}`);
}
