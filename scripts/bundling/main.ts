/** `npm run build`: src/, actions/ and host/ → dist/, which is committed. The same sources give the same bytes. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../root.ts";
import { bundle, compile, hostProgram, stagesOf } from "./bundle.ts";
import { checkContents, type DistFile } from "./contents.ts";

async function build(root: string): Promise<void> {
  const stages = stagesOf(root);
  compile(root);
  const files = new Map<string, DistFile>(hostProgram(root));
  for (const stage of stages) {
    for (const [path, file] of await bundle(root, stage)) files.set(path, file);
  }
  checkContents(files, stages);
  write(join(root, "dist"), files);
}

/** Everything at once and last, so that a build that fails leaves the old dist/ alone. */
function write(dist: string, files: ReadonlyMap<string, DistFile>): void {
  rmSync(dist, { recursive: true, force: true });
  for (const [path, { content, mode }] of files) {
    const target = join(dist, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    chmodSync(target, mode);
    console.log(`dist/${path}  ${Math.ceil(Buffer.byteLength(content) / 1024)} KiB`);
  }
}

try {
  await build(repositoryRoot());
} catch (error) {
  console.error(`The build failed.\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
