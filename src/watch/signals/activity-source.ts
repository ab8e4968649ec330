import type { WrittenActivity } from "../../config/sections/watch.ts";
import { badValue, readTimeLimit } from "../../config/values.ts";
import { StageFailure } from "../../failure/failure.ts";
import { type Pace, readRules, type Source } from "../signal.ts";
import { type ActivityRules, createActivity } from "./activity.ts";
import { type Count, countByPrometheus, countHere, countOnHost, WINDOW } from "./counting.ts";
import type { SourceParts } from "./source-parts.ts";
import { readScript } from "./watch-script.ts";

/** A signal of what users do, as written. Throws a StageFailure that names what cannot be. */
export async function activitySource(written: WrittenActivity, pace: Pace, parts: SourceParts): Promise<Source> {
  const { name } = written;
  const rules = activityRules(written, pace);
  const usual = { hard: false, everyMs: rules.windowMs / 5, firstAfterMs: rules.windowMs };
  const before = parts.usual === undefined ? undefined : (parts.usual.get(name) ?? "not-counted");
  const count = await createCount(written, parts);
  const asking = createActivity({ rules, count, clock: parts.clock, before });
  return { name, kind: "activity", ...readRules(name, written, pace, usual), ...asking };
}

function activityRules(written: WrittenActivity, { durationMs }: Pace): ActivityRules {
  const given = { name: `${written.name}: window`, text: written.window ?? "" };
  const windowMs = given.text === "" ? Math.max(1000, durationMs / 3) : readTimeLimit(given);
  if (windowMs > durationMs)
    throw badValue(given, "at most as long as the watch: it is counted for the first time when so much of it is over");
  return {
    windowMs: Math.round(windowMs / 1000) * 1000,
    minRatio: written["min-ratio"] ?? 0.3,
    minUsual: written["min-usual"] ?? 10,
    compareWith: written["compare-with"] ?? ["before", "week-ago"],
  };
}

async function createCount(written: WrittenActivity, parts: SourceParts): Promise<Count> {
  const { name, script: path, prometheus, where = "host" } = written;
  if ((path === undefined) === (prometheus === undefined)) throw oneOfTwo(name);
  if (prometheus !== undefined) {
    if (!prometheus.query.includes(WINDOW))
      throw badValue(
        { name: `${name}: query`, text: prometheus.query },
        `a query with ${WINDOW}, such as sum(increase(entries_total[${WINDOW}]))`,
      );
    return countByPrometheus({ ...written, prometheus }, parts.prometheusAuthorization, parts.http);
  }
  const script = await readScript(name, path ?? "", written.timeout, parts);
  if (where === "runner") return countHere(script, parts);
  const [, program = "sh"] = /^#! *(?:\S*\/env +)?(\S+)/.exec(script.text) ?? [];
  if (!/(^|\/)(ba|da)?sh$/.test(program))
    throw badValue(
      { name: `${name}: script`, text: script.path },
      "a shell script; on the host nothing else is run. Or set `where: runner`",
    );
  return countOnHost(script, parts.place, parts.openHost);
}

function oneOfTwo(name: string): StageFailure {
  return new StageFailure({
    what: `The activity "${name}" has to have either \`script\` or \`prometheus\`.`,
    means: "It is not clear which one to use. Nothing was watched.",
    todo: "Name the one that counts under `watch.signals.activity`, and leave out the other.",
  });
}
