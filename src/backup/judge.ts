import { StageFailure } from "../failure/failure.ts";
import { reasonList } from "../text/reason-list.ts";
import type { FoundBackup, Level, Restored } from "./evidence.ts";

export interface Limits {
  readonly maxAgeMs: number;
  /** How far two clocks may be apart. */
  readonly clockSkewMs: number;
  /** Smallest size against the backup before it; 0 allows any. */
  readonly minSizeRatio: number;
  readonly level: Level;
  /** Age that the last restore drill must not reach, for level 4. */
  readonly maxDrillAgeMs: number;
  /** The backup that was just taken; undefined where none was, and then any backup is accepted. */
  readonly taken: OwnBackup | undefined;
}

/** By its name, or, where that is unknown, by the moment when it began: milliseconds since the epoch. */
export type OwnBackup = { readonly by: "id"; readonly id: string } | { readonly by: "time"; readonly began: number };

/** One check and its result. A refusal has a remedy. */
export interface Finding {
  readonly passed: boolean;
  readonly says: string;
  readonly todo: string;
}

export interface Clocks {
  /** The runner's, in milliseconds since the epoch. */
  readonly runner: number;
  /** That of the machine which dated the backup, where it could be asked. */
  readonly host: number | undefined;
}

/** Milliseconds; never below zero, since the clock of the host may be a little ahead. */
export function ageOf(found: FoundBackup, clocks: Clocks): number {
  return Math.max(0, (clocks.host ?? clocks.runner) - found.finishedAt);
}

/** All checks of a backup that need no reading. */
export function judge(found: FoundBackup, limits: Limits, clocks: Clocks): Finding[] {
  return [
    ...(limits.taken === undefined ? [] : [takenFinding(found, limits.taken)]),
    ...clockFindings(limits, clocks),
    ageFinding(found, limits, clocks),
    ...sizeFindings(found, limits),
  ];
}

/** A backup that was just taken must be the one that is found. */
function takenFinding({ id, finishedAt }: FoundBackup, taken: OwnBackup): Finding {
  const todo =
    "Check that `path`, the filters of restic or `command` find the backup that `take-command` makes, and that no other backup is newer.";
  if (taken.by === "id") {
    const isIt = id === taken.id;
    const says = isIt ? "It is the one that was taken" : `It is not ${taken.id}, which was taken`;
    return { passed: isIt, says, todo: isIt ? "" : todo };
  }
  const began = new Date(taken.began).toISOString();
  if (finishedAt >= taken.began)
    return { passed: true, says: `It was finished after a backup began to be taken, ${began}`, todo: "" };
  return {
    passed: false,
    says: `It is older than the one that was taken: it finished ${new Date(finishedAt).toISOString()}, and that one began ${began}`,
    todo: `${todo} Where its time comes from another machine, compare the clocks.`,
  };
}

function clockFindings({ clockSkewMs }: Limits, { runner, host }: Clocks): Finding[] {
  if (host === undefined || Math.abs(host - runner) <= clockSkewMs) return [];
  const ahead = host > runner ? "ahead of" : "behind";
  return [
    {
      passed: false,
      says: `The clock there is ${span(Math.abs(host - runner))} ${ahead} the runner's, the limit is ${span(clockSkewMs)}, so no age can be computed`,
      todo: "Set the clock of the host (`timedatectl`), or raise `clock-skew`.",
    },
  ];
}

function ageFinding(found: FoundBackup, { maxAgeMs, clockSkewMs }: Limits, clocks: Clocks): Finding {
  const age = (clocks.host ?? clocks.runner) - found.finishedAt;
  const at = new Date(found.finishedAt).toISOString();
  if (age < -clockSkewMs) {
    return {
      passed: false,
      says: `It is from the future: finished ${at}, in ${span(-age)}`,
      todo: "Find out which clock is wrong, or who dated the backup; a date in the future proves nothing.",
    };
  }
  const old = age >= maxAgeMs;
  return {
    passed: !old,
    says: `It finished ${at}, ${span(Math.max(0, age))} ago; the limit is ${span(maxAgeMs)}`,
    todo: old ? "See why no newer backup was made, make one, and run this again; or raise `max-age`." : "",
  };
}

function sizeFindings({ size, previousSize }: FoundBackup, { minSizeRatio }: Limits): Finding[] {
  if (size === 0) {
    return [
      {
        passed: false,
        says: "It is empty",
        todo: "Read the log of the job that made it: a full disk, a failed dump in a pipe.",
      },
    ];
  }
  if (previousSize === undefined) {
    return [
      {
        passed: true,
        says: `It has ${bytes(size)}; there is no other one to compare it with`,
        todo: "",
      },
    ];
  }
  const small = size < previousSize * minSizeRatio;
  const share =
    previousSize === 0
      ? ""
      : `, ${Math.round((size / previousSize) * 100)} % of the one before (${bytes(previousSize)})`;
  return [
    {
      passed: !small,
      says: `It has ${bytes(size)}${share}; at least ${Math.round(minSizeRatio * 100)} % is required`,
      todo: small
        ? "Compare the two: is a table, a database or a folder missing? If it is meant to be smaller, lower `min-size-ratio` for this run."
        : "",
    },
  ];
}

/** One failure of all that was refused. */
export function refusal(id: string, findings: readonly Finding[]): StageFailure | undefined {
  const refused = findings.filter(({ passed }) => !passed);
  if (refused.length === 0) return undefined;
  return new StageFailure({
    what: reasonList(
      refused.map(({ says }) => `${says}.`),
      `The newest backup, ${id}, is refused:`,
    ),
    means: "After a release that damages data there may be no backup to restore. Nothing was changed.",
    todo: reasonList(refused.map(({ todo }) => todo)),
  });
}

/** Level 4 of a backup that Sluice itself can restore: the last restore drill passed, and is recent. */
export function drillFinding(restored: Restored, { maxDrillAgeMs, clockSkewMs }: Limits, clocks: Clocks): Finding {
  if (restored.kind === "failed") return { passed: false, says: restored.says, todo: DRILL };
  const age = (clocks.host ?? clocks.runner) - restored.at;
  if (age < -clockSkewMs) return { passed: false, says: `${restored.says}, which is in the future`, todo: DRILL };
  const says = `${restored.says}, ${span(Math.max(0, age))} ago; the limit is ${span(maxDrillAgeMs)}`;
  return age < maxDrillAgeMs ? { passed: true, says, todo: "" } : { passed: false, says, todo: DRILL };
}

const DRILL =
  "Start restore-drill.yml and see what it reports; and see whether its schedule is still active. Or set `level` to 3.";

/** A level lower than what is wanted proves too little. */
export function levelFinding(level: Level, wanted: Level): Finding {
  return {
    passed: level >= wanted,
    says: `It is proven to level ${level} (${LEVELS[level]}); level ${wanted} (${LEVELS[wanted]}) is required`,
    todo: level >= wanted ? "" : "Let the command read or restore the backup and say so, or lower `level`.",
  };
}

const LEVELS: Readonly<Record<Level, string>> = {
  1: "fresh and not empty",
  2: "of the usual size too",
  3: "read in full",
  4: "restored and queried",
};

export function span(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 2) return `${Math.floor(milliseconds / 1000)} s`;
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 72 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days ${hours % 24} h`;
}

export function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  const units = ["KiB", "MiB", "GiB", "TiB", "PiB"];
  let value = count / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}
