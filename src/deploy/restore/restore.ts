import type { Incoming } from "../../backup/postgres/incoming.ts";
import type { LiveDatabases } from "../../backup/postgres/live-databases.ts";
import { loadScript, type Replacement, swapScript, undoScript } from "../../backup/postgres/restore-scripts.ts";
import type { PostgresBackups } from "../../backup/postgres/settings.ts";
import type { Survey, SurveyedRelease } from "../../host/survey.ts";
import { NO_CONSENT, type Plan } from "../../plan/plan.ts";
import type { Decision } from "../deploy.ts";
import { isCalled, newestRelease } from "../named-release.ts";
import { beforeSteps, planFrame, switchSteps } from "../plan-frame.ts";
import { refusalsDespiteEdits } from "../refusals/host-refusals.ts";
import { type Refusal, refusal } from "../refusals/refusal.ts";
import type { WantedRollback } from "../wanted.ts";
import { losses } from "./restore-losses.ts";
import {
  backupRefusals,
  changedData,
  databaseRefusals,
  migrationWarnings,
  releaseRefusals,
} from "./restore-refusals.ts";

export type WantedRestore = Omit<
  WantedRollback,
  "from" | "requestedSecondsAgo" | "schemaChange" | "pullMissing" | "registry" | "pullSeconds"
> & {
  readonly backups: PostgresBackups;
  /** Statements that must return true in the first of the databases. */
  readonly checks: readonly string[];
  readonly loadSeconds: number;
};

/**
 * Data from a backup, and the release that ran when it was taken. Every reason against it is found before anything is
 * stopped. Neither freeze nor hold forbids it: it is the remedy for what caused them.
 */
export function decideRestore(
  survey: Survey,
  incoming: Incoming,
  live: LiveDatabases,
  wanted: WantedRestore,
): Decision {
  const target = targetRelease(survey, incoming, wanted.target);
  const refusals = [
    ...refusalsDespiteEdits(survey, wanted),
    ...(target === undefined ? [noRelease(survey, incoming, wanted.target)] : releaseRefusals(target)),
    ...databaseRefusals(live, wanted.backups),
    ...(incoming.kind === "backup" ? backupRefusals(survey, incoming.found, { live, target }) : []),
  ];
  if (refusals.length > 0 || target === undefined) return { kind: "refused", refusals };
  return {
    kind: "plan",
    plan: restorePlan(survey, incoming, target, wanted),
    warnings: [
      ...losses(incoming, live),
      ...unknownHistory(survey, incoming, target),
      ...(incoming.kind === "backup" ? migrationWarnings(survey, incoming.found, target) : []),
      ...otherDatabase(survey, target, wanted),
    ],
  };
}

/**
 * The backup that was taken before the last deploy that may have changed the data: the record of the release that it brought names it,
 * also where that release was rolled back since. Where that deploy brought none, or names none, it is the newest one, and that is empty here.
 * A deploy that is older than the history has brought the newest of the releases.
 */
export function usualBackup({ releases, history }: Survey): string {
  const last = history.findLast(changedData);
  if (last === undefined) return newestRelease(releases)?.backup ?? "";
  const brought = last.outcome === "done" ? releases.find(({ release }) => release === last.running) : undefined;
  return brought?.backup ?? "";
}

/** A backup fits the release that ran when it was taken, and no other one. */
function targetRelease({ releases }: Survey, incoming: Incoming, named: string): SurveyedRelease | undefined {
  const fits = (one: SurveyedRelease): boolean => (named === "" ? incoming.kind === "backup" : isCalled(one, named));
  return newestRelease(
    releases.filter(
      (one) => fits(one) && (incoming.kind === "kept" || one.release === incoming.found.evidence.release),
    ),
  );
}

function noRelease({ releases }: Survey, incoming: Incoming, named: string): Refusal {
  const kept = [...new Set(releases.map(({ version }) => version))].join(", ") || "none";
  if (incoming.kind === "kept")
    return refusal(
      "unknown-release",
      named === ""
        ? "The release that fits the kept databases is not named."
        : `The host does not keep a release ${named}.`,
      `Name the release that ran before the restore as \`target\`. Kept are: ${kept}.`,
    );
  const { path, evidence } = incoming.found;
  const fits = `The backup ${path} was taken while ${evidence.version || "no recorded release"} ran`;
  if (named !== "" && releases.some((one) => isCalled(one, named)))
    return refusal(
      "backup-of-another-release",
      `${fits}, and the target is ${named}.`,
      "Leave `target` empty, or name a backup that was taken while that release ran.",
    );
  return refusal(
    "unknown-release",
    `${fits}, and the host does not keep that release.`,
    `Name a backup of a release that is kept (${kept}). Or restore the databases by hand (docs/restore.md).`,
  );
}

/** The survey has the last 20 changes only. */
function unknownHistory({ history }: Survey, incoming: Incoming, target: SurveyedRelease): string[] {
  const [oldest] = history;
  if (incoming.kind === "kept" || oldest === undefined || history.length < 20 || oldest.began <= target.at) return [];
  return [
    `What was deployed between ${target.at} and ${oldest.began} is not known from here. See in the history of the host that no other release was deployed before the backup was taken.`,
  ];
}

function otherDatabase(
  { current, releaseImages }: Survey,
  target: SurveyedRelease,
  { backups }: WantedRestore,
): string[] {
  const imageOf = (release: string | undefined): string | undefined =>
    releaseImages.find((one) => one.release === release && one.service === backups.service)?.id;
  const [now, then] = [imageOf(current?.release), imageOf(target.release)];
  if (now === undefined || then === undefined || now === then) return [];
  return [
    `The service ${backups.service} has another image in ${target.version} than now. If that is another major version of Postgres, it cannot start on the data folder, and the host puts everything back.`,
  ];
}

function restorePlan(survey: Survey, incoming: Incoming, target: SurveyedRelease, wanted: WantedRestore): Plan {
  const { backups, checks } = wanted;
  const replacement: Replacement =
    incoming.kind === "kept" ? incoming : { kind: "backup", path: incoming.found.path, checks };
  return {
    kind: "restore",
    version: target.version,
    commit: target.commit,
    target: target.release,
    approvedImages: {},
    registry: "",
    ...planFrame(survey, { ...wanted, remote: "", composeFiles: [], profiles: [] }),
    consent: { ...NO_CONSENT, ignoredOneOffs: wanted.ignoredOneOffs },
    restore: {
      databaseService: backups.service,
      scripts: {
        load: loadScript(backups, replacement),
        swap: swapScript(backups, replacement),
        undo: undoScript(backups, replacement),
      },
    },
    steps: [
      ...beforeSteps(),
      { name: "stop", deadlineSeconds: 120 },
      { name: "load", deadlineSeconds: wanted.loadSeconds },
      { name: "swap", deadlineSeconds: 60 },
      { name: "restore", deadlineSeconds: 60 },
      ...switchSteps(wanted),
    ],
  };
}
