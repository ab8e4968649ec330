/** `npm run build`: src/, actions/, cli/ and host/ → dist/, which is committed. The same sources give the same bytes. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../root.ts";
import { bundle, compile, hostProgram, stagesOf } from "./bundle.ts";
import { checkContents, type DistFile, type DistFiles } from "./contents.ts";
import { programs } from "./programs.ts";

async function build(root: string): Promise<void> {
  const stages = [...stagesOf(root), ...programs];
  compile(root);
  const files: DistFiles = new Map([...hostProgram(root), ...(await bundle(root, stages))]);
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
