import { openDefaultBranch } from "../../src/gates/default-branch.ts";
import { gitHistory } from "../../src/history/git-history.ts";
import { renderChangelog } from "../../src/report/changelog-report.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { moveUnreleased } from "../../src/version/changelog-move.ts";
import { type Change, readChanges } from "../../src/version/changes.ts";
import { newestRelease } from "../../src/version/tag.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Clock, Commands, Files, RunContext } from "../../src/world/world.ts";
import { headOf, isOwnCommit, type Written, writeEdit } from "./branch-writer.ts";
import { fileAt } from "./changelog-file.ts";
import { type ChangelogInputs, readInputs } from "./changelog-inputs.ts";
import { refusal } from "./refusal.ts";
import { missingOf, nameOf, withDrafts } from "./untold.ts";

export interface ChangelogWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly forge: (token: string) => Forge;
}

/** What is unreleased gets the version's name, and nothing that changed is left untold. */
export const updateChangelog: Stage<ChangelogInputs, ChangelogWorld> = {
  name: "update-changelog",
  handsOnReport: true,
  read: readInputs,
  run: update,
};

async function update(inputs: ChangelogInputs, world: ChangelogWorld): Promise<StageResult> {
  const forge = world.forge(inputs.token);
  const repository = `/repos/${world.run.repository}`;
  const { commit, changes } = await changesOf(inputs, world);
  const branch = inputs.branch || (await openDefaultBranch(forge, repository)).name;
  const place = { repository, path: inputs.path, parent: commit };
  const head = await headOf(forge, repository, branch);
  const isMade = head !== undefined && head !== commit && (await isOwnCommit(forge, place, head));
  const at = isMade ? head : commit;
  const text = await fileAt(forge, place, at);
  const wish = { version: inputs.version, prefix: inputs.prefix, date: inputs.date, unreleased: inputs.unreleased };
  const there = moveUnreleased(text, wish);
  if (there.kind === "there")
    return result(
      { inputs, heading: there.heading, missing: [], written: { kind: "commit", commit: at }, changed: false },
      world,
    );

  const missing = missingOf(text, changes, inputs, world.log);
  const moved = moveUnreleased(withDrafts(text, missing, inputs), wish);
  if (moved.kind === "refused") throw refusal(moved.what, moved.todo);
  if (moved.kind === "there") throw new Error("An entry was drafted that looks like the section of the version.");
  const { write } = inputs;
  if (write === "none")
    return result({ inputs, heading: moved.heading, missing, written: undefined, changed: true }, world);
  requireGitData(world.run);
  const message = `docs(changelog): release ${inputs.tag}`;
  const pull = {
    branch: `sluice/changelog-${inputs.tag}`,
    body: `The changelog's section of ${inputs.tag}. When it is merged, prepare the release again.`,
  };
  const written = await writeEdit(forge, { ...place, branch, text: moved.text, message, pull, write }, world.log);
  return result({ inputs, heading: moved.heading, missing, written, changed: true }, world);
}

async function changesOf(
  { commit: asked, prefix }: ChangelogInputs,
  { commands, run }: ChangelogWorld,
): Promise<{ readonly commit: string; readonly changes: readonly Change[] }> {
  const history = gitHistory(commands, run.workspace, prefix);
  const commit = await history.place(asked);
  const { before } = await history.tags(commit);
  const commits = await history.commits({ since: newestRelease(before), commit });
  return { commit, changes: readChanges(commits, { ignoredTypes: [], migrations: new Set() }).standing };
}

/** Gitea and Forgejo make no commit out of objects. */
function requireGitData({ forge }: RunContext): void {
  if (forge === "github") return;
  throw refusal(
    "This forge's API cannot make the commit in a way that notices what others push meanwhile.",
    "Set `update-changelog.write: none`, and commit the section by hand.",
  );
}

interface Ended {
  readonly inputs: ChangelogInputs;
  readonly heading: string;
  readonly missing: readonly Change[];
  /** Undefined when nothing was to be written. */
  readonly written: Written | undefined;
  readonly changed: boolean;
}

function result({ inputs, heading, missing, written, changed }: Ended, { log }: ChangelogWorld): StageResult {
  const commit = written?.kind === "commit" ? written.commit : "";
  const pullRequest = written?.kind === "pull-request" ? written.url : "";
  if (!changed) log.info(`${inputs.path} has its section of ${inputs.version} already: nothing was changed.`);
  else if (commit !== "") log.info(`${inputs.path} has its section of ${inputs.version}: ${commit}.`);
  else if (pullRequest !== "") log.info(`The section of ${inputs.version} waits in ${pullRequest}.`);
  return {
    outputs: {
      changed: String(changed),
      ...{ commit, heading, "pull-request": pullRequest },
      missing: String(missing.length),
    },
    report: renderChangelog({
      version: inputs.version,
      heading,
      commit,
      pullRequest,
      changed,
      missing: missing.map(nameOf),
    }),
  };
}
