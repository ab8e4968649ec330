import { badValue, type GivenValue } from "../../config/values.ts";

/** A condition on a number, such as `< 0.05`. */
export interface Comparison {
  readonly text: string;
  holds(value: number): boolean;
}

const OPERATORS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
};

export function readComparison(given: GivenValue): Comparison {
  const match = /^(<=|>=|==|!=|<|>)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.exec(given.text.trim());
  const compare = OPERATORS[match?.[1] ?? ""];
  if (match === null || compare === undefined) throw badValue(given, 'a comparison such as "< 0.05" or ">= 1"');
  const limit = Number(match[2]);
  return { text: given.text.trim(), holds: (value) => compare(value, limit) };
}
