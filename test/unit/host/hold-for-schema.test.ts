import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What the text of a hold says of the release that failed. The functions around it are doubles. */

const doubles = `
  why_code=schema-changed why_text='It differs' change_dir=.
  field() { echo "$2"; }
  within() { :; }
  start_again() { :; }
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
