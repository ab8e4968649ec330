import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** A worker may be killed between its outcome and the removal of the mark that it was switching. */

let state: string;

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "sluice-state-"));
});

afterEach(() => rmSync(state, { recursive: true }));

/** Whether the change is still pending after any verb has opened the project. */
function isPending(exit: string | undefined): boolean {
  const home = join(state, "shop");
  mkdirSync(join(home, "changes/1.deploy"), { recursive: true });
  writeFileSync(join(home, "pending"), "1.deploy\n");
  if (exit !== undefined) writeFileSync(join(home, "changes/1.deploy/exit"), exit);
  const parts = ["10-words.sh", "20-state.sh"].map((name) => `. '${join(repositoryRoot(), "host", name)}'`);
  const script = [`SLUICE_STATE_DIR='${state}'`, ...parts, "open_project shop"].join("\n");
  const { status, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return existsSync(join(home, "pending"));
}

test("a change that is done is not pending", () => {
  expect(isPending('{"outcome":"done","code":"","text":"v1.1.0 runs, verified."}\n')).toBe(false);
});

test.each([
  ["without an outcome", undefined],
  ["whose outcome is empty", ""],
  ["that is on hold", '{"outcome":"held","code":"undo-failed","text":"\\"outcome\\":\\"done\\""}\n'],
])("a change %s stays pending", (_, exit) => {
  expect(isPending(exit)).toBe(true);
});
