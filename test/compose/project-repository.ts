import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "../sandbox/processes.ts";
import type { CorpusProject } from "./corpus-project.ts";
import { layFiles, replaceWords, type Words } from "./project-files.ts";

/** v1 and v2 are the project's; v3 is v1 again with a service that fails at once, so that all of v2 has to come back. */
export const RELEASES = { v1: "v1.0.0", v2: "v1.1.0", v3: "v1.2.0" } as const;
export type ReleaseName = keyof typeof RELEASES;

const FAILS = `services:
  corpus-fails:
    image: IMAGE:v1
    command: ["sh", "-c", "echo this release fails; exit 7"]
    network_mode: none
`;

const GIT_ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Corpus",
  GIT_AUTHOR_EMAIL: "corpus@example.org",
  GIT_COMMITTER_NAME: "Corpus",
  GIT_COMMITTER_EMAIL: "corpus@example.org",
};

/** The repository of a project, with a tag for each release. Gives their commits. */
export async function makeRepository(
  folder: string,
  one: CorpusProject,
  words: Words,
): Promise<Record<ReleaseName, string>> {
  await initialise(folder);
  const module = await makeModule(`${folder}-module`, one, words);
  const commit = async (release: ReleaseName): Promise<string> => {
    await git(folder, "add", "--all", "--force");
    await git(folder, "commit", "--quiet", "--allow-empty", "--message", release);
    await git(folder, "tag", RELEASES[release]);
    return git(folder, "rev-parse", "HEAD");
  };
  layFiles(join(one.folder, "v1"), folder, words);
  await module.place(folder, "v1");
  const v1 = await commit("v1");
  layFiles(join(one.folder, "v2"), folder, words);
  for (const path of one.removed) rmSync(join(folder, path), { recursive: true });
  await module.place(folder, "v2");
  const v2 = await commit("v2");
  await git(folder, "read-tree", "-u", "--reset", v1);
  await module.place(folder, "v1");
  const file = join(folder, one["compose-file"]);
  const text = readFileSync(file, "utf8");
  if (!/^services:$/m.test(text)) throw new Error(`${one.name}: ${file} has no line "services:".`);
  writeFileSync(
    file,
    text.replace(/^services:\n/m, () => replaceWords(FAILS, words)),
  );
  return { v1, v2, v3: await commit("v3") };
}

/** Git reads submodules from folders only when it is told to. */
export const LOCAL_MODULES = ["-c", "protocol.file.allow=always"];

/** The repository of the project's submodule; its files are placed at the commit that a release names. */
async function makeModule(
  repository: string,
  { module: path, folder }: CorpusProject,
  words: Words,
): Promise<{ place(parent: string, release: "v1" | "v2"): Promise<void> }> {
  if (path === undefined) return { place: async () => undefined };
  await initialise(repository);
  const commit = async (release: "v1" | "v2"): Promise<string> => {
    layFiles(join(folder, "module", release), repository, words);
    await git(repository, "add", "--all", "--force");
    await git(repository, "commit", "--quiet", "--allow-empty", "--message", release);
    return git(repository, "rev-parse", "HEAD");
  };
  const v1 = await commit("v1");
  const commits = { v1, v2: existsSync(join(folder, "module/v2")) ? await commit("v2") : v1 };
  return {
    place: async (parent, release) => {
      if (!existsSync(join(parent, path)))
        await git(parent, ...LOCAL_MODULES, "submodule", "--quiet", "add", `file://${repository}`, path);
      await git(join(parent, path), "checkout", "--quiet", "--detach", commits[release]);
    },
  };
}

async function initialise(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await git(folder, "init", "--quiet", "--initial-branch=main");
}

export async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const { PATH } = process.env;
  return (await must(["git", ...args], { cwd, env: { PATH, ...GIT_ENVIRONMENT } })).trim();
}
