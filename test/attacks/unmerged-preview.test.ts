import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

/**
 * Whoever can push a workflow can use the key for surveys, and can push a branch whose Compose file names `.env` or any file of the
 * deploy user. What such a file would show is not for this key.
 */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-unmerged-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.org", ...args], { encoding: "utf8" }).trim();

function commit(repository: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  git("-C", repository, "add", ".");
  git("-C", repository, "commit", "-qm", "feat: more");
  return git("-C", repository, "rev-parse", "HEAD");
}

interface Wish {
  readonly commit: string;
  readonly file?: string;
  readonly key: "look" | "";
}

/** What a preview says of a commit before Compose reads anything. */
function preview({ commit: sha, file = "compose.yml", key }: Wish): string {
  const parts = readdirSync(join(repositoryRoot(), "host")).filter((name) => /^[1-8]\d-.*\.sh$/.test(name));
  const script = [
    ...parts.map((name) => `. '${join(repositoryRoot(), "host", name)}'`),
    ...[`home='${folder}/home' directory='${folder}/clone' change=preview-1 change_dir="$home/previews/1"`],
    ...["mkdir -p $change_dir; switched= signalled= why_code= why_text=; within 60; remote=origin tag= target="],
    ...[`version=sha-${sha} commit=${sha}; printf '%s\\n' '${file}' >"$change_dir/compose-files"`],
    ...['locate_checkout && step_fetch >/dev/null && require_merged >/dev/null; printf "%s\\n" "$why_code"'],
  ];
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script.join("\n")], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: folder, SLUICE_KEY: key },
  });
  expect(stderr).toBe("");
  return stdout.trim();
}

test("a commit that was only pushed to a branch is not previewed with a limited key, and one that was merged is", () => {
  const [origin, clone] = [join(folder, "origin"), join(folder, "clone")];
  git("init", "-q", "-b", "main", origin);
  commit(origin, { "compose.yml": "services: {}\n" });
  git("clone", "-q", origin, clone);
  const merged = commit(origin, { "compose.yml": "services: {}\n# more\n" });
  git("-C", origin, "checkout", "-qb", "mine");
  const mine = commit(origin, { "compose.yml": "volumes: { v: { name: '${PASSWORD}' } }\n" });
  git("-C", origin, "checkout", "-q", "main");
  // Anything may lie in the clone: what the application received, for one.
  writeFileSync(join(clone, "upload.yml"), "volumes: { v: { name: '${PASSWORD}' } }\n");

  // The precondition: the host can fetch it, and the deploy key previews it.
  expect(preview({ commit: mine, key: "" })).toBe("");
  expect(preview({ commit: mine, key: "look" })).toBe("not-merged");
  expect(preview({ commit: merged, key: "look" })).toBe("");
  expect(preview({ commit: merged, key: "look", file: "./compose.yml" })).toBe("");
  expect(preview({ commit: merged, key: "", file: "upload.yml" })).toBe("");
  for (const file of ["upload.yml", "oci://evil.example/app", "https://evil.example/app.git", "-"])
    expect([file, preview({ commit: merged, key: "look", file })]).toEqual([file, "not-merged"]);
});

test("a preview that is sent without an end is cut off, and does not fill the disk", () => {
  const script = [
    ...["10-words", "60-survey", "61-plan", "72-preview"].map(
      (name) => `. '${join(repositoryRoot(), "host", `${name}.sh`)}'`,
    ),
    ...["open_project() { home=$1; }", "within() { :; }", "preview_facts() { wc -c <$change_dir/plan; }"],
    `yes sluice | verb_preview '${folder}'`,
  ];
  const { stdout } = spawnSync("sh", ["-c", script.join("\n")], { encoding: "utf8", timeout: 20_000 });
  const [bytes = "0"] = stdout.split("\n");
  expect(Number(bytes)).toBeGreaterThan(0);
  expect(Number(bytes)).toBeLessThanOrEqual(1_048_576 + 8);
});

test("so many questions of a limited key are answered at a time, and those of the other limited key do not count", () => {
  mkdirSync(join(folder, ".program"));
  const script = [
    ...["10-words", "20-state", "40-lock"].map((name) => `. '${join(repositoryRoot(), "host", `${name}.sh`)}'`),
    "ask() { SLUICE_KEY=$1; take_turn && echo answered || echo busy; }",
    // Each one keeps its turn until all is over.
    "for question in 1 2 3 4 5 6 7 8; do (ask look >>$SLUICE_STATE_DIR/said; exec sleep 3600) & done >/dev/null",
    '(while [ "$(wc -l <$SLUICE_STATE_DIR/said)" -lt 8 ]; do sleep 0.01; done) 2>/dev/null',
    "(ask look); (ask return); SLUICE_KEY= ; (take_turn && echo answered); kill 0",
  ];
  const { stdout } = spawnSync("setsid", ["sh", "-c", script.join("\n")], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], SLUICE_STATE_DIR: folder },
    timeout: 20_000,
  });
  expect(readFileSync(join(folder, "said"), "utf8")).toBe("answered\n".repeat(8));
  expect(stdout.split("\n").filter(Boolean)).toEqual(["busy", "answered", "answered"]);
});
