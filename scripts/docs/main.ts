/** `npm run docs`: the tables in the READMEs come from the actions, that in docs/compose.md from the corpus. With `--check` nothing is written. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCorpus } from "../../test/compose/corpus-project.ts";
import { type ActionFolder, actionFolders, readActionFolder } from "../actions/action-folder.ts";
import { repositoryRoot } from "../root.ts";
import { renderBenchmarks } from "./benchmarks.ts";
import { renderCorpus } from "./compose-table.ts";
import { newPage, replaceSection } from "./sections.ts";
import { renderActions, renderInputs, renderOutputs } from "./tables.ts";
import { renderChangelogShapes, renderHistoryShapes } from "./versions.ts";

/** A page as it is (undefined when missing) and as it should be. */
interface Page {
  readonly path: string;
  readonly is: string | undefined;
  readonly shouldBe: string;
}

const root = repositoryRoot();

function stagePage(action: ActionFolder): Page {
  const path = `actions/${action.stage}/README.md`;
  const is = read(path);
  const start = is ?? newPage(action.stage, action.manifest.description);
  return { path, is, shouldBe: inFile(path, () => withTables(start, action)) };
}

function withTables(page: string, action: ActionFolder): string {
  return replaceSection(replaceSection(page, "inputs", renderInputs(action)), "outputs", renderOutputs(action));
}

function overview(actions: readonly ActionFolder[]): Page {
  const path = "docs/actions.md";
  const is = read(path);
  return { path, is, shouldBe: inFile(path, () => replaceSection(is ?? "", "actions", renderActions(actions))) };
}

/** What is understood, as the corpus of the tests has it. */
function versions(): Page {
  const path = "docs/versions.md";
  const is = read(path);
  const shouldBe = inFile(path, () => {
    const changelogs = replaceSection(is ?? "", "changelogs", renderChangelogShapes(root));
    return replaceSection(changelogs, "histories", renderHistoryShapes(root));
  });
  return { path, is, shouldBe };
}

function compose(): Page {
  const path = "docs/compose.md";
  const is = read(path);
  const projects = readCorpus(join(root, "test/compose/corpus"));
  return { path, is, shouldBe: inFile(path, () => replaceSection(is ?? "", "corpus", renderCorpus(projects))) };
}

function benchmarks(): Page {
  const path = "docs/benchmarks.md";
  const is = read(path);
  return { path, is, shouldBe: inFile(path, () => replaceSection(is ?? "", "benchmarks", renderBenchmarks(root))) };
}

function read(path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function inFile<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function docs(check: boolean): Promise<void> {
  const actions: ActionFolder[] = [];
  for (const stage of actionFolders(root)) actions.push(await readActionFolder(root, stage));
  const pages = [
    ...actions.map(stagePage),
    ...(actions.length > 0 ? [overview(actions)] : []),
    versions(),
    compose(),
    benchmarks(),
  ];
  const stale = pages.filter(({ is, shouldBe }) => is !== shouldBe);
  if (check && stale.length > 0) {
    const names = stale.map(({ path }) => `- ${path}`).join("\n");
    throw new Error(
      `These pages do not say what the actions and the corpus say:\n${names}\nWhat to do: run \`npm run docs\` and commit.`,
    );
  }
  for (const { path, shouldBe } of stale) {
    writeFileSync(join(root, path), shouldBe);
    console.log(`Wrote ${path}`);
  }
  console.log(`Docs: ${pages.length} pages say what ${actions.length} actions and the corpus say.`);
}

try {
  await docs(process.argv.includes("--check"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
