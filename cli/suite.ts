import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StageFailure } from "../src/failure/failure.ts";
import { type ReleaseTags, readRemoteTags, versionOf } from "../src/scaffold/suite/remote-tags.ts";
import type { SuiteFiles } from "../src/scaffold/workflows/workflow-files.ts";
import { fileContents, type GitAnswer, git, linesOf } from "./git.ts";

/** A commit of Sluice, and its version where a tag names one. */
export interface SuiteCommit {
  readonly commit: string;
  readonly version: string | undefined;
}

export async function releaseTags(address: string): Promise<ReleaseTags> {
  const answer = await git(tmpdir(), "ls-remote", "--tags", "--", address);
  if (answer.code !== 0) throw unreachable(address, answer);
  return readRemoteTags(linesOf(answer));
}

/** What a version or a commit stands for. That a commit exists shows when it is fetched. */
export function resolveRef(ref: string, tags: ReleaseTags, address: string): SuiteCommit {
  if (/^[0-9a-f]{40}$/.test(ref)) return { commit: ref, version: versionOf(tags, ref) };
  const commit = tags.get(ref);
  if (commit !== undefined) return { commit, version: ref };
  const known = [...tags.keys()].slice(0, 5);
  throw new StageFailure({
    what: `${address} has no tag ${ref}.`,
    means: "The version that the workflows would run is unknown. Nothing was written.",
    todo: `Give --ref with ${known.length === 0 ? "a commit of 40 digits: it has no release tags" : `a version that it has (${known.join(", ")})`}, or another repository with --actions.`,
  });
}

/** The files of Sluice at a commit that a copy is made from. */
export async function readSuite(address: string, { commit, version }: SuiteCommit): Promise<SuiteFiles> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-suite-"));
  try {
    await git(folder, "init", "--quiet", "--bare", "--template=");
    await fetchCommit(folder, address, { commit, version });
    const paths = linesOf(await git(folder, "ls-tree", "-r", "-z", "--name-only", commit), "\0").filter(isPart);
    if (!paths.some((path) => path.startsWith("workflows/"))) throw notSluice(address, commit);
    const files = paths.map((path) => `${commit}:${path}`);
    const contents = await fileContents(folder, files);
    return new Map(paths.map((path, at) => [path, contents[at] ?? ""]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isPart(path: string): boolean {
  return /^(workflows|\.github\/workflows)\/[\w.-]+\.yml$|^actions\/[\w-]+\/action\.yml$/.test(path);
}

/** Some servers give out commits only by a name, so a version is also fetched by its tag. */
async function fetchCommit(folder: string, address: string, { commit, version }: SuiteCommit): Promise<void> {
  const wanted = [commit, ...(version === undefined ? [] : [`refs/tags/${version}`])];
  let last: GitAnswer | undefined;
  for (const ref of wanted) {
    last = await git(folder, "fetch", "--quiet", "--depth=1", "--no-tags", "--", address, ref);
    const there = await git(folder, "cat-file", "-e", `${commit}^{commit}`);
    if (last.code === 0 && there.code === 0) return;
  }
  throw new StageFailure({
    what: `${address} does not give out the commit ${commit}: ${last?.stderr.trim() || "its tag has been moved"}`,
    means: "The workflows are made from that commit and would run it. Nothing was written.",
    todo: "Check that it was pushed there, and that this machine may read the repository; or give another --ref.",
  });
}

function unreachable(address: string, { stderr }: GitAnswer): StageFailure {
  return new StageFailure({
    what: `${address} cannot be read: ${stderr.trim()}`,
    means: "Which commit a version stands for is not known. Nothing was written.",
    todo: "Give --actions with the address of a repository that holds Sluice and that `git ls-remote` can read from this machine.",
  });
}

function notSluice(address: string, commit: string): StageFailure {
  return new StageFailure({
    what: `${address} has no folder workflows/ at ${commit}.`,
    means: "It does not hold Sluice at that commit, so there is nothing to copy. Nothing was written.",
    todo: "Give --actions with the repository of Sluice, or --ref with one of its versions.",
  });
}
