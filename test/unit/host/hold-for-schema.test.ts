import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What the text of a hold says of the release that failed. The functions around it are doubles. */

const doubles = `
  why_code=schema-changed why_text='It differs' change_dir=.
  field() { echo "$2"; }
  within() { :; }
  start_again() { :; }
  is_unswitched() { return 1; }
  hold_for() { printf '%s' "$2"; }
`;

test.each([
  ["list_application() { return 1; }", "may run on, since the engine does not list its containers."],
  ["list_application() { :; }; grep() { return 0; }", "runs on."],
  ["list_application() { :; }; grep() { return 1; }", "is stopped."],
])("%s: the release that failed %s", (containers, says) => {
  const program = join(repositoryRoot(), "host", "78-schema.sh");
  const script = `. '${program}'\n${doubles}\n${containers}\nhold_for_schema release '' change`;
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).toContain(`was not started on it, and version ${says}`);
});

test("before a switch, nothing was replaced, and the release before is not stopped", () => {
  const program = join(repositoryRoot(), "host", "78-schema.sh");
  const unswitched = "is_unswitched() { :; }; field() { case $2 in failed-release) echo stop ;; *) echo v1 ;; esac; }";
  const lists = "list_application() { :; }; grep() { :; }; stop_application() { printf stopped; }";
  const script = `. '${program}'\n${doubles}\n${unswitched}; ${lists}\nhold_for_schema release '' change`;
  const { stdout } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8" });
  expect(stdout).toContain("It differs. The switch had not begun, and v1 runs on.");
  expect(stdout).not.toContain("stopped");
});
