import * as v from "valibot";
import { readConfig } from "../../src/config/read-config.ts";
import { readSettings } from "../../src/config/settings.ts";
import { badValue, oneOf, readBoolean, readList, readTimeLimit } from "../../src/config/values.ts";
import { type DefaultBranch, openDefaultBranch } from "../../src/gates/default-branch.ts";
import { type Admission, admit, type Objection, type TagFacts } from "../../src/readiness/admission.ts";
import { okRow, type Row } from "../../src/readiness/row.ts";
import { cleanForeignLine } from "../../src/report/foreign.ts";
import { renderReadiness } from "../../src/report/readiness-report.ts";
import { understand } from "../../src/stage/answer.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { readTag } from "../../src/version/tag.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Clock, Files, Http, Inputs, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";
import { checkWindow, type WindowWish } from "./window-check.ts";

const SCOPES = ["all", "tag"] as const;

export interface ReadinessInputs {
  readonly tag: string;
  readonly token: string;
  readonly allowPrereleases: boolean;
  readonly scope: (typeof SCOPES)[number];
  readonly window: WindowWish;
}

export interface ReadinessWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly clock: Clock;
  readonly http: Http;
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
  const scope = SCOPES.find((one) => one === settings.get("scope").text);
  if (scope === undefined) throw badValue(settings.get("scope"), oneOf(SCOPES));
  const names = readList(settings.get("override-windows").text);
  return {
    ...{ tag, token, scope },
    allowPrereleases: readBoolean(settings.get("allow-prereleases")),
    window: {
      config: settings.get("config").text,
      watchMs: readTimeLimit(settings.get("duration")),
      override:
        names.length === 0
          ? undefined
          : { windows: names, reason: settings.get("override-reason").text, actor: world.run.actor },
    },
  };
}

async function check(inputs: ReadinessInputs, world: ReadinessWorld): Promise<StageResult> {
  const { tag, token } = inputs;
  const forge = world.forge(token);
  const branch = await openDefaultBranch(forge, `/repos/${world.run.repository}`);
  const admission = admit(await factsOf(inputs, branch, world));
  const { rows, override } = await checked(admission, inputs, branch, world);
  const report = renderReadiness({ tag, admission, rows });
  const red = rows.filter(({ state }) => state === "red");
  for (const { check: name, verdict } of rows.filter(({ state }) => state === "warning"))
    world.log.warning(cleanForeignLine(`${name}: ${verdict}`));
  if (admission.kind === "refused" || red.length > 0) return { outputs: {}, report, failure: refusal(tag, red) };
  world.log.info(`${tag} is a ${admission.kind}, commit ${admission.commit}.`);
  const failed = admission.kind === "rollback" ? admission.failed : "";
  const { kind, version, commit } = admission;
  return { outputs: { kind, version, commit, "failed-version": failed, override }, report };
}

interface Checked {
  readonly rows: readonly Row[];
  /** Why a window does not count this time; empty when none is overridden. */
  readonly override: string;
}

/** A way back is asked nothing but that its tag is there. */
async function checked(
  admission: Admission,
  { window, scope }: ReadinessInputs,
  branch: DefaultBranch,
  world: ReadinessWorld,
): Promise<Checked> {
  if (admission.kind === "refused") return { rows: admission.objections.map(objectionRow), override: "" };
  const tag = okRow("Tag", `It is there, a ${admission.kind}.`);
  if (admission.kind === "rollback" || scope === "tag") return { rows: [tag], override: "" };
  const { row, override } = await checkWindow(branch, window, world);
  return { rows: [tag, row], override };
}

function objectionRow({ what, todo }: Objection): Row {
  return { check: "Tag", state: "red", verdict: what, url: undefined, todo };
}

async function factsOf(
  { tag, token, allowPrereleases }: ReadinessInputs,
  branch: DefaultBranch,
  world: ReadinessWorld,
): Promise<TagFacts> {
  const { run } = world;
  const commit = await world.tags.commitOf(tag, token);
  const pushed = run.event === "push" && tagOf(run) === tag ? run.sha : undefined;
  const names = readTag(tag).kind === "release" ? [branch.name, `hotfix/${tag}`] : [branch.name];
  const branches = commit === undefined ? [] : await branchesWith(commit, names, world.forge(token), run);
  return { tag, commit, pushed, branches, allowPrereleases };
}

/** The default branch, and the tag's own hotfix branch, as far as they are there. */
async function branchesWith(
  commit: string,
  names: readonly string[],
  forge: Forge,
  { repository }: RunContext,
): Promise<TagFacts["branches"]> {
  const branches: { readonly name: string; readonly holds: boolean }[] = [];
  for (const name of names) {
    const answer = await forge.read(`/repos/${repository}/compare/${encodeURIComponent(name)}...${commit}`);
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

function refusal(tag: string, red: readonly Row[]): StageFailure {
  return new StageFailure({
    what: `${tag} is not released: ${red.map(({ verdict }) => cleanForeignLine(verdict)).join(" ")}`,
    means: "Nobody was asked to approve it, and nothing was changed.",
    todo: red.map(({ todo }) => todo).join(" "),
  });
}
