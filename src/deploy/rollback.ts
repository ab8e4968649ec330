import type { Survey, SurveyedRelease } from "../host/survey.ts";
import { NO_CONSENT, type Plan } from "../plan/plan.ts";
import type { Decision } from "./deploy.ts";
import { isCalled, newestRelease } from "./named-release.ts";
import { heldDeploy, lastRollback, runningSince } from "./past-rollback.ts";
import { beforeSteps, planFrame, switchSteps } from "./plan-frame.ts";
import { refusalsDespiteEdits } from "./refusals/host-refusals.ts";
import { type Refusal, refusal } from "./refusals/refusal.ts";
import { releaseAtRequest } from "./release-at-request.ts";
import type { WantedRollback } from "./wanted.ts";

/** A rollback to a release that the host keeps. Neither a freeze nor a hold forbids it. */
export function decideRollback(survey: Survey, wanted: WantedRollback): Decision {
  const general = refusalsDespiteEdits(survey, wanted);
  if (general.length > 0) return { kind: "refused", refusals: general };
  const atRequest = wanted.from === "" ? releaseAtRequest(survey, wanted.requestedSecondsAgo) : undefined;
  if (atRequest?.kind === "refused") return { kind: "refused", refusals: [atRequest.refusal] };
  const named = atRequest?.kind === "release" ? { ...wanted, from: atRequest.version } : wanted;
  const target = rollbackTarget(survey, named);
  if (target.kind === "refused") return { kind: "refused", refusals: [target.refusal] };
  return leaves(survey, named, target.release) ?? planTo(survey, named, target.release);
}

/** With a key that allows nothing else. An interrupted change needs a key that can settle it. */
export function decideLimitedRollback(survey: Survey, wanted: WantedRollback): Decision {
  if (survey.pending === undefined) return decideRollback(survey, wanted);
  const interrupted = refusal(
    "interrupted",
    `The change ${survey.pending} was interrupted while it switched this host, or is still running.`,
    "Dispatch the rollback. Its key can settle the interrupted change first.",
  );
  return { kind: "refused", refusals: [interrupted] };
}

function planTo(survey: Survey, wanted: WantedRollback, target: SurveyedRelease): Decision {
  return { kind: "plan", plan: rollbackPlan(survey, wanted, target), warnings: [] };
}

/**
 * A rollback that names the release to roll back from does not replace another one: another person may have rolled back
 * or deployed a fix. An interrupted release does not count as running yet, so its rollback is never refused here.
 */
function leaves(survey: Survey, { from }: WantedRollback, target: SurveyedRelease): Decision | undefined {
  const { current, pending } = survey;
  if (from === "" || current === undefined || current.version === from || pending !== undefined) return undefined;
  if (current.release === target.release || current.commit === target.commit) {
    const rollback = lastRollback(survey);
    return {
      kind: "nothing-to-do",
      current,
      why: `${current.version} runs already; the host was rolled back from ${from} before.`,
      rollback: rollback?.replaced === from ? { ...rollback, isOwn: false } : undefined,
    };
  }
  const other = refusal(
    "another-runs",
    `${current.version} runs on this host, and not ${from}, from which a rollback was requested.`,
    "Inspect what runs (`release-status`). To roll back from that release, dispatch a rollback for it.",
  );
  return { kind: "refused", refusals: [other] };
}

type Target =
  | { readonly kind: "release"; readonly release: SurveyedRelease }
  | { readonly kind: "refused"; readonly refusal: Refusal };

function rollbackTarget(survey: Survey, { target, from, pullMissing }: WantedRollback): Target {
  if (survey.current === undefined)
    return refused(
      "no-release",
      "No release is recorded on this host, so there is nothing to roll back to.",
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
  if (release.gone !== "" && !pullMissing) {
    return refused(
      "image-gone",
      `Images of ${release.version} are no longer on the host: ${release.gone}.`,
      `Pull them again by their digests (\`pull-missing: true\`), choose another release that is kept (${keptReleases(survey) || "none"}), or deploy ${release.version} again under a new tag.`,
    );
  }
  return { kind: "release", release };
}

/**
 * The release before the one to roll back from. An interrupted change does not count: after a deploy it is the release
 * that was recorded last, after a rollback it is the target of that rollback. A rollback that names the recorded release
 * does not end at it because the deploy of another one was interrupted meanwhile.
 */
function previousRelease(survey: Survey, current: SurveyedRelease, from: string): SurveyedRelease | undefined {
  if (survey.pending !== undefined && survey.pendingTarget !== "")
    return survey.releases.find(({ release }) => release === survey.pendingTarget);
  const namesCurrent = from === current.version && survey.pendingVersion !== from;
  if (survey.pending !== undefined && survey.pending !== current.release && !namesCurrent) return current;
  const start = from === "" || from === current.version ? current : namedRelease(survey, from);
  return survey.releases.find(({ release }) => release === start?.previous);
}

function namedRelease(survey: Survey, target: string): SurveyedRelease | undefined {
  return newestRelease(survey.releases.filter((one) => isCalled(one, target)));
}

function keptReleases(survey: Survey): string {
  const others = survey.releases.filter(({ release, gone }) => release !== survey.current?.release && gone === "");
  return [...new Set(others.map(({ version }) => version))].join(", ");
}

function refused(code: string, what: string, todo: string): Target {
  return { kind: "refused", refusal: refusal(code, what, todo) };
}

/** A release that a change replaces, and when the switch to it began; empty where they are unknown. */
interface ReplacedRelease {
  readonly version: string;
  readonly switched: string;
}

/**
 * The release that a change replaces. A rollback to the recorded release replaces the one whose switch was interrupted, also if an earlier
 * rollback from that one has failed.
 */
export function replacedRelease({ kind, target }: Pick<Plan, "kind" | "target">, survey: Survey): ReplacedRelease {
  const { current, pending, pendingTarget, pendingVersion, pendingSwitched = "" } = survey;
  const running = { version: current?.version ?? "", switched: runningSince(survey) };
  if (kind !== "rollback" || pending === undefined || target !== current?.release) return running;
  if (pendingTarget === "")
    return pendingVersion === "" ? running : { version: pendingVersion, switched: pendingSwitched };
  const held = heldDeploy(survey.history);
  return held === undefined ? running : { version: held.version, switched: held.switched ?? "" };
}

function rollbackPlan(survey: Survey, wanted: WantedRollback, target: SurveyedRelease): Plan {
  return {
    kind: "rollback",
    version: target.version,
    commit: target.commit,
    target: target.release,
    approvedImages: {},
    registry: wanted.pullMissing ? wanted.registry : "",
    ...(wanted.schemaChange === "refuse" ? {} : { schemaChange: wanted.schemaChange }),
    ...planFrame(survey, { ...wanted, remote: "", composeFiles: [], profiles: [] }),
    consent: { ...NO_CONSENT, ignoredOneOffs: wanted.ignoredOneOffs, pullMissing: wanted.pullMissing },
    steps: [
      ...beforeSteps(),
      ...(wanted.pullMissing ? [{ name: "pull", deadlineSeconds: wanted.pullSeconds } as const] : []),
      { name: "restore", deadlineSeconds: 60 },
      ...switchSteps(wanted),
    ],
  };
}
