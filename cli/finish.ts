import { LOCK_PATH } from "../src/scaffold/command-line.ts";
import type { FoundImage } from "../src/scaffold/compose/built-images.ts";
import type { PlannedFile } from "../src/scaffold/files/copy-plan.ts";
import type { FileState } from "../src/scaffold/files/file-decision.ts";
import { fileDiff } from "../src/scaffold/files/file-diff.ts";
import { type Lock, renderLock } from "../src/scaffold/files/lock-file.ts";
import { openFiles, renderPlan, textsAfter } from "../src/scaffold/files/plan-report.ts";
import { workflowFolder } from "../src/scaffold/forge/workflow-folder.ts";
import { openLines } from "../src/scaffold/open-lines.ts";
import { productPrefix } from "../src/scaffold/product/product-names.ts";
import { renderTasks } from "../src/scaffold/tasks/task.ts";
import { taskList } from "../src/scaffold/tasks/task-list.ts";
import type { WorkflowNeeds } from "../src/scaffold/tasks/workflow-needs.ts";
import { deleteRepositoryFile, type UserRepository, writeRepositoryFile } from "./user-repository.ts";

export const EXIT = { done: 0, failed: 1, toMerge: 2 } as const;

/** What a command has come to, before anything is written. */
export interface Result {
  readonly plan: readonly PlannedFile[];
  readonly states: readonly FileState[];
  readonly lock: Lock;
  /** Of the products that the command is about. */
  readonly needs: readonly WorkflowNeeds[];
  readonly configs: readonly ConfigFile[];
  /** Images whose names or tags a person has to change in the Compose files. */
  readonly images: readonly FoundImage[];
  readonly composeFiles: readonly string[];
}

export interface ConfigFile {
  readonly path: string;
  readonly text: string;
  /** It is written only if it does not exist, and never changed. */
  readonly isNew: boolean;
}

export interface Telling {
  readonly isWritten: boolean;
  readonly say: (text: string) => void;
}

/** Writes the files if requested, prints the plan, and ends with the tasks of a person. */
export async function finish(repository: UserRepository, result: Result, telling: Telling): Promise<number> {
  const { plan, lock, configs } = result;
  const { isWritten, say } = telling;
  if (isWritten) {
    for (const { path, text, isNew } of configs) if (isNew) await writeRepositoryFile(repository.root, path, text);
    await carryOut(repository.root, plan, lock);
  }
  say(
    `${title(lock)}\n\n${renderPlan(plan, isWritten ? "written" : "shown")}${configs.map((config) => configReport(config, isWritten)).join("")}\n`,
  );
  say(remainingTasks(repository, result));
  return openFiles(plan).length === 0 ? EXIT.done : EXIT.toMerge;
}

function title({ version, commit, forge, git }: Lock): string {
  return `Sluice ${version === undefined ? commit : `${version} (${commit})`} for ${forge}, from ${git}`;
}

function configReport({ path, text, isNew }: ConfigFile, isWritten: boolean): string {
  if (!isNew) return `yours            ${path}\n`;
  return isWritten ? `written          ${path}\n` : `would be written ${path}\n${fileDiff(path, undefined, text)}`;
}

/** The lock comes last: after an interruption the command is run again, and files that are right already count as written. */
async function carryOut(root: string, plan: readonly PlannedFile[], lock: Lock): Promise<void> {
  for (const { path, outcome } of plan) {
    if (outcome.kind === "write") await writeRepositoryFile(root, path, outcome.text);
    if (outcome.kind === "delete") await deleteRepositoryFile(root, path);
  }
  await writeRepositoryFile(root, LOCK_PATH, renderLock(lock));
}

function remainingTasks(repository: UserRepository, result: Result): string {
  const { plan, lock, needs, configs, images, composeFiles } = result;
  const { forge, folder, git, uses } = lock;
  const current = new Map(result.states.map((state) => [state.path, state.current]));
  const texts = new Map([...textsAfter(plan, current), ...configs.map(({ path, text }) => [path, text] as const)]);
  const named = [...texts.values()].flatMap((text) => [...text.matchAll(/uses: (https?:\/\/[^@\s]+)@/g)]);
  const others = named.map(([, address = ""]) => address).filter((address) => !address.startsWith(`${uses}/`));
  const onForge = [...texts.values()].flatMap((text) => [...text.matchAll(/uses: ([\w-]+\/[\w-]+)@/g)]);
  const guide = (page: string): string =>
    forge === "github" || forge === "ghes"
      ? `${git.replace(/\.git$/, "")}/blob/${lock.commit}/docs/${page}.md`
      : `docs/${page}.md in ${git}`;
  return renderTasks(
    taskList({
      guide,
      ...{ forge, folder, images, composeFiles, needs },
      repository: repository.address,
      tagPatterns: lock.products.map(({ name }) => `${productPrefix(name)}v*`),
      open: openLines(texts),
      toMerge: openFiles(plan),
      actionAddresses: [git, ...new Set(others)],
      actionNames: [...new Set(onForge.map(([, name = ""]) => name))].toSorted(),
      unreadFolders: workflowFolder(forge, repository.files).unread,
    }),
  );
}
