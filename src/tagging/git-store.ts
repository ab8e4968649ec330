import { StageFailure } from "../failure/failure.ts";
import type { GitAnswer, OwnRepository } from "../ports/git.ts";
import { endingText } from "../text/ending-text.ts";
import { cleanForeignLine } from "../text/foreign-line.ts";
import { hotfixBranch } from "../version/hotfix.ts";
import { tagText } from "../version/tags/tag-object.ts";
import { gitFailure } from "./git-trouble.ts";
import { type RemoteRefs, readRefs, tipOf } from "./remote-refs.ts";
import type { TagStore } from "./tag-store.ts";

/** Commits alone are sufficient to determine branches; a server without partial fetches sends everything. */
const COMMITS_ONLY = "--filter=tree:0";
/** All of it, also where only its end was fetched before. */
const WHOLE = "--depth=2147483647";

/**
 * Tags on another server, by Git. A checkout has no part in it: the commit is fetched from the server that gets the tag, so
 * what was never pushed there is not tagged.
 */
export function gitStore(repository: OwnRepository, server: string): TagStore {
  const { refs, git, bring, has, isOn } = questions(repository, server);
  const bringCommit = async (commit: string): Promise<void> => {
    const tip = tipOf(await refs(), commit);
    // The end of a branch is one commit, however long its history is.
    if (tip !== undefined) await bring("--depth=1", `+${tip}:refs/sluice/tip`);
    if (await has(commit)) return;
    await bring(WHOLE, "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*");
    if (!(await has(commit))) throw unpublished(commit, server);
  };
  return {
    name: server,
    list: async () => [...(await refs()).tags.keys()],
    find: async (tag) => (await refs()).tags.get(tag),
    branches: async ({ version, prefix, commit }) => {
      const { defaultBranch, branches } = await refs();
      if (defaultBranch === undefined) throw noDefault(server);
      if (branches.get(defaultBranch) === commit) return [{ name: defaultBranch, holds: true }];
      const names = [defaultBranch, hotfixBranch(`${prefix}${version}`)].filter((name) => branches.has(name));
      if (names.length > 0) await bring(...names.map((name) => `+refs/heads/${name}:refs/heads/${name}`));
      return Promise.all(names.map(async (name) => ({ name, holds: await isOn(commit, name) })));
    },
    create: async (tag) => {
      if (!(await has(tag.commit))) await bringCommit(tag.commit);
      const kept = await repository.keep("tag", tagText(tag, tag.signature));
      const [sha = ""] = mustEnd("hash-object", server, kept).lines;
      // A thin pack would be made from trees, which are not here.
      await git("push", "--no-thin", "source", `${sha}:refs/tags/${tag.name}`);
    },
  };
}

interface Questions {
  git(...args: readonly string[]): Promise<readonly string[]>;
  /** The current refs of the server. */
  refs(): Promise<RemoteRefs>;
  bring(...what: readonly string[]): Promise<void>;
  /** Whether a fetched ref of the server contains the commit. */
  has(commit: string): Promise<boolean>;
  isOn(commit: string, branch: string): Promise<boolean>;
}

function questions(repository: OwnRepository, server: string): Questions {
  const git = async (...args: readonly string[]): Promise<readonly string[]> =>
    mustEnd(args[0] ?? "", server, await repository.git(...args)).lines;
  /** Git answers with its exit code: an unknown commit counts as not contained. */
  const asks = async (...args: readonly string[]): Promise<GitAnswer> => {
    const answer = await repository.git(...args);
    return answer.exit.code === null ? mustEnd(args[0] ?? "", server, answer) : answer;
  };
  return {
    git,
    refs: async () => readRefs(await git("ls-remote", "--symref", "source", "HEAD", "refs/heads/*", "refs/tags/*")),
    bring: async (...what) => {
      await git("fetch", "--quiet", "--no-tags", COMMITS_ONLY, "source", ...what);
    },
    has: async (commit) => {
      const { exit, lines } = await asks("for-each-ref", "--count=1", "--format=%(refname)", `--contains=${commit}`);
      return exit.code === 0 && lines.length > 0;
    },
    isOn: async (commit, branch) =>
      (await asks("merge-base", "--is-ancestor", commit, `refs/heads/${branch}`)).exit.code === 0,
  };
}

/** What Git adds to every failure of a server. */
const ADVICE = /^(please make sure you have the correct access rights|and the repository exists\.)$/i;

function mustEnd(verb: string, server: string, answer: GitAnswer): GitAnswer {
  if (answer.exit.code === 0) return answer;
  const lines = answer.errors.map((line) => line.trim()).filter((line) => line !== "" && !ADVICE.test(line));
  const said = cleanForeignLine(lines.slice(-4).join(" "));
  throw gitFailure({ verb, server, ending: endingText(answer.exit), said });
}

function unpublished(commit: string, server: string): StageFailure {
  return new StageFailure({
    what: `${server} does not have the commit ${commit} on any branch, and under no tag.`,
    means: "A tag would publish a commit that was not pushed there. No tag was created.",
    todo: "Push the branch there first, then run this again.",
  });
}

function noDefault(server: string): StageFailure {
  return new StageFailure({
    what: `${server} does not report its default branch.`,
    means: "Releases come from that branch, so it is unknown whether this commit can be tagged. No tag was created.",
    todo: "Set the repository's default branch (its HEAD) to an existing branch, then run this again.",
  });
}
