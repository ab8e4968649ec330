import type { BackupErrand, Plan } from "../plan/plan.ts";
import type { Survey } from "../plan/survey.ts";
import { hostRefusals } from "./host-refusals.ts";
import type { Refusal } from "./refusal.ts";

export interface WantedBackup extends BackupErrand {
  readonly project: string;
  readonly directory: string;
  readonly composeFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly timeoutSeconds: number;
}

/**
 * One backup, now. It waits for nobody's change, since what is switched beneath it would be half in it. Neither freeze nor
 * hold forbids it, nor do a person's edits: whoever stopped the deploys may want one all the more.
 */
export function decideBackup(survey: Survey, wanted: WantedBackup): Plan | readonly Refusal[] {
  const refusals = hostRefusals(survey, wanted).filter(({ code }) => code !== "dirty");
  if (refusals.length > 0) return refusals;
  return {
    kind: "backup",
    project: wanted.project,
    directory: wanted.directory,
    // What the Compose files name while it is taken.
    version: survey.current?.version ?? "",
    commit: survey.current?.commit ?? "",
    expectCurrent: survey.current?.release,
    composeFiles: wanted.composeFiles,
    profiles: wanted.profiles,
    backup: { command: wanted.command, file: wanted.file },
    steps: [
      { name: "check", deadlineSeconds: 60 },
      { name: "backup", deadlineSeconds: wanted.timeoutSeconds },
    ],
    ...NOTHING_SWITCHES,
  };
}

const NOTHING_SWITCHES = {
  remote: "",
  target: undefined,
  oneShots: [],
  approvedImages: {},
  registry: "",
  health: { intervalSeconds: 2, passes: 2 },
  keepReleases: 2,
  undoDeadlineSeconds: 60,
} as const;
