import type { StageFailure } from "../../src/failure/failure.ts";
import { openDefaultBranch } from "../../src/gates/rules/default-branch.ts";
import { gitIn } from "../../src/history/git-command.ts";
import { gitHistory } from "../../src/history/git-history.ts";
import { withPullRequests } from "../../src/history/merged-pulls.ts";
import { readRelease } from "../../src/history/release-content.ts";
import { versionCommits } from "../../src/history/version-commits.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { GitRemotes } from "../../src/ports/git.ts";
import type { Clock, Commands, Environment, Files, RunContext } from "../../src/ports/world.ts";
import { readChangelogFile } from "../../src/readiness/changelog-file.ts";
import { changelogPath } from "../../src/readiness/changelog-path.ts";
import { renderChangelog } from "../../src/report/changelog-report.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { lines, type Markdown, md } from "../../src/text/markdown.ts";
import type { Change } from "../../src/version/commits/change.ts";
import { changeList } from "../../src/version/commits/changes.ts";
import { bareNumber } from "../../src/version/tags/tag.ts";
import { unreadWarnings } from "../../src/version/tags/unread-tags.ts";
import { giteaHeadOf, headOf, isOwnCommit, movedBranch } from "./branch.ts";
import { writeEdit } from "./branch-writer.ts";
import { type ChangelogInputs, readInputs } from "./changelog-inputs.ts";
import type { Written } from "./edit.ts";
import { nameOf } from "./missing.ts";
import { nextText, type Release } from "./next-text.ts";
import { withStore } from "./open-store.ts";
import { refusal } from "./refusal.ts";

export interface ChangelogWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly environment: Environment;
  readonly forge: (token: string) => Forge;
  readonly gitRemotes: GitRemotes;
}

/** What is unreleased gets the version's name, and every change has its entry. */
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
  const file = await changelogPath(forge, world.run.forge, { repository, path: inputs.path, ref: commit });
  if (file === undefined) throw noChangelog(inputs.path, commit);
  const place = { repository, ...file, parent: commit };
  const isGithub = world.run.forge === "github";
  const head = await (isGithub ? headOf : giteaHeadOf)(forge, repository, branch);
  const isMade = head !== undefined && head !== commit && (await isOwnCommit(forge, place, head));
  const at = isMade ? head : commit;
  const text = await readChangelogFile(forge, { ...place, commit: at });
  if (text === undefined) throw noChangelog(file.path, at);
  const next = await nextText(text, release, inputs, world.log);
  const ended = { inputs, ...next };
  if (next.text === text) return result({ ...ended, written: { kind: "commit", commit: at }, changed: false }, world);
  // The head of the branch is no longer the planned commit.
  if (head !== undefined && head !== at) throw movedBranch(branch, at, head);
  if (inputs.write === "none") return result({ ...ended, written: undefined, changed: true }, world);
  const message = `docs(changelog): release ${inputs.tag}`;
  const pull = {
    branch: `sluice/changelog-${inputs.tag}`,
    body: pullBody(inputs.tag),
  };
  const { version, write } = inputs;
  const edit = { ...place, version, write, parent: at, branch, text: next.text, message, pull };
  const { changed, written } = await withStore(forge, { world, repository, branch, token: inputs.token }, (store) =>
    writeEdit({ forge, store, log: world.log }, edit),
  );
  return result({ ...ended, written, changed }, world);
}

function noChangelog(path: string, commit: string): StageFailure {
  return refusal(
    `There is no ${path} at ${commit}.`,
    "Add a changelog (keepachangelog.com), or set `announce.changelog` to where it is.",
  );
}

async function changesOf(
  { commit: asked, version, prefix, breakingPaths, path }: ChangelogInputs,
  world: ChangelogWorld,
  forge: Forge,
): Promise<Release & { readonly commit: string }> {
  const git = gitIn(world);
  const history = gitHistory(git, prefix);
  const [commit, { all: tags, unread }] = await Promise.all([history.place(asked), history.tags()]);
  const rules = { breakingPaths, migrationPaths: [], ignoredTypes: [], open: changeList };
  const { previous, content } = await readRelease({ git, history }, { commit, prefix, tags }, rules);
  const own = tags.map(({ name }) => name);
  for (const line of unreadWarnings({ previous, own, unread, prefix })) world.log.warning(line);
  return {
    commit,
    changes: await withPullRequests(forge, world, content.sink.all()),
    isTagged: tags.some(({ name }) => bareNumber(name) === bareNumber(version)),
    repositoryUrl: repositoryUrl(world.run),
    versionCommits: (commits) => versionCommits(git, commits, { changelog: path, previous, version }),
  };
}

function pullBody(version: string): Markdown {
  return lines([
    md`The changelog's section of ${version}. When it is merged, prepare the release again.\n`,
    md`Squash it: a merge commit does not inherit the results of the commit before it.\n`,
    md`If its checks do not start, it was opened with \`github.token\`: close it and open it again.`,
  ]);
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
