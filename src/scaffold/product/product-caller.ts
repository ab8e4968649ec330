import { productFile, productName, productPrefix } from "./product-names.ts";

/** What the callers of a product give to the workflows that they call. */
export interface ProductPlace {
  readonly name: string;
  readonly config: string;
  /** Inputs of a called workflow with their defaults, by the name of its file. */
  readonly inputsOf: (called: string) => ReadonlyMap<string, string>;
  /** Files of the callers of a product without a name. */
  readonly callers: readonly string[];
}

const CALL = /^( +)uses: OWNER\/sluice\/\.github\/workflows\/(\S+)@.*\n(?:\1with:\n)?/gm;

/** A caller of one of several products: its own name, triggers, configuration, environments and neighbours. */
export function productCaller(text: string, place: ProductPlace): string {
  return withComments(withInputs(withTriggers(withTitle(text, place.name), place.name), place), place);
}

function withTitle(text: string, product: string): string {
  return text.replace(/^name: .+$/m, (line) => `${line} (${product})`);
}

/** Only the product's own tags and hotfix branches start its workflows. In a filter `*` does not match a slash. */
function withTriggers(text: string, product: string): string {
  const prefix = productPrefix(product);
  return text
    .replace(
      /^( +tags: \[)(.*)\]$/m,
      (_, start: string, tags: string) => `${start}${tags.replaceAll(/"(?=[^,\]])/g, `"${prefix}`)}]`,
    )
    .replace(/"hotfix\/\*"/, `"hotfix/${prefix}*"`);
}

function withInputs(text: string, place: ProductPlace): string {
  return text.replaceAll(CALL, (found, indent: string, called: string) => {
    const inputs = [...place.inputsOf(called)].flatMap(([input, standard]) => {
      const value = productInput(input, standard, place);
      return value === undefined ? [] : [`${indent}  ${input}: ${value}\n`];
    });
    if (inputs.length === 0) return found;
    const [call = ""] = found.split("\n");
    return `${call}\n${indent}with:\n${inputs.join("")}`;
  });
}

/** What a product gives to an input; undefined for an input that says nothing about the product. */
function productInput(input: string, standard: string, { name, config, callers }: ProductPlace): string | undefined {
  if (input === "config") return config;
  if (isEnvironmentInput(input)) return productName(standard, name);
  return callers.includes(standard) ? productFile(standard, name) : undefined;
}

export function isEnvironmentInput(input: string): boolean {
  return /(^|-)environment$/.test(input);
}

/** The comments name what a person sets up, and the product's own files. */
function withComments(text: string, place: ProductPlace): string {
  const { name, config, inputsOf, callers } = place;
  const called = [...text.matchAll(CALL)].flatMap(([, , file = ""]) => [...inputsOf(file)]);
  const environments = called.flatMap(([input, standard]) => (isEnvironmentInput(input) ? [standard] : []));
  // A job can have the name of an environment.
  const named = new RegExp(`((?:environment |of )\`|\\bgates\\.)(${environments.join("|")})(?=[\`.])`, "g");
  const files = new RegExp(`(?<![\\w/-])(${callers.join("|").replaceAll(".", "\\.")})\\b`, "g");
  return text.replaceAll(/^ *#.*$/gm, (line) =>
    line
      .replaceAll(".github/sluice.yml", config)
      .replaceAll(files, (file) => productFile(file, name))
      .replaceAll(
        environments.length === 0 ? /$^/g : named,
        (_, before: string, one: string) => before + productName(one, name),
      ),
  );
}
