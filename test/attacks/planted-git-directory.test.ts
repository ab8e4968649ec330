import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

/** A container that can write to the clone can put anything in the place of `.git`, and links by any name into it. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-planted-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.org", ...args], { encoding: "utf8" });

/** The parts of the host program that find a clone, and then these lines. */
function hostProgram(...lines: readonly string[]) {
  const parts = ["10-words", "20-state", "30-journal", "50-engine", "52-git"];
  const script = [
    ...parts.map((name) => `. '${join(repositoryRoot(), "host", `${name}.sh`)}'`),
    ...[`home='${folder}/home' directory='${folder}/clone' remote=origin change=change`],
    ...["change_dir=$home/change; mkdir -p $change_dir; within 60", ...lines],
  ];
  return spawnSync("sh", ["-u", "-c", script.join("\n")], { encoding: "utf8" });
}

function cloned(): { readonly origin: string; readonly clone: string } {
  const [origin, clone] = [join(folder, "origin"), join(folder, "clone")];
  git("init", "-q", origin);
  git("-C", origin, "commit", "-q", "--allow-empty", "-m", "feat: one");
  git("clone", "-q", origin, clone);
  return { origin, clone };
}

test.each([
  ["an option of Git that names a program", "d\nx\n--upload-pack=touch owned;git-upload-pack"],
  ["a commit", `d\nx\n${"a".repeat(40)}`],
])("a Git directory whose name reads as %s is refused, and runs nothing", (_, name) => {
  const { origin, clone } = cloned();
  renameSync(join(clone, ".git"), join(clone, name));
  writeFileSync(join(clone, ".git"), `gitdir: ${join(clone, name)}\n`);
  // The precondition: Git takes it for the clone's, and its answer has the planted line in the place of the commit.
  const answer = git("-C", clone, "rev-parse", "--absolute-git-dir", "--git-common-dir", "HEAD");
  expect(answer.split("\n")[2]).toBe(name.split("\n")[2]);

  const own = `git init -q --bare "$home/git" && git --git-dir="$home/git" remote add origin '${origin}'`;
  const { stdout } = hostProgram(own, 'locate_checkout && follow_clone; printf "%s\\n" "$why_code"');
  expect(stdout).toBe("checkout-unreadable\n");
  expect(existsSync(join(clone, "owned"))).toBe(false);
});

test("a link by the name of a file that is being written is not followed", () => {
  const { clone } = cloned();
  const other = join(folder, "authorized_keys");
  writeFileSync(other, "ssh-ed25519 AAAA\n");
  const at = join(clone, ".git/HEAD");
  const { stdout } = hostProgram(
    `ln -s '${other}' '${at}.new.'$$`,
    // The precondition: the name is the one that is written to, and writing to it writes to the other file.
    `printf '# \\n' >>'${at}.new.'$$`,
    `printf 'abc\\n' | write_file '${at}' && echo written`,
  );
  expect(stdout).toBe("written\n");
  expect(readFileSync(other, "utf8")).toBe("ssh-ed25519 AAAA\n# \n");
  expect(readFileSync(at, "utf8")).toBe("abc\n");
});

test("nor is one that appears again while the file is being made", () => {
  const file = join(folder, "file");
  const other = join(folder, "other");
  mkdirSync(join(folder, "home"));
  writeFileSync(other, "mine\n");
  const { stdout } = hostProgram(
    // Stands for a container that makes the link again after it was removed.
    `ln -s '${other}' '${file}.new.'$$; rm() { command rm "$@"; ln -sf '${other}' '${file}.new.'$$; }`,
    `printf 'abc\\n' | write_file '${file}' 2>/dev/null || echo refused`,
  );
  expect(stdout).toBe("refused\n");
  expect(readFileSync(other, "utf8")).toBe("mine\n");
  expect(existsSync(file)).toBe(false);
});
