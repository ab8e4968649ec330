import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** Two projects on one host were deployed with two versions of the host program. A limited key asks each project's own. */

let state: string;

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "sluice-only-"));
  mkdirSync(join(state, ".program"));
  for (const [project, program] of [
    ["shop", "aaaa"],
    ["blog", "bbbb"],
  ] as const) {
    mkdirSync(join(state, project));
    writeFileSync(join(state, project, "program"), `${program}\n`);
    writeFileSync(join(state, ".program", program), `echo "${program} runs as $SLUICE_KEY: $*"\n`);
  }
  writeFileSync(join(state, ".program", "cccc"), "echo runs\n");
});

afterEach(() => rmSync(state, { recursive: true }));

function ask(program: string, words: string): string {
  const command = `exec sh '${join(state, ".program", program)}' ${words}`;
  const { stdout, stderr } = spawnSync("sh", [join(repositoryRoot(), "host", "keys", "only"), "look"], {
    ...{ encoding: "utf8", env: { ...process.env, SSH_ORIGINAL_COMMAND: command, SLUICE_STATE_DIR: state } },
  });
  return stdout || stderr;
}

test("each project is read by the program that deployed it last", () => {
  expect(ask("aaaa", "status 'shop'")).toBe("aaaa runs as look: status shop\n");
  expect(ask("bbbb", "survey 'blog' '/srv/blog' 'running'")).toBe("bbbb runs as look: survey blog /srv/blog running\n");
});

test.each(["status 'shop'", "status './shop'", "status 'blog/../shop'"])(
  "the program of another project, which may be an older one, is refused: %s",
  (words) => expect(ask("bbbb", words)).toContain("look-only: another version of Sluice has deployed"),
);

test("a program that deployed no project last is refused", () => {
  for (const words of ["status 'shop'", "status 'invented'", "status"])
    expect(ask("cccc", words)).toContain("that is not the program of the last deploy");
});

test("the program refuses a project that is not recorded", () => {
  expect(ask("aaaa", "status 'invented'")).toBe("aaaa runs as look: status invented\n");
  expect(ask("aaaa", "status")).toBe("aaaa runs as look: status\n");
});
