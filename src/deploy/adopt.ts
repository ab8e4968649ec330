import type { Survey } from "../host/survey.ts";
import { NO_CONSENT, type Plan } from "../plan/plan.ts";
import { isSemverTag } from "../version/tags/tag.ts";
import type { Decision } from "./deploy.ts";
import { beforeSteps, planFrame } from "./plan-frame.ts";
import { notSemver } from "./refusals/deploy-refusals.ts";
import { hostRefusals } from "./refusals/host-refusals.ts";
import { type Refusal, refusal } from "./refusals/refusal.ts";
import type { WantedDeploy } from "./wanted.ts";

/** Records what already runs as a release, so that the next deploy can be rolled back. Changes no container. */
export function decideAdopt(survey: Survey, wanted: WantedDeploy): Decision {
  const refusals = [...hostRefusals(survey, wanted), ...adoptRefusals(survey, wanted)];
  if (refusals.length > 0) return { kind: "refused", refusals };
  const plan: Plan = {
    kind: "adopt",
    version: wanted.version,
    commit: wanted.commit,
    target: undefined,
    approvedImages: wanted.approvedImages,
    registry: "",
    ...planFrame(survey, wanted),
    consent: { ...NO_CONSENT, ignoredOneOffs: wanted.ignoredOneOffs },
    steps: [
      ...beforeSteps(),
      { name: "resolve", deadlineSeconds: 60 },
      { name: "verify", deadlineSeconds: 60 },
      { name: "retain", deadlineSeconds: 60 },
      { name: "match", deadlineSeconds: 60 },
      { name: "record", deadlineSeconds: 60 },
    ],
  };
  return { kind: "plan", plan, warnings: [] };
}

function adoptRefusals(survey: Survey, wanted: WantedDeploy): Refusal[] {
  if (!isSemverTag(wanted.version)) return [notSemver(wanted.version)];
  if (survey.current !== undefined) {
    return [
      refusal(
        "adopted-already",
        `${survey.current.version} is recorded as what runs here; there is nothing to adopt.`,
        "Deploy without `adopt`.",
      ),
    ];
  }
  const running = survey.containers.filter(({ oneoff, project }) => oneoff !== "True" && project === wanted.project);
  if (running.length === 0) {
    const others = [...new Set(survey.containers.map(({ project }) => project))];
    return [
      refusal(
        "nothing-runs",
        `Nothing of the project ${wanted.project} runs on this host${others.length > 0 ? `, but ${others.join(", ")} does from the same folder` : ""}.`,
        others.length > 0 ? `Set \`project: ${others[0]}\`.` : "Deploy without `adopt`: it will be the first release.",
      ),
    ];
  }
  if (survey.checkout.head !== wanted.commit) {
    return [
      refusal(
        "adopt-commit",
        `The checkout on the host is at ${survey.checkout.head}; ${wanted.version} is ${wanted.commit}.`,
        "Name the version that runs: the tag of the commit that is checked out on the host.",
      ),
    ];
  }
  return [];
}
