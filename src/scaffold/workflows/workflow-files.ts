import { hasStatusPermission } from "../forge/forge.ts";
import type { Product } from "../product/product.ts";
import { isEnvironmentInput } from "../product/product-caller.ts";
import { requireDistinctProducts } from "../product/product-clashes.ts";
import { CONFIG_PATH, productFile } from "../product/product-names.ts";
import { calledInputs } from "./called-inputs.ts";
import { calledName, calledWorkflow, type Pin, withConfigFile } from "./called-workflow.ts";
import { callerWorkflow, isNeeded } from "./caller.ts";
import { withStatusesAsContents } from "./token-permissions.ts";

/** The files of Sluice at one commit that a copy is made from, by their paths. */
export type SuiteFiles = ReadonlyMap<string, string>;

export interface CopyRequest {
  /** Folder of the workflows in the user's repository. */
  readonly folder: string;
  readonly products: readonly Product[];
  readonly pin: Pin;
}

/** A workflow that a person or an event starts. */
export interface Caller {
  readonly file: string;
  readonly text: string;
  readonly product: string | undefined;
}

const CALLERS = "workflows/";
const CALLED = ".github/workflows/";

/** Every file of the copy, by its path in the user's repository. */
export function workflowFiles(suite: SuiteFiles, request: CopyRequest): Map<string, string> {
  const written = callersOf(suite, request);
  const called = [...new Set(written.flatMap(({ text }) => calledBy(text)))];
  const permitted = hasStatusPermission(request.pin.forge) ? String : withStatusesAsContents;
  const files = [
    ...written.map(({ file, text }) => [file, text] as const),
    ...called.map((name) => [calledName(name), copyOf(name, suite, request)] as const),
  ].map(([name, text]) => [`${request.folder}/${name}`, permitted(text)] as const);
  return new Map(files.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The callers of all products. The workflows that they call are shared. */
export function callersOf(suite: SuiteFiles, { folder, products }: Omit<CopyRequest, "pin">): Caller[] {
  const paths = [...suite.keys()].filter((path) => path.startsWith(CALLERS));
  const callers = paths.map((path) => path.slice(CALLERS.length));
  const inputs = inputsByFile(suite);
  const inputsOf = (called: string): ReadonlyMap<string, string> => inputs.get(called) ?? new Map();
  requireDistinctProducts(products, { callers, environments: environmentsOf(inputs) });
  return products.flatMap((product) =>
    callers
      .filter((name) => isNeeded(name, product.values))
      .map((name) => ({
        file: productFile(name, product.name),
        text: callerWorkflow(name, suite.get(CALLERS + name) ?? "", { folder, product, callers, inputsOf }),
        product: product.name,
      })),
  );
}

/** Files of the called workflows that a caller uses, each once. */
export function calledBy(caller: string): string[] {
  const uses = [...caller.matchAll(/^\s*uses: \.\/\S*\/sluice-([\w.-]+)$/gm)];
  return [...new Set(uses.map(([, name = ""]) => name))];
}

type InputsByFile = ReadonlyMap<string, ReadonlyMap<string, string>>;

function inputsByFile(suite: SuiteFiles): InputsByFile {
  const called = [...suite].filter(([path]) => path.startsWith(CALLED));
  return new Map(called.map(([path, text]) => [path.slice(CALLED.length), calledInputs(text)]));
}

function environmentsOf(inputs: InputsByFile): string[] {
  const all = [...inputs.values()].flatMap((declared) => [...declared]);
  return [...new Set(all.filter(([input]) => isEnvironmentInput(input)).map(([, standard]) => standard))];
}

/** A caller of a named product says which configuration file it reads, so the default is that of the product without a name. */
function copyOf(name: string, suite: SuiteFiles, { pin, products }: CopyRequest): string {
  const text = suite.get(CALLED + name);
  if (text === undefined) throw new Error(`${pin.commit} has no ${CALLED}${name}, though its callers use it.`);
  const config = products.find((product) => product.name === undefined)?.config ?? CONFIG_PATH;
  return calledWorkflow(withConfigFile(text, config), pin);
}
