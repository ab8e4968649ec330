import type { ActionFolder } from "../../scripts/actions/action-folder.ts";
import type { InputKey } from "../../src/stage/keys.ts";

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Where action.yml, which GitHub reads, and keys.ts, which the stage reads, tell different stories. */
export function actionBreaches({ stage, manifest, keys }: ActionFolder): string[] {
  const bundle = `../../dist/${stage}/index.cjs`;
  const names = [stage, ...keys.inputs.map(({ name }) => name), ...keys.outputs.map(({ name }) => name)];
  return [
    ...differences(`${stage}: runs.using`, manifest.runs.using, "node24"),
    ...differences(`${stage}: runs.main`, manifest.runs.main, bundle),
    ...names.filter((name) => !KEBAB_CASE.test(name)).map((name) => `${stage}: ${name} is not kebab-case`),
    ...listBreaches(`${stage}: inputs`, Object.keys(manifest.inputs), keys.inputs),
    ...listBreaches(`${stage}: outputs`, Object.keys(manifest.outputs), keys.outputs),
    ...keys.inputs.flatMap((key) => inputBreaches(stage, key, manifest.inputs[key.name])),
    ...keys.outputs.flatMap(({ name, description }) => {
      const there = manifest.outputs[name];
      return there ? differences(`${stage}: description of the output ${name}`, there.description, description) : [];
    }),
  ];
}

/** Both lists in the same order, and no name twice. */
function listBreaches(what: string, there: readonly string[], keys: readonly { readonly name: string }[]): string[] {
  return differences(what, there.join(" "), keys.map(({ name }) => name).join(" "));
}

function inputBreaches(
  stage: string,
  key: InputKey,
  there: ActionFolder["manifest"]["inputs"][string] | undefined,
): string[] {
  if (!there) return [];
  const what = `of the input ${key.name}`;
  // The runner can't tell a default from an input that was given, so a default there would win over the file.
  const inFile = key.file !== undefined;
  return [
    ...differences(`${stage}: description ${what}`, there.description, key.description),
    ...differences(`${stage}: required ${what}`, String(there.required), String(!inFile && key.required === true)),
    ...differences(`${stage}: default ${what}`, there.default, inFile ? undefined : key.default),
  ];
}

function differences(what: string, is: string | undefined, wanted: string | undefined): string[] {
  return is === wanted ? [] : [`${what} is ${quoted(is)} in action.yml, and should be ${quoted(wanted)}`];
}

function quoted(text: string | undefined): string {
  return text === undefined ? "absent" : `"${text}"`;
}

/** The same thing has the same name everywhere, so one name must not mean two keys of the configuration file. */
export function sharedNameBreaches(actions: readonly ActionFolder[]): string[] {
  const first = new Map<string, { stage: string; key: InputKey }>();
  return actions.flatMap(({ stage, keys }) =>
    keys.inputs.flatMap((key) => {
      const known = first.get(key.name);
      if (!known) first.set(key.name, { stage, key });
      const same = !known || (known.key.file === key.file && known.key.secret === key.secret);
      return same ? [] : [`${stage}: ${key.name} has another \`file\` or \`secret\` than in ${known.stage}`];
    }),
  );
}
