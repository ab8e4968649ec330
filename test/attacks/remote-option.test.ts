import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

/** `deploy.remote` of a configuration goes to Git on the host, which takes options wherever they stand. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-remote-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const OPTION = "--upload-pack=touch owned;git-upload-pack";

/** What the host program says of a plan with this remote. */
function read(remote: string): string {
  const plan = ["sluice-plan 1", "kind deploy", "directory /srv/app", `remote ${remote}`, "step check 60", "end", ""];
  writeFileSync(join(folder, "plan"), plan.join("\n"));
  const script = [
    ...["10-words", "20-state", "30-journal", "61-plan"].map(
      (name) => `. '${join(repositoryRoot(), "host", `${name}.sh`)}'`,
    ),
    `change_dir='${folder}' project=app why_code= why_text=`,
    `read_plan '${folder}/plan'; printf '%s %s\\n' "$why_code" "$why_text"`,
  ];
  return spawnSync("sh", ["-u", "-c", script.join("\n")], { encoding: "utf8" }).stdout.trim();
}

test("an option of Git in the place of the remote's name is refused before Git is called", () => {
  const origin = join(folder, "origin");
  execFileSync("git", ["init", "-q", origin]);
  // The precondition: Git runs what it names.
  spawnSync("git", ["-C", origin, "fetch", OPTION, origin]);
  expect(existsSync(join(origin, "owned"))).toBe(true);

  expect(read("origin")).toBe("");
  for (const remote of [OPTION, "--upload-pack=touch", "-u", "ext::sh -c id", "ext::id", "a b", 'x"]'])
    expect([remote, read(remote)]).toEqual([
      remote,
      expect.stringMatching(/^plan-unreadable The remote must be the name/),
    ]);
});
