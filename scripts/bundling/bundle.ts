import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ncc from "@vercel/ncc";
import { readBundle } from "./chunks.ts";
import { withoutComments } from "./comments.ts";
import { checkBundle, type DistFile, LICENCES, licences } from "./contents.ts";
import { BUNDLE, bundleEntry, stageEntry } from "./entry.ts";
import { assembleHostProgram } from "./host-program.ts";
import { groupLicences } from "./licence-groups.ts";
import { programs, SHEBANG } from "./programs.ts";

const READABLE = 0o644;
const EXECUTABLE = 0o755;

/** The stages are the folders of actions/ that have an entry. */
export function stagesOf(root: string): string[] {
  const folder = join(root, "actions");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((stage) => existsSync(join(folder, stage, "main.ts")))
    .sort();
}

/** TypeScript → build/. ncc can't compile with TypeScript 7 itself, but bundles well what tsc emitted. */
export function compile(root: string): void {
  rmSync(join(root, "build"), { recursive: true, force: true });
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
  // For files of a package that are imported by their path.
  symlinkSync("../node_modules", join(root, "build", "node_modules"));
}

/**
 * All stages and programs → one bundle of CommonJS files, and an entry for each. Code that several stages need is in it once.
 * CommonJS because ncc's ESM output breaks ssh2; not minified because a readable bundle can be reviewed, and gives stack traces
 * with names.
 */
export async function bundle(root: string, stages: readonly string[]): Promise<Map<string, DistFile>> {
  const folder = join(root, "build");
  const entry = join(folder, "stages.js");
  writeFileSync(entry, bundleEntry(stages));
  const options = {
    cache: false,
    esm: false,
    license: LICENCES,
    minify: false,
    quiet: true,
    target: "es2024",
  } as const;
  const { code, beside } = readBundle(await ncc(entry, options), folder);
  for (const [name, text] of code) checkBundle(name, text, root);
  const parts = [...code].map(
    ([name, text]) => [`${BUNDLE}/${name}`, { content: withoutComments(text), mode: READABLE }] as const,
  );
  const entries = stages.map((stage) => [`${stage}/index.cjs`, entryFile(stage)] as const);
  return new Map([
    ...[...parts, ...entries].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    [LICENCES, { content: groupLicences(licences(beside).toString()), mode: READABLE }],
  ]);
}

/** `host/*.sh` → the one script that goes to the host. */
export function hostProgram(root: string): Map<string, DistFile> {
  const folder = join(root, "host");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".sh")) : [];
  if (files.length === 0) return new Map();
  const parts = files.map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
  return new Map([["host/sluice-host", { content: assembleHostProgram(parts), mode: EXECUTABLE }]]);
}

function entryFile(stage: string): DistFile {
  if (!programs.includes(stage)) return { content: stageEntry(stage), mode: READABLE };
  return { content: SHEBANG + stageEntry(stage), mode: EXECUTABLE };
}
