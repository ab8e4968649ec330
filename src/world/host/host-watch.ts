import { StageFailure } from "../../failure/failure.ts";
import type { Look } from "../../host/look.ts";
import { type LogLine, type LogPositions, LookReader } from "../../host/look-reader.ts";
import type { HostWatch, WatchRequest } from "../../ports/host.ts";
import { shellWord } from "../../text/shell-word.ts";
import { LineSplitter } from "../line-splitter.ts";
import type { RemoteEnd } from "../ssh/ssh-connection.ts";
import { type HostLine, type HostParts, verbFailed } from "./host-line.ts";

/** How an answer ended. `why` is empty where its time was over. */
interface Answer {
  readonly why: string;
  readonly isLost: boolean;
  readonly looks: number;
}

/** A limited key may watch no longer at once; SECONDS of the host program. */
const SECONDS = 900;
/** How much longer than its time an answer may take. */
const PATIENCE_SECONDS = 90;
/** How often a lost connection is made anew before a look counts as missing. */
const TRIES = 2;
/** Bytes of one answer. No line of it is kept, so it bounds a broken host, and not memory. */
const ANSWER_LIMIT = 64 * 1024 ** 3;
/** Characters of a log line and of a fact. */
const LINE_LIMIT = 16 * 1024;
const SERVICE = /^[A-Za-z0-9._-]+$/;

export class StreamedWatch implements HostWatch {
  readonly #parts: HostParts;
  readonly #line: HostLine;
  readonly #project: string;
  readonly #request: WatchRequest;
  readonly #positions: LogPositions = new Map();
  readonly #looks: (Look | string)[] = [];
  #proof: string;
  #since = 0;
  #isReading = false;
  #arrived: () => void = () => {};

  constructor(parts: HostParts, line: HostLine, project: string, request: WatchRequest) {
    this.#parts = parts;
    this.#line = line;
    this.#project = project;
    this.#request = request;
    this.#proof = request.proof;
  }

  async next(): Promise<Look | string> {
    if (this.#looks.length === 0) {
      const arrival = new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
      if (!this.#isReading) void this.#read();
      await this.#withPatience(arrival);
    }
    const look = this.#looks.shift() ?? `the host said nothing for ${this.#patience()} s`;
    if (typeof look === "string") return look;
    // The time of the last good sample: after a lost connection the watch continues from there.
    if (look.engine) this.#since = look.asked;
    if (this.#proof === "") return look;
    if (look.proved.length === 0) return `the host has no verification of the change ${this.#proof}`;
    if (look.engine) this.#proof = "";
    return look;
  }

  #patience(): number {
    return this.#request.intervalSeconds + PATIENCE_SECONDS;
  }

  async #withPatience(arrival: Promise<void>): Promise<void> {
    const over = new AbortController();
    await Promise.race([arrival, this.#parts.clock.sleep(this.#patience() * 1000, over.signal)]);
    over.abort();
  }

  /** One answer of the host after the other, until it cannot be asked. A connection that was lost is made anew. */
  async #read(): Promise<void> {
    this.#isReading = true;
    let failures = 0;
    let answer = await this.#readAnswer();
    while (answer.why === "" || (answer.isLost && !this.#line.hasEnded)) {
      if (answer.looks > 0) failures = 0;
      if (answer.why !== "") {
        failures++;
        if (failures > TRIES) break;
        this.#parts.log.info(`The connection to the host was lost (${answer.why}); connecting again.`);
        await this.#parts.clock.sleep(1000 * failures);
      }
      answer = await this.#readAnswer();
    }
    this.#isReading = false;
    this.#deliver(answer.why);
  }

  async #readAnswer(): Promise<Answer> {
    const reader = new LookReader((line) => this.#request.onLine(line), this.#positions);
    let looks = 0;
    let fault = "";
    const lines = new LineSplitter(
      (line) => {
        const look = fault === "" ? reader.take(line) : undefined;
        if (look === undefined) return;
        looks++;
        if (typeof look !== "string") return this.#deliver(look);
        fault = look;
        void this.#line.close();
      },
      { limit: LINE_LIMIT },
    );
    const { why, isLost } = await this.#run((bytes) => lines.write(bytes));
    if (fault !== "") return { why: fault, isLost: false, looks };
    return { why: why === "" && looks === 0 ? "its answer is cut off" : why, isLost, looks };
  }

  async #run(onStdout: (bytes: Buffer) => void): Promise<Omit<Answer, "looks">> {
    try {
      const end = await this.#line.run({
        words: this.#words(),
        stdin: "",
        deadlineSeconds: SECONDS + PATIENCE_SECONDS,
        outputLimit: ANSWER_LIMIT,
        onStdout,
      });
      return { why: reasonOf(end, this.#parts), isLost: end.kind === "unknown" };
    } catch (error) {
      if (error instanceof StageFailure) return { why: error.what, isLost: false };
      throw error;
    }
  }

  #words(): string {
    const { intervalSeconds, logs } = this.#request;
    const services = logs === "all" ? "-all" : logs.filter((name) => SERVICE.test(name)).join(",") || "-none";
    const change = this.#proof === "" ? "" : ` ${shellWord(this.#proof)}`;
    return `watch ${shellWord(this.#project)} ${this.#since} ${intervalSeconds} ${SECONDS} ${shellWord(services)}${change}`;
  }

  #deliver(look: Look | string): void {
    this.#looks.push(look);
    this.#arrived();
  }
}

function reasonOf(end: RemoteEnd, { log }: HostParts): string {
  if (end.kind === "exit" && end.code === 0) return "";
  return end.kind === "unknown" ? end.reason : verbFailed("watch", end, log.redact(end.stderr)).what;
}

/** One look, and the last lines of each log. A text is the reason why it failed. */
export async function lookOnce(
  line: HostLine,
  project: string,
): Promise<{ readonly look: Look; readonly lines: readonly LogLine[] } | string> {
  const answer = await line.ask(`watch ${shellWord(project)} 0 1 0 -none`, "", PATIENCE_SECONDS);
  const lines: LogLine[] = [];
  const reader = new LookReader((one) => void lines.push(one), new Map());
  for (const text of answer.split("\n").filter((one) => one !== "")) {
    const look = reader.take(text);
    if (look !== undefined) return typeof look === "string" ? look : { look, lines };
  }
  return "its answer is cut off";
}
