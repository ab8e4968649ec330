import type { Plan } from "../plan/plan.ts";
import type { Survey, SurveyedRelease } from "../plan/survey.ts";
import { beforeSteps, type Decision, planFrame, switchSteps } from "./deploy.ts";
import { hostRefusals } from "./host-refusals.ts";
import { type Refusal, refusal } from "./refusal.ts";
import type { WantedRollback } from "./wanted.ts";

/** Back to a release that the host keeps. Neither freeze nor hold forbids it: it is the way out of both. */
export function decideRollback(survey: Survey, wanted: WantedRollback): Decision {
  // A person's edits do not stop the way back: the host keeps them aside.
  const general = hostRefusals(survey, wanted).filter(({ code }) => code !== "dirty");
  if (general.length > 0) return { kind: "refused", refusals: general };
  const target = rollbackTarget(survey, wanted.target);
  if (target.kind === "refused") return { kind: "refused", refusals: [target.refusal] };
  return { kind: "plan", plan: rollbackPlan(survey, wanted, target.release), warnings: [] };
}

type Target =
  | { readonly kind: "release"; readonly release: SurveyedRelease }
  | { readonly kind: "refused"; readonly refusal: Refusal };

function rollbackTarget(survey: Survey, target: string): Target {
  if (survey.current === undefined)
    return refused(
      "no-release",
      "No release is recorded on this host, so there is nothing to return to.",
      "Deploy a version.",
    );
  const release = target === "previous" ? previousRelease(survey, survey.current) : namedRelease(survey, target);
  if (release === undefined) {
    const kept = keptReleases(survey);
    return refused(
      "unknown-release",
      target === "previous"
        ? `No release before ${survey.current.version} is kept on this host.`
        : `The host does not keep a release ${target}.`,
      kept === "" ? "Deploy a version that works." : `Name one that is kept: ${kept}.`,
    );
  }
  if (release.gone !== "") {
    return refused(
      "image-gone",
      `Images of ${release.version} are no longer on the host: ${release.gone}.`,
      `Choose another release that is kept (${keptReleases(survey) || "none"}), or deploy ${release.version} again under a new tag.`,
    );
  }
  return { kind: "release", release };
}

/** An interrupted change counts as not having happened: the way back from it is what was recorded last. */
function previousRelease(survey: Survey, current: SurveyedRelease): SurveyedRelease | undefined {
  if (survey.pending !== undefined && survey.pending !== current.release) return current;
  return survey.releases.find(({ release }) => release === current.previous);
}

/** By id, or by version: the newest release of that version. */
function namedRelease(survey: Survey, target: string): SurveyedRelease | undefined {
  return survey.releases
    .filter(({ release, version }) => release === target || version === target)
    .sort((left, right) => right.at.localeCompare(left.at))[0];
}

function keptReleases(survey: Survey): string {
  const others = survey.releases.filter(({ release, gone }) => release !== survey.current?.release && gone === "");
  return [...new Set(others.map(({ version }) => version))].join(", ");
}

function refused(code: string, what: string, todo: string): Target {
  return { kind: "refused", refusal: refusal(code, what, todo) };
}

function rollbackPlan(survey: Survey, wanted: WantedRollback, target: SurveyedRelease): Plan {
  return {
    kind: "rollback",
    version: target.version,
    commit: target.commit,
    target: target.release,
    approvedImages: {},
    registry: "",
    ...planFrame(survey, { ...wanted, remote: "", composeFiles: [], profiles: [] }),
    steps: [...beforeSteps(), { name: "restore", deadlineSeconds: 60 }, ...switchSteps(wanted)],
  };
}
