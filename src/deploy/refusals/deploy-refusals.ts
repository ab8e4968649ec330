import type { Hold, Survey } from "../../host/survey.ts";
import { readRollbackTag } from "../../version/tags/rollback-tag.ts";
import { compareTags, isSemverTag, readTag } from "../../version/tags/tag.ts";
import type { WantedDeploy } from "../wanted.ts";
import { remedyOf } from "./host-codes.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** Every reason that forbids to deploy this release to this host; those that forbid any change are in host-refusals.ts. */
export function deployRefusals(survey: Survey, wanted: WantedDeploy): Refusal[] {
  return [...releaseRefusals(survey, wanted), ...stackRefusals(survey, wanted), ...roomRefusals(survey, wanted)];
}

function releaseRefusals(survey: Survey, wanted: WantedDeploy): Refusal[] {
  const tag = readTag(wanted.version);
  if (tag.kind === "not-semver") return [notSemver(wanted.version)];
  if (readRollbackTag(wanted.version) !== undefined) return [rollbackTag(wanted.version)];
  if (tag.kind === "prerelease" && !wanted.allowPrerelease) return [prerelease(wanted.version)];
  if (tag.kind === "commit" && !wanted.allowCommit) return [commitVersion(wanted.version)];
  return [
    ...(survey.freeze === undefined ? [] : [frozen(survey.freeze)]),
    ...(survey.hold === undefined || wanted.overrideHold !== "" ? [] : [onHold(survey.hold)]),
    ...olderRefusals(wanted.version, survey.current?.version),
  ];
}

function frozen(reason: string): Refusal {
  return refusal("frozen", `Deploys to this host are frozen: ${reason}`, remedyOf("frozen"));
}

function olderRefusals(version: string, running: string | undefined): Refusal[] {
  if (running === undefined || !isSemverTag(running) || !isSemverTag(version)) return [];
  if (compareTags(version, running) >= 0) return [];
  return [
    refusal(
      "older",
      `${version} is older than ${running}, which runs.`,
      `To run the older release, dispatch a rollback to ${version}. To deploy, tag a newer version.`,
    ),
  ];
}

function onHold(hold: Hold): Refusal {
  return refusal("held", `The host is on hold since a rollback failed there: ${hold.text}`, remedyOf("held"));
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
  // A project that runs from the same folder is this application under another name, which is refused below.
  const neighbour = survey.neighbours.find(({ directory }) => directory !== wanted.directory);
  if (neighbour !== undefined) {
    return [
      refusal(
        "shared-clone",
        `The project ${neighbour.project} is deployed from the same clone (${neighbour.directory}).`,
        `A release of one project would change the files of the other. Give each a clone of its own (\`git worktree add <folder> <tag>\` or \`git clone\`), and correct \`directory\`.`,
      ),
    ];
  }
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
        `Record what runs, so that a rollback is possible: run this once with \`adopt: true\` and the version that runs. It changes nothing.`,
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
        `Only ${mebibytes(freeKiB ?? 0)} are free on the disk of ${path}; the deploy needs ${mebibytes(wanted.minFreeKiB)}.`,
        "Free some space (`docker image prune` keeps what releases need), or lower `min-free-disk`.",
      ),
    );
  if (survey.disks.length === 0) {
    refusals.push(refusal("disk-unknown", "The free disk space of the host is unknown.", "Check `df` on the host."));
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
