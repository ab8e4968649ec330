import { truncateStart } from "../../text/truncate.ts";

/**
 * Printed before each command. Everything before it was printed by the login shell: its start files, a ForceCommand, a
 * shell that runs no commands. host/keys/only prints it too.
 */
const MARK = "sluice-answer-begins";

/** How every command begins. Each login shell reads it alike, also fish and csh. */
export const PRINT_MARK = `printf '\\n%s\\n' ${MARK}; `;

const MARK_LINE = Buffer.from(`\n${MARK}\n`);
/** How much of what comes before is searched for the mark, and how much of it is kept for a message. */
const SEARCHED_BYTES = 64 * 1024;
const KEPT_CHARACTERS = 2000;

/** Passes on what a command prints, without what the login shell printed before it. */
export class CommandOutput {
  #begun = false;
  #searched = Buffer.alloc(0);
  #before = "";
  readonly #onOutput: (bytes: Buffer) => void;

  constructor(onOutput: (bytes: Buffer) => void) {
    this.#onOutput = onOutput;
  }

  /** Whether the login shell ran the command. */
  get begun(): boolean {
    return this.#begun;
  }

  /** The end of what was printed without the command. */
  get before(): string {
    return this.#before;
  }

  take(bytes: Buffer): void {
    if (this.#begun) this.#onOutput(bytes);
    else this.#search(bytes);
  }

  #search(bytes: Buffer): void {
    this.#searched = Buffer.concat([this.#searched, bytes]);
    const at = this.#searched.indexOf(MARK_LINE);
    if (at < 0) {
      this.#before = truncateStart(this.#before + bytes.toString("utf8"), KEPT_CHARACTERS);
      if (this.#searched.length > 2 * SEARCHED_BYTES) this.#searched = this.#searched.subarray(-SEARCHED_BYTES);
      return;
    }
    this.#begun = true;
    const answer = this.#searched.subarray(at + MARK_LINE.length);
    this.#searched = Buffer.alloc(0);
    if (answer.length > 0) this.#onOutput(answer);
  }
}
