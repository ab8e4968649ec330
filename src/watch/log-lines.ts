import type { ContainerLog, Look } from "./look.ts";

/** One line of a container's log that was not seen before. */
export interface LogLine {
  readonly container: string;
  readonly service: string;
  /** RFC 3339 with nanoseconds, UTC, as the engine writes it. */
  readonly at: string;
  readonly text: string;
}

export interface FreshLines {
  readonly lines: readonly LogLine[];
  /** Services whose log was cut or could not be read: their lines are not all of them. */
  readonly partial: ReadonlySet<string>;
}

const LINE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z) ?([\s\S]*)$/;

/**
 * Takes the logs of one look after the other and gives what is new. Looks overlap, so that nothing falls between two
 * of them; what was seen already counts once.
 */
export class LogReader {
  #seen = new Map<string, number>();

  /** `notBefore`: seconds of the host's clock; older lines are history. */
  fresh(look: Look, notBefore: number): FreshLines {
    const services = new Map(look.containers.map(({ id, service }) => [id, service]));
    const now = new Map<string, number>();
    const lines: LogLine[] = [];
    for (const log of look.logs) {
      for (const line of log.lines) {
        const key = `${log.id} ${line}`;
        const count = (now.get(key) ?? 0) + 1;
        now.set(key, count);
        if (count <= (this.#seen.get(key) ?? 0)) continue;
        const read = readLine(log, services.get(log.id) ?? "", line);
        if (read !== undefined && Date.parse(read.at) / 1000 >= notBefore) lines.push(read);
      }
    }
    this.#seen = now;
    return { lines, partial: partialServices(look, services) };
  }
}

function readLine({ id }: ContainerLog, service: string, line: string): LogLine | undefined {
  const match = LINE.exec(line);
  return match === null ? undefined : { container: id, service, at: match[1] ?? "", text: match[2] ?? "" };
}

function partialServices(look: Look, services: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(look.logs.filter(({ cut, readable }) => cut || !readable).map(({ id }) => services.get(id) ?? ""));
}
