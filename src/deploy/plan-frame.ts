import type { Survey } from "../host/survey.ts";
import type { Plan, Step } from "../plan/plan.ts";
import type { WantedDeploy } from "./wanted.ts";

type Frame = Pick<
  WantedDeploy,
  | "project"
  | "directory"
  | "remote"
  | "composeFiles"
  | "profiles"
  | "oneShots"
  | "intervalSeconds"
  | "passes"
  | "keepReleases"
  | "switchSeconds"
  | "healthSeconds"
>;

/** The part that plans of every kind have in common. */
export function planFrame(
  survey: Survey,
  wanted: Frame,
): Pick<
  Plan,
  | "project"
  | "directory"
  | "remote"
  | "expectCurrent"
  | "composeFiles"
  | "profiles"
  | "oneShots"
  | "health"
  | "keepReleases"
  | "undoDeadlineSeconds"
> {
  return {
    project: wanted.project,
    directory: wanted.directory,
    remote: wanted.remote,
    expectCurrent: survey.current?.release,
    composeFiles: wanted.composeFiles,
    profiles: wanted.profiles,
    oneShots: wanted.oneShots,
    health: { intervalSeconds: wanted.intervalSeconds, passes: wanted.passes },
    keepReleases: wanted.keepReleases,
    undoDeadlineSeconds: wanted.switchSeconds + wanted.healthSeconds,
  };
}

export function beforeSteps(): Step[] {
  return [
    { name: "check", deadlineSeconds: 60 },
    { name: "quiet", deadlineSeconds: 300 },
  ];
}

export function sourceSteps(wanted: Pick<WantedDeploy, "pullSeconds">): Step[] {
  return [
    { name: "fetch", deadlineSeconds: 120 },
    { name: "resolve", deadlineSeconds: 60 },
    { name: "pull", deadlineSeconds: wanted.pullSeconds },
    { name: "verify", deadlineSeconds: 60 },
    { name: "retain", deadlineSeconds: 60 },
  ];
}

export function switchSteps(wanted: Pick<Frame, "switchSeconds" | "healthSeconds">): Step[] {
  return [
    { name: "switch", deadlineSeconds: wanted.switchSeconds },
    { name: "await", deadlineSeconds: wanted.healthSeconds },
    { name: "prove", deadlineSeconds: 60 },
    { name: "record", deadlineSeconds: 60 },
  ];
}
