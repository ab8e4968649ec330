import { truncate } from "../text/truncate.ts";
import { readEnding } from "./ending.ts";
import { readFactLines, unusable } from "./fact-lines.ts";
import type { RunningSurvey, Survey, SurveyedChange, SurveyedContainer, SurveyedRelease } from "./survey.ts";
import { type Fact, type FactOf, factSchema } from "./survey-facts.ts";
import { readEnded, readFreeze, readHold, readOwner } from "./survey-files.ts";

/**
 * Reads the host program's answer: one JSON line a fact, `end` with their number as the last.
 * Throws a StageFailure when anything is missing, cut off or unreadable: unknown is never success.
 */
export function readSurvey(text: string): Survey {
  const facts = readFactLines("survey", factSchema, text);
  const all = <K extends Fact["kind"]>(kind: K): FactOf<K>[] =>
    facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
  const maybe = <K extends Fact["kind"]>(kind: K): FactOf<K> | undefined => all(kind)[0];
  const one = <K extends Fact["kind"]>(kind: K): FactOf<K> =>
    maybe(kind) ?? unusable("survey", `it has no line "${kind}"`);
  const engine = maybe("engine");
  const releases = all("release");
  const current = currentOf(releases, maybe("current")?.release, engine !== undefined);
  const freeze = maybe("freeze");
  const hold = maybe("hold");
  const { held, owner } = one("lock");
  return {
    host: one("host"),
    tools: one("tools"),
    engine,
    checkout: one("checkout"),
    dirty: all("dirty").map(({ file }) => file),
    lock: { held, owner: readOwner(owner) },
    freeze: freeze && readFreeze(freeze.said),
    hold: hold && readHold(hold.said),
    pending: maybe("pending")?.change,
    pendingTarget: maybe("pending")?.target ?? "",
    pendingVersion: maybe("pending")?.version ?? "",
    pendingSwitched: maybe("pending")?.switched ?? "",
    ours: maybe("ours") !== undefined,
    current,
    releases,
    releaseImages: all("release-image"),
    changes: all("change").map(surveyedChange),
    containers: all("container").map(containerOf),
    disks: all("disk"),
    neighbours: all("neighbour"),
    ...historyOf(all("history")),
  };
}

/** Reads the answer of a survey after a change. Without an engine it has no containers, so nothing that was verified is there. */
export function readRunningSurvey(text: string): RunningSurvey {
  const facts = readFactLines("survey", factSchema, text);
  const host = facts.find((fact) => fact.kind === "host") ?? unusable("survey", 'it has no line "host"');
  const current = facts.find((fact) => fact.kind === "running");
  if (current?.version === "")
    unusable("survey", `it names the release ${current.release} as current, but has no record of it`);
  const hold = facts.find((fact) => fact.kind === "hold");
  return {
    ...{ host, current, hold: hold && readHold(hold.said) },
    containers: facts.filter((fact) => fact.kind === "container").map(containerOf),
  };
}

/** Only the engine writes a name with a slash before it. */
function containerOf(container: FactOf<"container">): SurveyedContainer {
  return { ...container, name: container.name.replace(/^\//, "") };
}

/** Without an engine the host cannot see which releases it keeps. */
function currentOf(
  releases: readonly SurveyedRelease[],
  id: string | undefined,
  hasEngine: boolean,
): SurveyedRelease | undefined {
  const current = releases.find(({ release }) => release === id);
  if (id === undefined || current !== undefined || !hasEngine) return current;
  return unusable("survey", `it names the release ${id} as current, but has no record of it`);
}

function surveyedChange({ change, alive, exit }: FactOf<"change">): SurveyedChange {
  return { change, alive, exit: exit === "" ? null : readEnding(exit) };
}

function historyOf(facts: readonly FactOf<"history">[]): Pick<Survey, "history" | "unreadable"> {
  const lines = facts.map(({ line }) => ({ line, change: readEnded(line) }));
  return {
    history: lines.flatMap(({ change }) => change ?? []),
    unreadable: lines.flatMap(({ change, line }) =>
      change === undefined ? [`a line of the history: ${truncate(line, 60)}`] : [],
    ),
  };
}
