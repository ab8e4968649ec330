import { StageFailure } from "../failure/failure.ts";
import { truncate } from "../text/truncate.ts";

/** Where a value was written, for the message that refuses it. */
export interface GivenValue {
  readonly name: string;
  readonly text: string;
}

/** Refuses a value: its name, what came, what is wanted. */
export function badValue({ name, text }: GivenValue, wanted: string): StageFailure {
  return new StageFailure({
    what: `\`${name}\` is "${truncate(text, 80)}", which is not ${wanted}.`,
    means: "Sluice does not guess. Nothing was changed.",
    todo: `Set \`${name}\` to ${wanted}.`,
  });
}

const DURATION_UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A timer counts milliseconds in 31 bits: a longer time would be over at once. */
const LONGEST_MS = 24 * 86_400_000;

/** Milliseconds from `800ms`, `30s`, `5m`, `1h`, `1d`, or several together such as `1m30s`; at most 24 days. */
export function readDuration(given: GivenValue): number {
  const text = given.text.trim();
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) throw badValue(given, "a duration such as 30s, 5m or 1h");
  const milliseconds = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (DURATION_UNITS[unit ?? ""] ?? 0),
    0,
  );
  if (milliseconds > LONGEST_MS) throw badValue(given, "a duration of at most 24d");
  return milliseconds;
}

/** A duration in which something can happen: `0s` as a time limit would fail everything. */
export function readTimeLimit(given: GivenValue): number {
  const milliseconds = readDuration(given);
  if (milliseconds < 1) throw badValue(given, "a duration of at least 1ms");
  return milliseconds;
}

const SIZE_UNITS: Readonly<Record<string, number>> = { KiB: 1, MiB: 1024, GiB: 1024 ** 2, TiB: 1024 ** 3 };

/** KiB from `512MiB`, `2GiB`. */
export function readSize(given: GivenValue): number {
  const match = /^(\d+(?:\.\d+)?) ?(KiB|MiB|GiB|TiB)$/.exec(given.text.trim());
  if (match === null) throw badValue(given, "a size such as 512MiB or 2GiB");
  return Math.floor(Number(match[1]) * (SIZE_UNITS[match[2] ?? ""] ?? 0));
}

/** Only `true` and `false`, as YAML 1.2 has them. */
export function readBoolean(given: GivenValue): boolean {
  if (given.text === "true") return true;
  if (given.text === "false") return false;
  throw badValue(given, "true or false");
}

export function readInteger(given: GivenValue, range: { readonly min: number; readonly max: number }): number {
  const value = /^\d{1,15}$/.test(given.text.trim()) ? Number(given.text) : Number.NaN;
  if (!(value >= range.min && value <= range.max))
    throw badValue(given, `a whole number from ${range.min} to ${range.max}`);
  return value;
}

/** Items between commas or line ends; blanks around them and empty ones do not count. */
export function readList(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** Lines, for values that may hold commas. */
export function readLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** `NAME<separator>value` lines as an object. A value may hold the separator; a name may not come twice. */
export function readPairs(given: GivenValue, separator: string, name: RegExp, wanted: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const line of readLines(given.text)) {
    const at = line.indexOf(separator);
    const key = line.slice(0, Math.max(at, 0)).trim();
    // The line itself may be a secret: only its place is named.
    if (at < 0 || !name.test(key) || key in pairs)
      throw badValue({ name: given.name, text: `${key || "a line without a name"}…` }, wanted);
    pairs[key] = line.slice(at + separator.length).trim();
  }
  return pairs;
}

/** `a, b or c`, for a message that says what is wanted. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** Milliseconds since the epoch of a time such as 2026-11-26T02:00:00Z; undefined for an empty text. */
export function readInstant(given: GivenValue): number | undefined {
  if (given.text === "") return undefined;
  const at = Date.parse(given.text);
  if (!/^\d{4}-\d\d-\d\dT/.test(given.text) || Number.isNaN(at))
    throw badValue(given, "a time such as 2026-11-26T02:00:00Z");
  return at;
}
