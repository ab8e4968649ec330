import { openDefaultBranch } from "../../src/gates/default-branch.ts";
import { gitHistory } from "../../src/history/git-history.ts";
import { withPullRequests } from "../../src/history/merged-pulls.ts";
import { renderChangelog } from "../../src/report/changelog-report.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { type Change, readChanges } from "../../src/version/changes.ts";
import { newestRelease } from "../../src/version/tag.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Clock, Commands, Files, RunContext } from "../../src/world/world.ts";
import { headOf, isOwnCommit, movedBranch } from "./branch.ts";
import { writeEdit } from "./branch-writer.ts";
import { fileAt } from "./changelog-file.ts";
import { type ChangelogInputs, readInputs } from "./changelog-inputs.ts";
import type { Written } from "./edit.ts";
import { nextText, type Release } from "./next-text.ts";
import { refusal } from "./refusal.ts";
import { nameOf } from "./untold.ts";

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
  const { commit, ...release } = await changesOf(inputs, world, forge);
  const branch = inputs.branch || (await openDefaultBranch(forge, repository)).name;
  const place = { repository, path: inputs.path, parent: commit };
  const head = await headOf(forge, repository, branch);
  const isMade = head !== undefined && head !== commit && (await isOwnCommit(forge, place, head));
  const at = isMade ? head : commit;
  const text = await fileAt(forge, place, at);
  const next = nextText(text, release, inputs, world.log);
  const ended = { inputs, ...next };
  if (next.text === text) return result({ ...ended, written: { kind: "commit", commit: at }, changed: false }, world);
  // What the branch has now is no longer what was planned.
  if (head !== undefined && head !== at) throw movedBranch(branch, at, head);
  if (inputs.write === "none") return result({ ...ended, written: undefined, changed: true }, world);
  requireGitData(world.run);
  const message = `docs(changelog): release ${inputs.tag}`;
  const pull = {
    branch: `sluice/changelog-${inputs.tag}`,
    body: pullBody(inputs.tag),
  };
  const { version, write } = inputs;
  const edit = { ...place, version, write, parent: at, branch, text: next.text, message, pull };
  const { changed, written } = await writeEdit(forge, edit, world.log);
  return result({ ...ended, written, changed }, world);
}

async function changesOf(
  { commit: asked, version, prefix, migrationPaths }: ChangelogInputs,
  world: ChangelogWorld,
  forge: Forge,
): Promise<Release & { readonly commit: string }> {
  const history = gitHistory(world.commands, world.run.workspace, prefix);
  const commit = await history.place(asked);
  const { all, before } = await history.tags(commit);
  const span = { since: newestRelease(before), commit };
  const migrations = new Set((await history.changed(span, migrationPaths)).commits);
  const { standing } = readChanges(await history.commits(span), { ignoredTypes: [], migrations });
  return {
    commit,
    changes: await withPullRequests(forge, world, standing),
    isTagged: all.some(({ name }) => name === version),
  };
}

function pullBody(version: string): string {
  return [
    `The changelog's section of ${version}. When it is merged, prepare the release again.`,
    "Squash it: a merge commit does not inherit what was found out about the commit before it.",
    "If its checks do not start, it was opened with `github.token`: close it and open it again.",
  ].join("\n\n");
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
  readonly body: string;
  readonly missing: readonly Change[];
  /** Undefined when nothing was to be written. */
  readonly written: Written | undefined;
  readonly changed: boolean;
}

function result({ inputs, heading, body, missing, written, changed }: Ended, { log }: ChangelogWorld): StageResult {
  const commit = written?.kind === "commit" ? written.commit : "";
  const pullRequest = written?.kind === "pull-request" ? written.url : "";
  if (!changed && pullRequest === "")
    log.info(`${inputs.path} has its section of ${inputs.version} already: nothing was changed.`);
  else if (written === undefined)
    log.info(`${inputs.path} would get its section of ${inputs.version}: nothing was written.`);
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
      wouldBe: written === undefined ? `${heading}\n\n${body}` : "",
      missing: missing.map(nameOf),
    }),
  };
}
