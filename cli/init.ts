import { parseConfig } from "../src/config/parse.ts";
import { StageFailure } from "../src/failure/failure.ts";
import { type InitCommand, LOCK_PATH } from "../src/scaffold/command-line.ts";
import type { Application } from "../src/scaffold/configuration/application.ts";
import { configurationText } from "../src/scaffold/configuration/configuration-text.ts";
import { lockedFiles, planFile } from "../src/scaffold/files/copy-plan.ts";
import type { Lock } from "../src/scaffold/files/lock-file.ts";
import { type ActionsSource, actionsSource } from "../src/scaffold/forge/actions-source.ts";
import { workflowFolder } from "../src/scaffold/forge/workflow-folder.ts";
import { type Product, withProduct } from "../src/scaffold/product/product.ts";
import { type CopySettings, fileStates, makeCopy, readLockFile } from "./copy.ts";
import { type ConfigFile, finish, type Result } from "./finish.ts";
import type { ProgramOrigin } from "./program-origin.ts";
import { releaseTags, resolveRef, type SuiteCommit } from "./suite.ts";
import { surveyApplication } from "./survey-application.ts";
import { openUserRepository, readRepositoryFile, type UserRepository } from "./user-repository.ts";

/** What a command is given by the machine. */
export interface Surroundings {
  readonly folder: string;
  readonly origin: ProgramOrigin;
  readonly say: (text: string) => void;
}

/** `sluice init`: the workflows and a first configuration file. */
export async function init(command: InitCommand, { folder, origin, say }: Surroundings): Promise<number> {
  const repository = await openUserRepository(folder);
  const before = await readLockFile(repository.root);
  const source = sourceOf(command, origin, repository);
  const tags = await releaseTags(source.git);
  const target = resolveRef(command.ref ?? origin.commit ?? origin.version, tags, source.git);
  if (before !== undefined) requireSameCopy(before, command, target);
  const result = await prepare({ command, repository, source, target, before });
  const exit = await finish(repository, result, { isWritten: !command.dryRun, say });
  if (command.dryRun) say("\nNothing was written, because of --dry-run.\n");
  return exit;
}

interface Request {
  readonly command: InitCommand;
  readonly repository: UserRepository;
  readonly source: ActionsSource;
  readonly target: SuiteCommit;
  readonly before: Lock | undefined;
}

async function prepare({ command, repository, source, target, before }: Request): Promise<Result> {
  const { forge, config, product: name } = command;
  const folder = before?.folder ?? workflowFolder(forge, repository.files).path;
  const application = await surveyApplication(repository, forge, { ...command, workflowFolder: folder, lock: before });
  const { branch, images, compose } = application;
  // The lock keeps what the workflows say of an image; the rest is for the list of tasks.
  const built = images.map(({ isNamed: _, takesVersion: __, ...image }) => image);
  const product: Product = { ...(name === undefined ? {} : { name }), config, values: { branch, images: built } };
  const settings: CopySettings = { forge, ...source, folder, products: withProduct(before?.products ?? [], product) };
  const copy = await makeCopy(settings, target);
  const states = await fileStates(repository.root, before, copy.files);
  const plan = states.map((state) => planFile(state, target.commit));
  return {
    ...{ plan, states, images },
    // The others have their list since they were added.
    needs: copy.needs.filter((need) => need.product === name),
    lock: { format: 2, ...target, ...settings, files: lockedFiles(plan) },
    configs: [await configFile(repository, config, application)],
    composeFiles: compose.files,
  };
}

function sourceOf({ actions, forge }: InitCommand, origin: ProgramOrigin, { address }: UserRepository): ActionsSource {
  const given = actions ?? origin.address;
  if (given !== undefined) return actionsSource(given, forge, address);
  throw new StageFailure({
    what: "--actions is missing, and this program does not know which repository it came from.",
    means: "The workflows have to name the repository that holds the actions. Nothing was written.",
    todo: "Give --actions with OWNER/NAME of Sluice on your forge, or its address.",
  });
}

/** A copy is made once; `sluice update` brings it to another version. */
function requireSameCopy(before: Lock, { forge }: InitCommand, { commit, version }: SuiteCommit): void {
  if (before.forge !== forge) {
    throw new StageFailure({
      what: `This repository has a copy for ${before.forge}, and --forge is ${forge}.`,
      means: "Two copies would run at the same time. Nothing was written.",
      todo: `Remove the files that ${LOCK_PATH} names and the lock itself, then run this again; or give --forge ${before.forge}.`,
    });
  }
  if (before.commit === commit) return;
  throw new StageFailure({
    what: `This repository has a copy of Sluice ${before.version ?? before.commit}, and ${version ?? commit} was requested.`,
    means: "`sluice init` does not change the version of a copy. Nothing was written.",
    todo: `Run \`sluice update --ref ${version ?? commit}\`, which shows what changes and keeps what you changed.`,
  });
}

async function configFile({ root }: UserRepository, path: string, application: Application): Promise<ConfigFile> {
  const written = await readRepositoryFile(root, path);
  const text = written ?? configurationText(application);
  // An unreadable file of the user stops everything here; so would a mistake in our own.
  parseConfig(text, path);
  return { path, text, isNew: written === undefined };
}
