import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** The hashes of the services are computed beside other steps, and are read only when their process has ended. */

/** What `wait` was asked for, when its answers are these. More waits than answers end the shell. */
function waits(...answers: readonly number[]): string {
  const script = `kill() { true; }
    . '${join(repositoryRoot(), "host", "56-files.sh")}'
    answers='${answers.join(" ")}'
    wait() { echo "waits for $1"; [ -n "$answers" ] || exit 9; answer=\${answers%% *} answers=\${answers#"$answer"}; answers=\${answers# }; return "$answer"; }
    hashes_pid=17; await_hashes; echo "then \${hashes_pid:-nothing}"`;
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout;
}

const ONCE = "waits for 17\n";

test("a wait that a signal ended is repeated", () => {
  expect(waits(143, 129, 0)).toBe(`${ONCE.repeat(3)}then nothing\n`);
});

test("a process that failed is not waited for again", () => {
  expect(waits(1)).toBe(`${ONCE}then nothing\n`);
});

test("a process of the same number that is not a child of the shell is not waited for", () => {
  expect(waits(127)).toBe(`${ONCE}then nothing\n`);
});
