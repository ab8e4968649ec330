import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../scripts/root.ts";
import { must } from "../test/sandbox/processes.ts";

const SUITE = "https://github.com/OWNER/sluice";
/** What the program reads of the version that it pins. */
const PARTS = ["workflows", ".github/workflows", "actions"];

/** What `sluice init` writes for a product without a name and for further ones, by the paths of the files. `folder` is for its work. */
export async function productFiles(folder: string, products: readonly string[]): Promise<Record<string, string>> {
  rmSync(folder, { recursive: true, force: true });
  const suite = join(folder, "suite");
  const user = join(folder, "user");
  for (const part of PARTS) cpSync(join(repositoryRoot(), part), join(suite, part), { recursive: true });
  const git = async (at: string, ...args: readonly string[]): Promise<void> => {
    await must(["git", "-C", at, "-c", "user.name=ops", "-c", "user.email=ops@example.com", ...args]);
  };
  await git(suite, "init", "--quiet", "--initial-branch=main");
  await git(suite, "add", "--all");
  await git(suite, "commit", "--quiet", "--message", "feat: everything");
  await git(suite, "tag", "v0.1.0");
  mkdirSync(user);
  await git(user, "init", "--quiet", "--initial-branch=main");
  await git(user, "remote", "add", "origin", "https://github.com/example/app.git");
  writeFileSync(join(user, "compose.yml"), "services:\n  web:\n    image: tiny\n");
  // Git itself leads the address of the forge here.
  const env = {
    ...process.env,
    ...{ GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: `url.file://${suite}.insteadOf`, GIT_CONFIG_VALUE_0: SUITE },
  };
  const init = ["init", "--forge", "github", "--actions", "OWNER/sluice", "--ref", "v0.1.0"];
  const program = join(repositoryRoot(), "dist/sluice/index.cjs");
  for (const more of [[], ...products.map((name) => ["--product", name, "--folder", "."])])
    await must([process.execPath, program, ...init, ...more], { cwd: user, env });
  const paths = readdirSync(join(user, ".github"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.map((path) => [path.slice(user.length + 1), readFileSync(path, "utf8")]));
}
