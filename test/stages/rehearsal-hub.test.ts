import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { run } from "../sandbox/processes.ts";

test("the rehearsal of formation-hub: the watch finds the bridge that loops, and the release is rolled back", async () => {
  const root = repositoryRoot();
  const argv = [join(root, "node_modules/.bin/node"), "rehearsal/main.ts", "--yes", "--example", "formation-hub"];
  const { code, stdout, stderr } = await run(argv, {
    cwd: root,
    timeoutMs: 580_000,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect(code === 0 ? "" : `${stdout.slice(-5000)}\n${stderr}`).toBe("");
  expect([...stdout.matchAll(/^.*\? (?:yes|no)$/gm)].map(([line]) => line)).toEqual([
    "Release v1.0.0: approve production? yes",
    "Verdict on v1.0.0: approve? yes",
    "Release v1.1.0: approve production? yes",
    "Release v1.2.0: approve production? yes",
    "Verdict on v1.2.0: approve? yes",
  ]);
  expect(stdout).toContain("the bridge loops: page and row change although nothing changes them");
  expect(stdout.match(/passed: create a page and share it/g)).toHaveLength(3);
  expect(stdout).not.toContain("correct-horse-battery");
});
