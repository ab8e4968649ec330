import type { Plan, Step } from "../plan/plan.ts";
import type { Survey, SurveyedRelease } from "../plan/survey.ts";
import { readRollbackTag } from "../version/rollback-tag.ts";
import { compareTags, isSemverTag, readTag } from "../version/tag.ts";
import { hostRefusals } from "./host-refusals.ts";
import { type Refusal, refusal } from "./refusal.ts";
import type { WantedDeploy } from "./wanted.ts";

/** A plan, or every reason why there is none. */
export type Decision =
  /** The host is as wanted already. */
  | { readonly kind: "nothing-to-do"; readonly current: SurveyedRelease; readonly why: string }
  | { readonly kind: "plan"; readonly plan: Plan; readonly warnings: readonly string[] }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] };

/** Survey × wish → plan. Pure: the same survey always gives the same plan. */
export function decideDeploy(survey: Survey, wanted: WantedDeploy): Decision {
  const refusals = [
    ...hostRefusals(survey, wanted),
    ...releaseRefusals(survey, wanted),
    ...stackRefusals(survey, wanted),
    ...roomRefusals(survey, wanted),
  ];
  if (refusals.length > 0) return { kind: "refused", refusals };
  return { kind: "plan", plan: deployPlan(survey, wanted), warnings: warnings(survey) };
}

function releaseRefusals(survey: Survey, wanted: WantedDeploy): Refusal[] {
  const tag = readTag(wanted.version);
  if (tag.kind === "not-semver") return [notSemver(wanted.version)];
  if (readRollbackTag(wanted.version) !== undefined) return [rollbackTag(wanted.version)];
  if (tag.kind === "prerelease" && !wanted.allowPrerelease) return [prerelease(wanted.version)];
  if (tag.kind === "commit" && !wanted.allowCommit) return [commitVersion(wanted.version)];
  const refusals: Refusal[] = [];
  if (survey.freeze !== undefined) {
    refusals.push(
      refusal(
        "frozen",
        `Deploys to this host are frozen: ${survey.freeze}`,
        "Ask who froze it, then lift the freeze (`release-status` with `unfreeze: true`). A rollback stays possible.",
      ),
    );
  }
  if (survey.hold !== undefined) {
    refusals.push(
      refusal(
        "held",
        `An earlier way back failed, and a person has not looked yet: ${survey.hold.text}`,
        "Look at the host, then roll back to a release that works: a rollback that succeeds lifts the hold.",
      ),
    );
  }
  const running = survey.current?.version;
  if (
    running !== undefined &&
    isSemverTag(running) &&
    isSemverTag(wanted.version) &&
    compareTags(wanted.version, running) < 0
  ) {
    refusals.push(
      refusal(
        "older",
        `${wanted.version} is older than ${running}, which runs.`,
        `To go back on purpose, dispatch the rollback to ${wanted.version}. To deploy, tag a newer version.`,
      ),
    );
  }
  return refusals;
}

export function notSemver(version: string): Refusal {
  return refusal(
    "not-semver",
    `"${version}" is not a release tag.`,
    "Use a semver tag with a leading v and all three numbers, such as v1.4.0.",
  );
}

function commitVersion(version: string): Refusal {
  return refusal(
    "commit",
    `${version} is a commit, and commits are not deployed here.`,
    "Tag a release; or, on staging, allow commits with `allow-commits: true`.",
  );
}

function rollbackTag(version: string): Refusal {
  return refusal(
    "rollback-tag",
    `${version} is the record of a rollback, and no release.`,
    "Roll back with `rollback`, which needs neither Git's remote nor the registry.",
  );
}

function prerelease(version: string): Refusal {
  return refusal(
    "prerelease",
    `${version} is a prerelease, and prereleases are not deployed here.`,
    "Tag a release, or allow them with `allow-prereleases: true` (`deploy.prereleases` in the configuration file).",
  );
}

function stackRefusals(survey: Survey, wanted: WantedDeploy): Refusal[] {
  const others = new Set(
    survey.containers.map(({ project }) => project).filter((project) => project !== wanted.project),
  );
  if (others.size > 0) {
    const names = [...others].join(", ");
    return [
      refusal(
        "other-project",
        `The application in ${wanted.directory} already runs under another Compose project name: ${names}.`,
        `Set \`project: ${[...others][0]}\`. A second name would start everything a second time, with new, empty volumes.`,
      ),
    ];
  }
  const running = survey.containers.filter(({ oneoff }) => oneoff !== "True");
  if (running.length > 0 && survey.current === undefined && !survey.ours) {
    return [
      refusal(
        "not-adopted",
        `${running.length} containers of the project ${wanted.project} run already, and no release of them is recorded.`,
        `Record what runs, so that there is a way back: run this once with \`adopt: true\` and the version that runs. It changes nothing.`,
      ),
    ];
  }
  return [];
}

function roomRefusals(survey: Survey, wanted: Pick<WantedDeploy, "minFreeKiB" | "arch">): Refusal[] {
  const refusals = survey.disks
    .filter(({ freeKiB }) => freeKiB !== null && freeKiB < wanted.minFreeKiB)
    .slice(0, 1)
    .map(({ path, freeKiB }) =>
      refusal(
        "disk-full",
        `Only ${mebibytes(freeKiB ?? 0)} are free on the disk of ${path}; wanted are ${mebibytes(wanted.minFreeKiB)}.`,
        "Free some space (`docker image prune` keeps what releases need), or lower `min-free-disk`.",
      ),
    );
  if (survey.disks.length === 0) {
    refusals.push(refusal("disk-unknown", "The host does not say how much disk is free.", "Check `df` on the host."));
  }
  if (wanted.arch !== "" && survey.host.arch !== wanted.arch) {
    refusals.push(
      refusal(
        "arch",
        `The host is ${survey.host.arch}; the images are built for ${wanted.arch}.`,
        "Build the images for the host's architecture, or correct `arch`.",
      ),
    );
  }
  return refusals;
}

function mebibytes(kib: number): string {
  return `${Math.floor(kib / 1024)} MiB`;
}

function warnings(survey: Survey): string[] {
  const list: string[] = [];
  if (survey.current === undefined)
    list.push("This is the first recorded release: there is no release to return to if it fails.");
  if (survey.pending !== undefined)
    list.push(`The change ${survey.pending} was interrupted while it switched; this one goes on from there.`);
  return list;
}

function deployPlan(survey: Survey, wanted: WantedDeploy): Plan {
  return {
    kind: "deploy",
    version: wanted.version,
    ...(wanted.tag === undefined ? {} : { tag: wanted.tag }),
    commit: wanted.commit,
    target: undefined,
    approvedImages: wanted.approvedImages,
    registry: wanted.registry,
    ...planFrame(survey, wanted),
    steps: [
      ...beforeSteps(),
      ...sourceSteps(wanted),
      { name: "checkout", deadlineSeconds: 60 },
      ...switchSteps(wanted),
    ],
  };
}

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

/** What plans of every kind share. */
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
