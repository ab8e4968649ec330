import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CorpusProject } from "./corpus-project.ts";
import { filesOf, layFiles, replaceWords, type Words } from "./project-files.ts";
import { git, LOCAL_MODULES, makeRepository, type ReleaseName } from "./project-repository.ts";

/** A project of the corpus on a host: its repository, its clone, and what lies around the clone. */
export interface ProjectPlace {
  /** The Compose project's name. */
  readonly project: string;
  /** The host's folder; the clone is `application` in it. */
  readonly host: string;
  readonly clone: string;
  readonly commits: Readonly<Record<ReleaseName, string>>;
  /** The clone at v1 and the files around it, as an operator sets them up; whatever was there is gone. */
  reset(): Promise<void>;
  checkOut(release: ReleaseName): Promise<void>;
  /** Brings the files that change on the host before v2; gives their paths. */
  changeHost(): string[];
  /** The host's files that Compose reads its model from, as they were for v1; gives a function that undoes it. */
  restoreModel(): () => void;
}

export interface PlaceOptions {
  readonly root: string;
  readonly project: string;
  /** What stands for IMAGE, LOCAL and so on in the project's files; PROJECT and HOST are the place's own. */
  readonly words: Words;
}

export async function openPlace(
  one: CorpusProject,
  { root, project, words: given }: PlaceOptions,
): Promise<ProjectPlace> {
  const repository = join(root, "repository");
  const host = join(root, one.place ?? "srv");
  const clone = join(host, "application");
  const words = { ...given, PROJECT: project, HOST: host };
  const commits = await makeRepository(repository, one, words);
  const at = (path: string): string => join(host, path);
  const lay = (folder: string): string[] => layFiles(join(one.folder, folder), host, words);
  return {
    project,
    host,
    clone,
    commits,
    reset: async () => {
      rmSync(host, { recursive: true, force: true });
      mkdirSync(host, { recursive: true });
      await git(root, "clone", "--quiet", "--no-checkout", `file://${repository}`, clone);
      await git(clone, "checkout", "--quiet", "--detach", commits.v1);
      await git(clone, ...LOCAL_MODULES, "submodule", "update", "--quiet", "--init");
      lay("host");
      for (const [path, mode] of Object.entries(one.modes)) chmodSync(at(path), Number.parseInt(mode, 8));
    },
    checkOut: async (release) => void (await git(clone, "checkout", "--quiet", "--detach", commits[release])),
    changeHost: () => lay("host-v2"),
    restoreModel: () => {
      const isModel = (path: string): boolean => path.endsWith(".env") || one.model.includes(path);
      const changed = filesOf(join(one.folder, "host-v2")).filter(isModel);
      const now = changed.map((path) => ({ path, text: readFileSync(at(path)) }));
      for (const path of changed) {
        const before = join(one.folder, "host", path);
        if (existsSync(before)) writeFileSync(at(path), replaceWords(readFileSync(before, "utf8"), words));
        else rmSync(at(path));
      }
      return () => {
        for (const { path, text } of now) writeFileSync(at(path), text);
      };
    },
  };
}
