import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRefs } from "./ref-files.ts";

export interface Ref {
  readonly ref: string;
  readonly sha: string;
  readonly type: string;
}

export interface CommitFacts {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

export interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly path: string;
}

/** A bare repository on disk, read and written with git's own plumbing. */
export interface Git {
  /** The object that a revision names, peeled to a commit; undefined when there is none. */
  commitOf(revision: string): string | undefined;
  kindOf(object: string): string | undefined;
  refs(prefix: string): readonly Ref[];
  commit(sha: string): CommitFacts;
  /** First parents and all others, newest first. */
  history(range: string, limit: number): readonly string[];
  changed(base: string, head: string): readonly { readonly status: string; readonly path: string }[];
  mergeBase(a: string, b: string): string | undefined;
  isAncestor(old: string, young: string): boolean;
  /** Undefined when the path is not there. */
  file(
    commit: string,
    path: string,
  ): { readonly sha: string; readonly mode: string; readonly text: Buffer } | undefined;
  folder(commit: string, path: string): readonly TreeEntry[];
  blob(sha: string): Buffer;
  tagObject(sha: string): { object: string; type: string; tag: string; tagger: Signature; message: string };
  makeTag(tag: { object: string; type: string; tag: string; tagger: Signature; message: string }): string;
  /** A tree like another one, with one file as given. */
  makeTree(base: string, file: { readonly path: string; readonly mode: string; readonly text: string }): string;
  makeCommit(commit: { tree: string; parents: readonly string[]; by: Signature; message: string }): string;
  setRef(ref: string, sha: string): void;
  deleteRef(ref: string): void;
  isRefName(ref: string): boolean;
}

/** The full name of an object. */
const OBJECT = /^[0-9a-f]{40}$/;

interface Ran {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: string;
}

export function openGit(folder: string): Git {
  const { PATH } = process.env;
  const run = (args: readonly string[], input?: string, more: Readonly<Record<string, string>> = {}): Ran => {
    const env = { PATH, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", ...more };
    const { status, stdout, stderr } = spawnSync("git", [`--git-dir=${folder}`, ...args], {
      env,
      maxBuffer: 64 * 1024 * 1024,
      ...(input === undefined ? {} : { input }),
    });
    return { code: status, out: stdout, err: stderr.toString() };
  };
  const known = new Map<string, Ran>();
  /** What Git tells of objects by their full names stays true, so it is run once. An object that is missing can arrive later. */
  const runOf = (objects: readonly string[], args: readonly string[]): Ran => {
    if (!objects.every((object) => OBJECT.test(object))) return run(args);
    const question = args.join("\0");
    const ran = known.get(question) ?? run(args);
    if (ran.code === 0) known.set(question, ran);
    return ran;
  };
  const ask = (...args: readonly string[]): string | undefined => textOf(run(args));
  const askOf = (objects: readonly string[], ...args: readonly string[]): string | undefined =>
    textOf(runOf(objects, args));
  const kindOf = (object: string): string | undefined => askOf([object], "cat-file", "-t", object);
  /** The object of a ref, by a name that Git would look up in this order; any other revision is Git's to read. */
  const objectOf = (revision: string): string => {
    if (OBJECT.test(revision)) return revision;
    const refs = readRefs(folder);
    const names = revision.startsWith("refs/") ? [revision] : [`refs/tags/${revision}`, `refs/heads/${revision}`];
    return names.flatMap((name) => refs.get(name) ?? [])[0] ?? revision;
  };
  const must = (args: readonly string[], input?: string): string => succeeded(args, run(args, input));
  const lines = (text: string | undefined): string[] => (text ?? "").split("\n").filter((line) => line !== "");
  const tree = (commit: string, path: string): TreeEntry[] =>
    lines(askOf([commit], "ls-tree", commit, "--", path)).map((line) => {
      const [head = "", name = ""] = line.split("\t");
      const [mode = "", type = "", sha = ""] = head.split(" ");
      return { mode, type, sha, path: name };
    });
  /** Through an index of its own: only that makes trees of folders. */
  const treeOf = (entries: string): string => {
    const home = mkdtempSync(join(tmpdir(), "sluice-index-"));
    try {
      const more = { GIT_INDEX_FILE: join(home, "index") };
      run(["update-index", "--index-info"], `${entries}\n`, more);
      return run(["write-tree"], undefined, more).out.toString().trim();
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  };
  return {
    commitOf: (revision) => {
      const object = objectOf(revision);
      return askOf([object], "rev-parse", "--verify", "--quiet", "--end-of-options", `${object}^{commit}`);
    },
    kindOf,
    refs: (prefix) =>
      [...readRefs(folder)]
        .filter(([ref]) => ref.startsWith(prefix))
        .map(([ref, sha]) => ({ ref, sha, type: kindOf(sha) ?? "" })),
    commit: (sha) => {
      const args = ["cat-file", "commit", sha];
      return commitFacts(sha, succeeded(args, runOf([sha], args)));
    },
    history: (range, limit) => lines(askOf(range.split(".."), "rev-list", `--max-count=${limit}`, range)),
    changed: (base, head) =>
      lines(
        askOf([base, head], "diff-tree", "-r", "--root", "--name-status", "--no-commit-id", "--no-renames", base, head),
      ).map((line) => {
        const [status = "", path = ""] = line.split("\t");
        return { status, path };
      }),
    mergeBase: (a, b) => askOf([a, b], "merge-base", a, b),
    isAncestor: (old, young) => run(["merge-base", "--is-ancestor", old, young]).code === 0,
    file: (commit, path) => {
      const [entry] = tree(commit, path);
      if (entry?.type !== "blob") return undefined;
      return { ...entry, text: runOf([entry.sha], ["cat-file", "blob", entry.sha]).out };
    },
    folder: (commit, path) => tree(commit, path === "" ? "." : `${path}/`),
    tagObject: (sha) => tagFacts(must(["cat-file", "tag", sha])),
    makeTag: ({ object, type, tag, tagger, message }) =>
      must(
        ["mktag"],
        `object ${object}\ntype ${type}\ntag ${tag}\ntagger ${signed(tagger)}\n\n${message.replace(/\n?$/, "\n")}`,
      ).trim(),
    blob: (sha) => runOf([sha], ["cat-file", "blob", sha]).out,
    makeTree: (base, { path, mode, text }) => {
      const blob = must(["hash-object", "-w", "--stdin"], text).trim();
      const kept = must(["ls-tree", "-r", base])
        .split("\n")
        .filter((line) => line !== "" && !line.endsWith(`\t${path}`));
      const index = [...kept, `${mode} blob ${blob}\t${path}`].join("\n");
      return treeOf(index);
    },
    makeCommit: ({ tree: sha, parents, by, message }) =>
      must(
        ["hash-object", "-t", "commit", "-w", "--stdin"],
        `tree ${sha}\n${parents.map((one) => `parent ${one}\n`).join("")}author ${signed(by)}\ncommitter ${signed(by)}\n\n${message.replace(/\n?$/, "\n")}`,
      ).trim(),
    setRef: (ref, sha) => void must(["update-ref", ref, sha]),
    deleteRef: (ref) => void must(["update-ref", "-d", ref]),
    isRefName: (ref) => ask("check-ref-format", ref) !== undefined,
  };
}

function textOf({ code, out }: Ran): string | undefined {
  return code === 0 ? out.toString().trim() : undefined;
}

function succeeded(args: readonly string[], { code, out, err }: Ran): string {
  if (code !== 0) throw new Error(`git ${args.join(" ")} ended with ${code}: ${err}`);
  return out.toString();
}

function signed({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

function signature(line: string): Signature {
  const match = /^(.*) <(.*)> (\d+) [+-]\d+$/.exec(line);
  const seconds = Number(match?.[3] ?? 0);
  return {
    name: match?.[1] ?? "",
    email: match?.[2] ?? "",
    date: `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`,
  };
}

/** The head of a commit or a tag object, by its words, and its message. */
function parsed(text: string): { readonly head: readonly (readonly [string, string])[]; readonly message: string } {
  const end = text.indexOf("\n\n");
  const head = text.slice(0, end).split("\n");
  return {
    head: head.map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)] as const),
    message: text.slice(end + 2).replace(/\n$/, ""),
  };
}

function commitFacts(sha: string, text: string): CommitFacts {
  const { head, message } = parsed(text);
  const all = (word: string): string[] => head.flatMap(([name, value]) => (name === word ? [value] : []));
  const one = (word: string): string => all(word)[0] ?? "";
  const [author, committer] = [signature(one("author")), signature(one("committer"))];
  return { sha, tree: one("tree"), parents: all("parent"), author, committer, message };
}

function tagFacts(text: string): { object: string; type: string; tag: string; tagger: Signature; message: string } {
  const { head, message } = parsed(text);
  const one = (word: string): string => head.find(([name]) => name === word)?.[1] ?? "";
  return { object: one("object"), type: one("type"), tag: one("tag"), tagger: signature(one("tagger")), message };
}
