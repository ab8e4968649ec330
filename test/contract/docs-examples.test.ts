import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { actionFolders } from "../../scripts/actions/action-folder.ts";
import { readManifest } from "../../scripts/actions/manifest.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { parseConfig } from "../../src/config/parse.ts";
import { readYaml } from "../../src/config/yaml-text.ts";
import { type CodeBlock, markdownPages } from "./markdown-pages.ts";

/** Readers copy the examples: a configuration is one that Sluice reads, and a step has inputs that its action knows. */

const root = repositoryRoot();
const examples = markdownPages(root).flatMap(({ path, blocks }) =>
  blocks.map((block) => ({ ...block, name: `${path}:${block.line}` })),
);

function inLanguage(...languages: readonly string[]): readonly (readonly [string, CodeBlock])[] {
  return examples.filter(({ language }) => languages.includes(language)).map((one) => [one.name, one] as const);
}

const steps = v.array(
  v.looseObject({ uses: v.optional(v.string()), with: v.optional(v.record(v.string(), v.unknown())) }),
);
const workflow = v.looseObject({ jobs: v.record(v.string(), v.looseObject({ steps: v.optional(steps, []) })) });

/** The steps of a workflow, or of a list of steps; undefined for a configuration. */
function stepsOf(value: unknown): v.InferOutput<typeof steps> | undefined {
  if (Array.isArray(value)) return v.parse(steps, value);
  if (typeof value !== "object" || value === null || !("jobs" in value)) return undefined;
  return Object.values(v.parse(workflow, value).jobs).flatMap((job) => job.steps);
}

/** What a step gives to an action of ours, and this does not know. */
function unknownInputs({ uses = "", with: given = {} }: v.InferOutput<typeof steps>[number]): string[] {
  const [, path] = /^OWNER\/sluice(\/[^@]*)?@/.exec(uses) ?? [uses];
  if (!uses.startsWith("OWNER/sluice")) return [];
  const file = join(path?.slice(1) ?? "", "action.yml");
  if (!existsSync(join(root, file))) return [`there is no ${file}`];
  const { inputs } = readManifest(file, readFileSync(join(root, file), "utf8"));
  return Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
}

test.each(inLanguage("yaml", "yml"))(
  "the YAML in %s is a configuration, or steps of known actions",
  (name, { text }) => {
    const yaml = readYaml(text);
    if (yaml.kind === "unreadable") throw new Error(`${name}: ${yaml.problems.join("; ")}`);
    const found = stepsOf(yaml.value);
    if (found === undefined) expect(parseConfig(text, name)).not.toEqual({});
    else expect(found.flatMap(unknownInputs)).toEqual([]);
  },
);

test("an input that an action does not know, and an action that is gone, are found", () => {
  const smoke = { uses: "OWNER/sluice/actions/smoke-test@v1", with: { adress: "x", url: "y" } };
  expect(unknownInputs(smoke)).toEqual(["adress"]);
  expect(unknownInputs({ uses: "OWNER/sluice@v1", with: { tags: "x" } })).toEqual(["tags"]);
  expect(unknownInputs({ uses: "OWNER/sluice/actions/gone@v1" })).toEqual(["there is no actions/gone/action.yml"]);
});

test.each(inLanguage("sh", "bash", "shell"))("the shell commands in %s can be parsed", (_, { text }) => {
  const { status, stderr } = spawnSync("sh", ["-n"], { input: text, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test.each(inLanguage("json"))("the JSON in %s can be parsed", (_, { text }) => {
  expect(() => JSON.parse(text)).not.toThrow();
});

/** What a reader types. Decisions are records, and the commands of examples/ are those of an application. */
const typed = markdownPages(root)
  .filter(({ path }) => !/^(?:docs\/decisions|examples)\//.test(path))
  .flatMap(({ path, codeSpans, blocks }) =>
    [...codeSpans, ...blocks.filter(({ language }) => language === "sh").map(({ text }) => text)].map((text) => ({
      path,
      text,
    })),
  );

/** What the pages name with a pattern, with the page. */
function namedBy(pattern: RegExp): readonly { readonly path: string; readonly name: string }[] {
  return typed.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([, name = ""]) => ({ path, name })));
}

test("every npm script and every file of scripts/ that a page names exists", () => {
  const { scripts } = v.parse(
    v.looseObject({ scripts: v.record(v.string(), v.string()) }),
    JSON.parse(readFileSync(join(root, "package.json"), "utf8")),
  );
  const named = namedBy(/\bnpm run (?:-s )?([a-z:-]+)/g);
  const files = namedBy(/(?<![\w/.])(scripts\/[a-z-]+\.mjs)/g);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([]);
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter(({ name }) => !existsSync(join(root, name)))).toEqual([]);
});

test("every verb of the host program that a page calls exists", () => {
  const main = readFileSync(join(root, "host/90-main.sh"), "utf8");
  const [, verbs = ""] = /wants a verb and a project: ([a-z -]+)'/.exec(main) ?? [];
  const called = namedBy(/\bsh "\$p" ([a-z-]+)/g);
  expect(called.map(({ name }) => name)).toEqual(expect.arrayContaining(["status", "return", "clear-hold"]));
  expect(called.filter(({ name }) => !verbs.split(" ").includes(name))).toEqual([]);
});

/** Inputs that a person sets by dispatching a caller: `rollback.yml` with `pull-missing`. */
test("every input that a page names beside a workflow that is dispatched exists", () => {
  const named = markdownPages(root).flatMap(({ path }) => {
    const text = readFileSync(join(root, path), "utf8").replaceAll("\n", " ");
    return [...text.matchAll(/`([a-z-]+\.yml)` with `([a-z-]+)(?:: [^`]*)?`/g)].map(([, file = "", input = ""]) => ({
      path,
      file,
      input,
    }));
  });
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(({ file, input }) => !dispatchInputs(file).includes(input))).toEqual([]);
});

function dispatchInputs(file: string): readonly string[] {
  const caller = readYaml(readFileSync(join(root, "workflows", file), "utf8"));
  if (caller.kind === "unreadable") throw new Error(`${file}: ${caller.problems.join("; ")}`);
  const { on } = v.parse(
    v.looseObject({
      on: v.looseObject({ workflow_dispatch: v.looseObject({ inputs: v.record(v.string(), v.unknown()) }) }),
    }),
    caller.value,
  );
  return Object.keys(on.workflow_dispatch.inputs);
}

test("the pages have examples of each kind, and name no action that is gone", () => {
  expect(inLanguage("yaml").length).toBeGreaterThan(15);
  expect(inLanguage("sh").length).toBeGreaterThan(3);
  const used = examples.flatMap(({ text }) =>
    [...text.matchAll(/OWNER\/sluice\/actions\/([a-z-]+)@/g)].map(([, one = ""]) => one),
  );
  expect(used.filter((one) => !actionFolders(root).includes(one))).toEqual([]);
});

test("the pages name one version of Sluice", () => {
  const versions = examples.flatMap(({ text }) =>
    [...text.matchAll(/OWNER\/sluice[^\s@#]*(?:@|#)(v[\d.]+)/g)].map(([, version = ""]) => version),
  );
  const { version } = v.parse(
    v.looseObject({ version: v.string() }),
    JSON.parse(readFileSync(join(root, "package.json"), "utf8")),
  );
  expect(versions.length).toBeGreaterThan(10);
  expect([...new Set(versions)]).toEqual([`v${version}`]);
});
