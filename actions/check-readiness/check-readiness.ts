import * as v from "valibot";
import { readConfig } from "../../src/config/read-config.ts";
import { readSettings } from "../../src/config/settings.ts";
import { readBoolean } from "../../src/config/values.ts";
import { readDefaultBranch } from "../../src/gates/github-answers.ts";
import { type Admission, admit, type TagFacts } from "../../src/readiness/admission.ts";
import { renderAdmission } from "../../src/report/readiness-report.ts";
import { understand } from "../../src/stage/answer.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { readTag } from "../../src/version/tag.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Files, Inputs, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";

export interface ReadinessInputs {
  readonly tag: string;
  readonly token: string;
  readonly allowPrereleases: boolean;
}

export interface ReadinessWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

/** What does this tag ask for, and may anybody be asked to approve it? */
export const checkReadiness: Stage<ReadinessInputs, ReadinessWorld> = {
  name: "check-readiness",
  read: readInputs,
  run: check,
};

async function readInputs(inputs: Inputs, world: ReadinessWorld): Promise<ReadinessInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, inputs.get("environment").trim() || "production");
  const token = settings.need("token").text;
  world.log.mask(token);
  const tag = settings.get("tag").text || (tagOf(world.run) ?? "");
  if (tag === "") {
    throw new StageFailure({
      what: "`tag` is missing, and the run was not started by a tag.",
      means: "Sluice does not guess what to release. Nothing was tried.",
      todo: "Push a semver tag such as v1.4.0, or give one as `tag`.",
    });
  }
  return { tag, token, allowPrereleases: readBoolean(settings.get("allow-prereleases")) };
}

async function check(inputs: ReadinessInputs, world: ReadinessWorld): Promise<StageResult> {
  const admission = admit(await factsOf(inputs, world));
  const report = renderAdmission(inputs.tag, admission);
  if (admission.kind === "refused") return { outputs: {}, report, failure: refusal(inputs.tag, admission) };
  world.log.info(`${inputs.tag} is a ${admission.kind}, commit ${admission.commit}.`);
  const failed = admission.kind === "rollback" ? admission.failed : "";
  const { kind, version, commit } = admission;
  return { outputs: { kind, version, commit, "failed-version": failed }, report };
}

async function factsOf({ tag, token, allowPrereleases }: ReadinessInputs, world: ReadinessWorld): Promise<TagFacts> {
  const { run } = world;
  const commit = await world.tags.commitOf(tag, token);
  const pushed = run.event === "push" && tagOf(run) === tag ? run.sha : undefined;
  const branches = commit === undefined ? [] : await branchesFor(world, token, tag, commit);
  return { tag, commit, pushed, branches, allowPrereleases };
}

/** The default branch, and the tag's own hotfix branch where there is one. */
async function branchesFor(
  { forge, run }: ReadinessWorld,
  token: string,
  tag: string,
  commit: string,
): Promise<TagFacts["branches"]> {
  const asked = forge(token);
  const repository = `/repos/${run.repository}`;
  const main = readDefaultBranch(await asked.read(repository));
  const names = readTag(tag).kind === "release" ? [main, `hotfix/${tag}`] : [main];
  const branches: { readonly name: string; readonly holds: boolean }[] = [];
  for (const name of names) {
    const answer = await asked.read(`${repository}/compare/${encodeURIComponent(name)}...${commit}`);
    if (answer !== undefined) branches.push({ name, holds: isOnBranch(answer) });
  }
  return branches;
}

const comparison = v.union([
  v.object({ status: v.string() }),
  // Gitea and Forgejo only count the commits that the branch lacks.
  v.object({ total_commits: v.number() }),
]);

/** docs.github.com/rest/commits/commits#compare-two-commits: behind means that the branch has it and more. */
function isOnBranch(answer: unknown): boolean {
  const read = understand(comparison, answer, "the comparison of a branch with the tag");
  return "status" in read ? read.status === "identical" || read.status === "behind" : read.total_commits === 0;
}

function tagOf({ ref }: RunContext): string | undefined {
  return /^refs\/tags\/(.+)$/.exec(ref)?.[1];
}

function refusal(tag: string, { objections }: Extract<Admission, { kind: "refused" }>): StageFailure {
  return new StageFailure({
    what: `${tag} is not released: ${objections.map(({ what }) => what).join(" ")}`,
    means: "Nobody was asked to approve it, and nothing was changed.",
    todo: objections.map(({ todo }) => todo).join(" "),
  });
}
