import type { Plan } from "../plan/plan.ts";
import type { Survey, SurveyedRelease } from "../plan/survey.ts";
import { askedFor } from "./asked-for.ts";
import { beforeSteps, type Decision, planFrame, switchSteps } from "./deploy.ts";
import { hostRefusals } from "./host-refusals.ts";
import { type Refusal, refusal } from "./refusal.ts";
import type { WantedRollback } from "./wanted.ts";

/** Back to a release that the host keeps. Neither freeze nor hold forbids it: it is the way out of both. */
export function decideRollback(survey: Survey, wanted: WantedRollback): Decision {
  // A person's edits do not stop the way back: the host keeps them aside.
  const general = hostRefusals(survey, wanted).filter(({ code }) => code !== "dirty");
  if (general.length > 0) return { kind: "refused", refusals: general };
  const asked = wanted.from === "" ? askedFor(survey, wanted.askedSecondsAgo) : undefined;
  if (asked?.kind === "refused") return { kind: "refused", refusals: [asked.refusal] };
  const named = asked?.kind === "left" ? { ...wanted, from: asked.version } : wanted;
  const target = rollbackTarget(survey, named);
  if (target.kind === "refused") return { kind: "refused", refusals: [target.refusal] };
  return leaves(survey, named, target.release) ?? planTo(survey, named, target.release);
}

/** With a key that may do nothing else. What was interrupted is for a key that may settle it and look further. */
export function decideReturn(survey: Survey, wanted: WantedRollback): Decision {
  if (survey.pending === undefined) return decideRollback(survey, wanted);
  const interrupted = refusal(
    "interrupted",
    `The change ${survey.pending} was interrupted while it switched this host, or still works.`,
    "Dispatch the rollback: its key brings what was interrupted to an end first.",
  );
  return { kind: "refused", refusals: [interrupted] };
}

function planTo(survey: Survey, wanted: WantedRollback, target: SurveyedRelease): Decision {
  return { kind: "plan", plan: rollbackPlan(survey, wanted, target), warnings: [] };
}

/**
 * A rollback that names the release to leave does not touch another one: somebody was faster, with a rollback or with a
 * fix. What was interrupted counts as not being there yet, so its way out is never refused here.
 */
function leaves(survey: Survey, { from }: WantedRollback, target: SurveyedRelease): Decision | undefined {
  const { current, pending } = survey;
  if (from === "" || current === undefined || current.version === from || pending !== undefined) return undefined;
  if (current.release === target.release || current.commit === target.commit) {
    return { kind: "nothing-to-do", current, why: `${current.version} runs already; ${from} was left before.` };
  }
  const other = refusal(
    "another-runs",
    `${current.version} runs on this host, not ${from}, which was to be left.`,
    "Look at what runs (release-status). If it is to be left, dispatch a rollback for it.",
  );
  return { kind: "refused", refusals: [other] };
}

type Target =
  | { readonly kind: "release"; readonly release: SurveyedRelease }
  | { readonly kind: "refused"; readonly refusal: Refusal };

function rollbackTarget(survey: Survey, { target, from }: WantedRollback): Target {
  if (survey.current === undefined)
    return refused(
      "no-release",
      "No release is recorded on this host, so there is nothing to return to.",
      "Deploy a version.",
    );
  const release = target === "previous" ? previousRelease(survey, survey.current, from) : namedRelease(survey, target);
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

/**
 * The release before the one to be left. An interrupted change counts as not having happened: the way back from it is
 * what was recorded last.
 */
function previousRelease(survey: Survey, current: SurveyedRelease, from: string): SurveyedRelease | undefined {
  if (survey.pending !== undefined && survey.pending !== current.release) return current;
  const left = from === "" || from === current.version ? current : namedRelease(survey, from);
  return survey.releases.find(({ release }) => release === left?.previous);
}

/** By id, version or commit: the newest release of that name. */
function namedRelease(survey: Survey, target: string): SurveyedRelease | undefined {
  return survey.releases
    .filter(({ release, version, commit }) => release === target || version === target || commit === target)
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
