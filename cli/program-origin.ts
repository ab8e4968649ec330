import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import * as v from "valibot";
import { git, linesOf } from "./git.ts";

/** Where this program came from, as far as that can be known. */
export interface ProgramOrigin {
  readonly address: string | undefined;
  readonly commit: string | undefined;
  readonly version: string;
}

const manifest = v.looseObject({ name: v.string(), version: v.string() });
const npmRecord = v.looseObject({
  packages: v.record(v.string(), v.looseObject({ resolved: v.optional(v.string()) })),
});

/** `program` is the file that runs: in a clone of Sluice, or below node_modules of npm. */
export async function programOrigin(program: string): Promise<ProgramOrigin> {
  const root = packageRoot(dirname(realpathSync(program)));
  const { version } = v.parse(manifest, JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const found = existsSync(join(root, ".git")) ? await fromClone(root) : fromNpm(root);
  return { version: `v${version}`, ...found };
}

function packageRoot(start: string): string {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file) && v.is(manifest, JSON.parse(readFileSync(file, "utf8")))) return folder;
  }
  throw new Error(`${start} is not part of a package.`);
}

type Found = Pick<ProgramOrigin, "address" | "commit">;

async function fromClone(root: string): Promise<Found> {
  const [address] = linesOf(await git(root, "config", "--get", "remote.origin.url"));
  const [commit] = linesOf(await git(root, "rev-parse", "HEAD"));
  return { address, commit };
}

/** npm records what it installed beside the packages, such as `git+ssh://git@github.com/OWNER/sluice.git#<commit>`. */
function fromNpm(root: string): Found {
  const record = join(dirname(root), ".package-lock.json");
  if (!existsSync(record)) return { address: undefined, commit: undefined };
  const { packages } = v.parse(npmRecord, JSON.parse(readFileSync(record, "utf8")));
  const resolved = packages["node_modules/sluice"]?.resolved ?? "";
  const [, address, commit] = /^(?:git\+)?(.+)#([0-9a-f]{40})$/.exec(resolved) ?? [];
  // npm always writes the address for SSH, and a public repository needs no key.
  return { address: address?.replace(/^ssh:\/\/git@github\.com\//, "https://github.com/"), commit };
}
