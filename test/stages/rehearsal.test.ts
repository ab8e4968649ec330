import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { run } from "../sandbox/processes.ts";

test("the rehearsal plays the real workflow files, asks exactly what GitHub would ask, and looks for itself", async () => {
  const root = repositoryRoot();
  const argv = [join(root, "node_modules/.bin/node"), join(root, "rehearsal/main.ts"), "--yes"];
  const { code, stdout, stderr } = await run(argv, {
    cwd: root,
    timeoutMs: 280_000,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect(code === 0 ? "" : `${stdout.slice(-3000)}\n${stderr}`).toBe("");
  expect([...stdout.matchAll(/^.*\? (?:yes|no)$/gm)].map(([line]) => line)).toEqual([
    "Release v1.0.0: approve production? yes",
    "Verdict: is v1.0.0 fine? yes",
    "Release v1.1.0: approve production? yes",
    "Verdict: is v1.1.0 fine? yes",
    "Release v1.2.0: approve production? yes",
    "Release v1.3.0: approve production? yes",
    "Verdict: is v1.3.0 fine? no",
    "Rejected: back from v1.3.0: approve production? yes",
    "Roll back to previous: approve production? yes",
  ]);
  expect(stdout).toContain("In the team's chat: Released v1.1.0. Highlights: What v1.1.0 brings");
  expect(stdout).toContain("In the team's chat: Rolled back from v1.3.0. The verdict was no.");
  expect(stdout).toContain("In the team's chat: Rolled back from v1.1.0. This is a rehearsal.");
  expect(stdout).toContain("1.1.0-rollback");
  expect(stdout.match(/All as meant\./g)).toHaveLength(5);
}, 300_000);
