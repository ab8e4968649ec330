import { LOCK_PATH } from "../src/scaffold/command-line.ts";
import type { FileState } from "../src/scaffold/files/file-decision.ts";
import type { Lock } from "../src/scaffold/files/lock-file.ts";
import { readLock } from "../src/scaffold/files/lock-file.ts";
import { type Actions, type WorkflowNeeds, workflowNeeds } from "../src/scaffold/tasks/workflow-needs.ts";
import { givenInputs } from "../src/scaffold/workflows/called-inputs.ts";
import { calledName } from "../src/scaffold/workflows/called-workflow.ts";
import { calledBy, callersOf, type SuiteFiles, workflowFiles } from "../src/scaffold/workflows/workflow-files.ts";
import { readSuite, type SuiteCommit } from "./suite.ts";
import { readRepositoryFile } from "./user-repository.ts";

/** Everything that determines the files of a copy, except the version. */
export type CopySettings = Pick<Lock, "forge" | "git" | "uses" | "folder" | "products">;

/** The files of a copy from one commit of Sluice, and what their workflows need. */
export interface Copy {
  readonly files: ReadonlyMap<string, string>;
  readonly needs: readonly CallerNeeds[];
}

export interface CallerNeeds extends WorkflowNeeds {
  readonly product: string | undefined;
}

export async function makeCopy(settings: CopySettings, target: SuiteCommit): Promise<Copy> {
  const suite = await readSuite(settings.git, target);
  const { forge, uses } = settings;
  const files = workflowFiles(suite, { ...settings, pin: { ...target, forge, uses } });
  return { files, needs: needsOf(suite, settings) };
}

export async function readLockFile(root: string): Promise<Lock | undefined> {
  const text = await readRepositoryFile(root, LOCK_PATH);
  return text === undefined ? undefined : readLock(text);
}

/** Every file that was written or belongs there, as it is now. */
export async function fileStates(
  root: string,
  lock: Pick<Lock, "files"> | undefined,
  wanted: ReadonlyMap<string, string>,
): Promise<FileState[]> {
  const paths = [...new Set([...wanted.keys(), ...Object.keys(lock?.files ?? {})])].toSorted();
  return Promise.all(
    paths.map(async (path) => ({
      path,
      current: await readRepositoryFile(root, path),
      locked: lock?.files[path],
      wanted: wanted.get(path),
    })),
  );
}

/** The needs stand in the workflows as Sluice has them: a copy for a forge without environments has lost some of them. */
function needsOf(suite: SuiteFiles, settings: CopySettings): CallerNeeds[] {
  const actions: Actions = new Map(
    [...suite].flatMap(([path, text]) => {
      const stage = /^actions\/([\w-]+)\//.exec(path)?.[1];
      return stage === undefined ? [] : [[stage, text] as const];
    }),
  );
  return callersOf(suite, settings).flatMap(({ file, text, product }) =>
    calledBy(text).flatMap((name) => {
      const content = suite.get(`.github/workflows/${name}`);
      if (content === undefined) return [];
      return { ...workflowNeeds(file, content, { actions, given: givenInputs(text, calledName(name)) }), product };
    }),
  );
}
