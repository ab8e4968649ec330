import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runProgram } from "../../../cli/program.ts";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What one run of the program said, and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** A repository of a user. */
export interface UserScene {
  readonly folder: string;
  run(...argv: readonly string[]): Promise<Said>;
  read(path: string): string;
  has(path: string): boolean;
  write(path: string, text: string): void;
  /** All files below a folder, by their paths from the root. */
  filesIn(folder: string): Map<string, string>;
  git(...args: readonly string[]): string;
  close(): void;
}

/** Sluice's own repository, made of the files that lie here; what Git would fetch from a forge comes from it. */
export interface SuiteScene {
  commitOf(version: string): string;
  /** A further version, in which each file is what the function makes of it. */
  release(version: string, change: (path: string, text: string) => string): void;
  close(): void;
}

const root = repositoryRoot();
export const COMPOSE = "services:\n  web:\n    build: .\n    image: ghcr.io/acme/shop:${SLUICE_VERSION:?}\n";

export function openSuite(): SuiteScene {
  const folder = mkdtempSync(join(tmpdir(), "sluice-suite-scene-"));
  const git = gitIn(folder);
  git("init", "--quiet", "--initial-branch=main");
  const parts = ["workflows", ".github/workflows"];
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const stage of readdirSync(join(root, "actions"))) {
    mkdirSync(join(folder, "actions", stage), { recursive: true });
    cpSync(join(root, "actions", stage, "action.yml"), join(folder, "actions", stage, "action.yml"));
  }
  commit(git, "v0.1.0");
  git("tag", "--annotate", "--message=Release v0.1.0", "v0.1.0");
  // Git itself leads the address of the forge here, so no server is needed and none is imitated.
  for (const [at, address] of ["https://github.com/ops/sluice", "https://git.example.com/ops/sluice"].entries()) {
    process.env[`GIT_CONFIG_KEY_${at}`] = `url.file://${folder}.insteadOf`;
    process.env[`GIT_CONFIG_VALUE_${at}`] = address;
  }
  process.env["GIT_CONFIG_COUNT"] = "2";
  return {
    commitOf: (version) => git("rev-parse", `${version}^{commit}`),
    release: (version, change) => {
      for (const part of parts) {
        for (const name of readdirSync(join(folder, part))) {
          const file = join(folder, part, name);
          const text = change(`${part}/${name}`, readFileSync(file, "utf8"));
          if (text === "") rmSync(file);
          else writeFileSync(file, text);
        }
      }
      commit(git, version);
      git("tag", version);
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
      delete process.env["GIT_CONFIG_COUNT"];
    },
  };
}

export function openUser(
  files: Readonly<Record<string, string>> = { "compose.yml": COMPOSE },
  remote: string | undefined = "git@github.com:acme/shop.git",
): UserScene {
  const folder = mkdtempSync(join(tmpdir(), "sluice-user-"));
  const git = gitIn(folder);
  git("init", "--quiet", "--initial-branch=main");
  if (remote !== "") git("remote", "add", "origin", remote);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    ...{ folder, write, git },
    run: (...argv) => runIn(folder, argv),
    read: (path) => readFileSync(join(folder, path), "utf8"),
    has: (path) => existsSync(join(folder, path)),
    filesIn: (part) => {
      const names = existsSync(join(folder, part)) ? readdirSync(join(folder, part)) : [];
      return new Map(names.map((name) => [`${part}/${name}`, readFileSync(join(folder, part, name), "utf8")]));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The program in a folder, as a shell would start it there. */
export async function runIn(folder: string, argv: readonly string[]): Promise<Said> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await runProgram(argv, {
    program: join(root, "cli/main.ts"),
    folder,
    say: (text) => void out.push(text),
    complain: (text) => void error.push(text),
  });
  return { code, out: out.join(""), error: error.join("") };
}

function gitIn(folder: string): (...args: readonly string[]) => string {
  return (...args) => execFileSync("git", [...IDENTITY, ...args], { cwd: folder, encoding: "utf8" }).trim();
}

const IDENTITY = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];

function commit(git: (...args: readonly string[]) => string, message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", `--message=${message}`);
}

/** What most tests ask for. */
export const INIT = ["init", "--forge", "github", "--actions", "ops/sluice", "--ref", "v0.1.0"] as const;
