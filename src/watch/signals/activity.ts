import type { Clock } from "../../ports/world.ts";
import { type Counted, type Observation, quiet, type Source } from "../signal.ts";
import type { Count } from "./counting.ts";

/** What a count is compared with: the period before the deploy, and the same period a week ago. */
export type Comparand = "before" | "week-ago";

/** The rules for a collapse of user activity, of which the release is the probable cause. */
export interface ActivityRules {
  /** Length of the period in which activity is counted, in milliseconds. */
  readonly windowMs: number;
  /** Less than this part of what is usual is a collapse; above 0, at most 1. */
  readonly minRatio: number;
  /** If less than this is usual, a collapse cannot be distinguished from a time of low activity. */
  readonly minUsual: number;
  readonly compareWith: readonly Comparand[];
}

/** What is usual, by what it was counted in. */
export type Usual = Readonly<Partial<Record<Comparand, number>>>;

/** Seven times 24 hours: where clocks change in between it is off by an hour, once in half a year. */
const WEEK_MS = 7 * 24 * 60 * 60_000;
const WORDS: Readonly<Record<Comparand, string>> = { before: "before the deploy", "week-ago": "a week ago" };

/**
 * A collapse is far below all that it is compared with: the end of a lesson explains a drop compared with the period
 * before, and a holiday one compared with last week.
 */
export function judgeActivity(rules: ActivityRules, count: number, usual: Usual): Observation {
  const told = `${shown(count)} in ${lengthOf(rules.windowMs)}; usual: ${wordsOf(usual)}`;
  const least = leastOf(usual);
  if (Math.max(least, count) < rules.minUsual) return quiet(`${told}. ${cannotTell(rules)}`);
  const numbers = { value: count, baseline: least };
  if (count < rules.minRatio * least)
    return { reading: "bad", text: `${told}; wanted at least ${Math.round(rules.minRatio * 100)}%`, ...numbers };
  return { reading: "ok", text: told, ...numbers };
}

/** Whether enough is usual for a collapse to be seen: before the deploy, when how the release of now does is not the question. */
export function judgeUsual(rules: ActivityRules, usual: Usual): Observation {
  const told = `usual in ${lengthOf(rules.windowMs)}: ${wordsOf(usual)}`;
  return leastOf(usual) < rules.minUsual ? quiet(`${told}. ${cannotTell(rules)}`) : { reading: "ok", text: told };
}

function leastOf(usual: Usual): number {
  return Math.min(...Object.values(usual));
}

function cannotTell({ minUsual }: ActivityRules): string {
  return `If less than ${minUsual} is usual, a collapse cannot be distinguished from a time of low activity`;
}

export interface ActivityParts {
  readonly rules: ActivityRules;
  readonly count: Count;
  readonly clock: Pick<Clock, "now">;
  /** The count before the deploy; undefined to count it now, in the period before the watch. */
  readonly before: Counted | "not-counted" | undefined;
}

/** How user activity is counted during a watch, and before the deploy. */
export function createActivity({
  rules,
  count,
  clock,
  before,
}: ActivityParts): Required<Pick<Source, "ask" | "askBefore">> {
  const { windowMs, compareWith } = rules;
  const upTo = (until: number): ReturnType<Count> => count({ from: until - windowMs, until });
  // It may have been counted over another length: the watch was shortened by hand since then.
  let known = typeof before === "object" ? (before.count * windowMs) / (before.seconds * 1000) : before;
  const countedBefore = async (now: number): Promise<number | Observation> => {
    if (known === "not-counted") return quiet("what is usual was not counted before the deploy");
    // The first question comes one stretch after the watch began.
    const seen = known ?? (await upTo(now - windowMs));
    if (typeof seen === "number") known = seen;
    return seen;
  };
  const usualAt = async (now: number, wanted: readonly Comparand[]): Promise<Usual | Observation> => {
    const usual: Partial<Record<Comparand, number>> = {};
    for (const one of wanted) {
      const seen = one === "before" ? await countedBefore(now) : await upTo(now - WEEK_MS);
      if (typeof seen !== "number") return { ...seen, text: `${WORDS[one]}: ${seen.text}` };
      usual[one] = seen;
    }
    return usual;
  };
  return {
    ask: async () => {
      const now = clock.now();
      const seen = await upTo(now);
      if (typeof seen !== "number") return seen;
      const usual = await usualAt(now, compareWith);
      return "reading" in usual ? usual : judgeActivity(rules, seen, usual);
    },
    askBefore: async () => {
      const now = clock.now();
      const seen = await upTo(now);
      if (typeof seen !== "number") return seen;
      const counted = { count: seen, seconds: windowMs / 1000 };
      const others = compareWith.filter((one) => one !== "before");
      const past = await usualAt(now, others);
      if ("reading" in past) return { ...past, counted };
      const usual: Usual = compareWith.includes("before") ? { before: seen, ...past } : past;
      return { ...judgeUsual(rules, usual), counted };
    },
  };
}

function wordsOf(usual: Usual): string {
  const words = (["before", "week-ago"] as const).flatMap((one) => {
    const count = usual[one];
    return count === undefined ? [] : [`${shown(count)} ${WORDS[one]}`];
  });
  return words.join(", ");
}

/** Rates of Prometheus are no whole numbers. */
function shown(count: number): string {
  return String(Math.round(count * 10) / 10);
}

function lengthOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
