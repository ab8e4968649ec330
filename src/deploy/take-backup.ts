import type { Survey } from "../host/survey.ts";
import { type BackupErrand, NO_CONSENT, type Plan } from "../plan/plan.ts";
import { refusalsDespiteEdits } from "./refusals/host-refusals.ts";
import type { Refusal } from "./refusals/refusal.ts";

export interface WantedBackup extends BackupErrand {
  readonly project: string;
  readonly directory: string;
  readonly composeFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly timeoutSeconds: number;
}

/**
 * One backup, now. It is refused while another change runs, since it would contain one half of that change. Neither a
 * freeze, a hold nor a person's edits forbid it: a backup may be needed exactly then.
 */
export function decideBackup(survey: Survey, wanted: WantedBackup): Plan | readonly Refusal[] {
  const refusals = refusalsDespiteEdits(survey, wanted);
  if (refusals.length > 0) return refusals;
  return {
    kind: "backup",
    project: wanted.project,
    directory: wanted.directory,
    // The Compose files that apply while it is taken.
    version: survey.current?.version ?? "",
    commit: survey.current?.commit ?? "",
    expectCurrent: survey.current?.release,
    composeFiles: wanted.composeFiles,
    profiles: wanted.profiles,
    backup: { command: wanted.command, file: wanted.file, ...(wanted.keep === undefined ? {} : { keep: wanted.keep }) },
    steps: [
      { name: "check", deadlineSeconds: 60 },
      { name: "backup", deadlineSeconds: wanted.timeoutSeconds },
    ],
    ...NOTHING_SWITCHES,
  };
}

const NOTHING_SWITCHES = {
  consent: NO_CONSENT,
  remote: "",
  target: undefined,
  oneShots: [],
  approvedImages: {},
  registry: "",
  health: { intervalSeconds: 2, passes: 2 },
  keepReleases: 2,
  undoDeadlineSeconds: 60,
} as const;
