import type { WHILE_WATCHED } from "../../config/sections/while-watched.ts";
import type { Settings } from "../../config/settings.ts";
import { badValue, type GivenValue, oneOf, readTimeLimit } from "../../config/values.ts";
import type { InputKey } from "../../stage/keys.ts";

/** What a deploy does while the release that it would replace is being watched. */
export interface WhileWatched<Rule extends string = (typeof WHILE_WATCHED)[number]> extends WatchLimits {
  readonly rule: Rule;
}

export interface WatchLimits {
  /** How long it waits at most, in milliseconds. */
  readonly limitMs: number;
  /** How long a release is watched, in milliseconds; for messages. */
  readonly watchMs: number;
}

export const whileWatchedTimeoutKey = {
  name: "while-watched-timeout",
  description: "How long to wait at most for the end of the watch of another release.",
  default: "2h",
  file: "deploy.while-watched-timeout",
} as const satisfies InputKey;

export const watchDurationKey = {
  name: "watch-duration",
  description: "How long a release is watched. It tells people how long the wait for another release may take.",
  default: "30m",
  file: "watch.duration",
} as const satisfies InputKey;

export type WatchLimitName = "while-watched-timeout" | "watch-duration";

export function readWhileWatched<const Rule extends string>(
  given: GivenValue,
  rules: readonly Rule[],
  settings: Pick<Settings<WatchLimitName>, "get">,
): WhileWatched<Rule> {
  const rule = rules.find((one) => one === given.text);
  if (rule === undefined) throw badValue(given, oneOf(rules));
  return {
    rule,
    limitMs: readTimeLimit(settings.get("while-watched-timeout")),
    watchMs: readTimeLimit(settings.get("watch-duration")),
  };
}
