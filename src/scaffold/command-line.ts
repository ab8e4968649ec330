import { parseArgs } from "node:util";
import { StageFailure } from "../failure/failure.ts";
import { FORGES, type Forge, isForge } from "./forge/forge.ts";
import { CONFIG_PATH, productFile } from "./product/product-names.ts";

export const LOCK_PATH = ".github/sluice.lock.json";

export interface InitCommand {
  readonly kind: "init";
  readonly forge: Forge;
  readonly actions: string | undefined;
  readonly ref: string | undefined;
  /** One of several products; undefined for the one whose tags have no prefix. */
  readonly product: string | undefined;
  /** Folder of the product in the repository; undefined for the one that has its name. */
  readonly folder: string | undefined;
  readonly config: string;
  readonly dryRun: boolean;
}

export interface UpdateCommand {
  readonly kind: "update";
  readonly ref: string | undefined;
  readonly write: boolean;
  /** Paths of files that a person has merged by hand. */
  readonly merged: readonly string[];
}

export type Command = InitCommand | UpdateCommand | { readonly kind: "help" };

export const USAGE = `Usage: sluice init --forge ${FORGES.join("|")} [options]
       sluice update [options]

sluice init writes into the Git repository in which it is run: the workflows, their actions pinned by commit, and a
commented ${CONFIG_PATH} made from what it finds. It never overwrites what a person changed.
  --forge NAME     The forge that runs the workflows: ${FORGES.join(", ")}.
  --actions WHERE  Where Sluice is: OWNER/NAME on that forge, or an address. Default: where this program came from.
  --ref REF        Version (vX.Y.Z) or commit of 40 digits to pin. Default: the commit of this program.
  --product NAME   One of several products: its own workflows (deploy-prod-NAME.yml), tags (NAME/v1.2.3), environments
                   (production-NAME) and configuration file. Run it once for each product.
  --folder PATH    The product's folder. Default: the folder with its name that has a Compose file.
  --config PATH    The configuration file. Default: ${CONFIG_PATH}, or ${productFile(CONFIG_PATH, "NAME")}.
  --dry-run        Print what would be written, and write nothing.

sluice update shows what another version changes in those files, and merges it with what a person changed.
  --ref REF        Version or commit to update to. Default: the commit of this program.
  --write          Write it. Without it nothing is written.
  --merged PATH    A file that you have merged by hand: your text is kept, and the lock records the new version as its
                   base. For several files, repeat the option.

Exit code: 0 when all is done, 1 when nothing was done because of an error, 2 when a person has to merge files by hand.
`;

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

export function readCommandLine(argv: readonly string[]): Command {
  const [verb = "help", ...rest] = argv;
  if (["help", "--help", "-h"].includes(verb) || rest.includes("--help")) return { kind: "help" };
  if (verb === "init") return readInit(rest);
  if (verb === "update") return readUpdate(rest);
  throw misused(`There is no command "${verb}".`);
}

function readInit(args: readonly string[]): InitCommand {
  const options = { forge: text, actions: text, ref: text, product: text, folder: text, config: text, "dry-run": flag };
  const given = understood(() => parseArgs({ args: [...args], options }).values);
  const { forge = "" } = given;
  if (!isForge(forge)) {
    throw new StageFailure({
      what: forge === "" ? "--forge is missing." : `--forge is "${forge}", which is not supported.`,
      means: "Each forge's runner needs other files, so Sluice cannot write any. Nothing was written.",
      todo: `Give --forge with one of ${FORGES.join(", ")}: the forge that will run the workflows.`,
    });
  }
  const product = productOf(given.product);
  return {
    kind: "init",
    forge,
    actions: given.actions?.trim(),
    ref: refOf(given.ref),
    product,
    folder: folderOf(given.folder, product),
    config: configOf(given.config ?? productFile(CONFIG_PATH, product)),
    dryRun: given["dry-run"] === true,
  };
}

function readUpdate(args: readonly string[]): UpdateCommand {
  const options = { ref: text, write: flag, merged: { ...text, multiple: true } } as const;
  const given = understood(() => parseArgs({ args: [...args], options }).values);
  return { kind: "update", ref: refOf(given.ref), write: given.write === true, merged: given.merged ?? [] };
}

/** Node's own message names the option that it does not know. */
function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw misused(error instanceof Error ? error.message : String(error));
  }
}

function refOf(value: string | undefined): string | undefined {
  const ref = value?.trim();
  if (ref === undefined || /^(v\d+\.\d+\.\d+|[0-9a-f]{40})$/.test(ref)) return ref;
  throw misused(`--ref is "${ref}", which is neither a full version such as v1.2.3 nor a commit of 40 digits.`);
}

function productOf(value: string | undefined): string | undefined {
  const name = value?.trim();
  if (name === "hotfix") {
    throw new StageFailure({
      what: `A product cannot be named "hotfix", because the branches of hotfixes begin with hotfix/.`,
      means: "Its tag hotfix/v1.2.3 would have the name of such a branch. Nothing was written.",
      todo: "Give --product with another name, such as that of the application.",
    });
  }
  if (name === undefined || (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 40)) return name;
  throw new StageFailure({
    what: `--product is "${name}", which is no name of a product.`,
    means: "The name becomes part of files, tags and environments. Nothing was written.",
    todo: "Give --product with at most 40 small letters, digits and single hyphens between them, such as api or web-shop.",
  });
}

function folderOf(value: string | undefined, product: string | undefined): string | undefined {
  const folder = value?.trim().replace(/(?<=[^/])\/+$/, "");
  if (folder === undefined) return undefined;
  if (product === undefined) throw misused("--folder is given without --product.");
  if (folder === "." || isPathInside(folder)) return folder;
  throw misused(`--folder is "${folder}", which is not the path of a folder in the repository.`);
}

function isPathInside(path: string): boolean {
  return /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.split("/").some((part) => part === "." || part === "..");
}

function configOf(value: string): string {
  const path = value.trim();
  if (/(^|\/)\.(github|gitea|forgejo)\/workflows\//.test(path))
    throw misused(`--config is "${path}", and the forge would read it as a workflow.`);
  if (/\.ya?ml$/.test(path) && isPathInside(path)) return path;
  throw misused(`--config is "${path}", which is not the path of a YAML file in the repository.`);
}

function misused(what: string): StageFailure {
  return new StageFailure({
    what,
    means: "Sluice does not guess what was meant. Nothing was written.",
    todo: "Run `sluice --help`, which lists the commands and their options.",
  });
}
