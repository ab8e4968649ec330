import { truncate } from "../text/truncate.ts";
import { type Fact, type Look, lookOf, readFact } from "./look.ts";

/** One line of a container's log. */
export interface LogLine {
  readonly container: string;
  readonly service: string;
  /** RFC 3339 in UTC with nanoseconds, as the engine writes it: two of them compare as texts. */
  readonly at: string;
  readonly text: string;
}

const LINE = /^L ([0-9a-f]+) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)((?:\.\d+)?)(Z|[+-]\d\d:\d\d) ?([\s\S]*)$/;
const READER = /^([FL]) ([0-9a-f]+)/;

/** How far each log was read, over all connections of a watch. */
export type LogPositions = Map<string, string>;

/**
 * Reads what the host program's `watch` prints, line by line. Log lines are passed on as they come, and each once:
 * when a log is read again, what is not newer than the last line of it is a repetition.
 */
export class LookReader {
  readonly #onLine: (line: LogLine) => void;
  readonly #positions: LogPositions;
  readonly #services = new Map<string, string>();
  readonly #repeated = new Map<string, string>();
  #unreadable = new Set<string>();
  #facts: Fact[] = [];

  constructor(onLine: (line: LogLine) => void, positions: LogPositions) {
    this.#onLine = onLine;
    this.#positions = positions;
  }

  /** Gives the look that the line ends, why the answer cannot be used, or undefined. */
  take(line: string): Look | string | undefined {
    if (line.startsWith("L ") || line.startsWith("F ")) {
      this.#takeLog(line);
      return undefined;
    }
    const fact = readFact(line);
    if (fact === undefined) return `a line is not understood: ${truncate(line, 120)}`;
    if (fact.kind === "container") this.#services.set(fact.id, fact.service);
    if (fact.kind !== "end") {
      this.#facts.push(fact);
      return undefined;
    }
    const look = lookOf(this.#facts, this.#unreadable);
    this.#facts = [];
    this.#unreadable = new Set();
    return look;
  }

  #takeLog(line: string): void {
    const [, container, second = "", fraction = "", zone = "Z", text] = LINE.exec(line) ?? [];
    const at = inUtc(second, fraction, zone);
    if (container === undefined || at === undefined || text === undefined) {
      const [, kind, id] = READER.exec(line) ?? [];
      if (id === undefined) return;
      if (kind === "F") this.#repeated.set(id, this.#positions.get(id) ?? "");
      else this.#unreadable.add(id);
      return;
    }
    if (at <= (this.#repeated.get(container) ?? "")) return;
    if (at > (this.#positions.get(container) ?? "")) this.#positions.set(container, at);
    this.#onLine({ container, service: this.#services.get(container) ?? "", at, text });
  }
}

/** Engines before 25 write the times of the driver `local` in the host's zone. */
function inUtc(second: string, fraction: string, zone: string): string | undefined {
  const at = Date.parse(`${second}${zone}`);
  return Number.isNaN(at) ? undefined : `${new Date(at).toISOString().slice(0, 19)}${fraction}Z`;
}

/** The texts of lines, by service, in their order. */
export function linesByService(lines: readonly LogLine[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { service, text } of lines) found.set(service, [...(found.get(service) ?? []), text]);
  return found;
}
