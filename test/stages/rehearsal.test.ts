import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { run } from "../sandbox/processes.ts";

test("the rehearsal plays the real workflow files, asks exactly what GitHub would ask, and looks for itself", async () => {
  const root = repositoryRoot();
  const argv = [join(root, "node_modules/.bin/node"), join(root, "rehearsal/main.ts"), "--yes"];
  const { code, stdout, stderr } = await run(argv, {
    cwd: root,
    timeoutMs: 580_000,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect(code === 0 ? "" : `${stdout.slice(-3000)}\n${stderr}`).toBe("");
  expect([...stdout.matchAll(/^.*\? (?:yes|no)$/gm)].map(([line]) => line)).toEqual([
    "Release v1.0.0: approve production? yes",
    "Verdict on v1.0.0: approve? yes",
    "Release v1.1.0: approve production? yes",
    "Verdict on v1.1.0: approve? yes",
    "Release v1.2.0: approve production? yes",
    "Release v1.3.0: approve production? yes",
    "Verdict on v1.3.0: approve? no",
    "Roll back v1.3.0 after its rejection: approve production? yes",
    "Roll back to previous: approve production? yes",
    "Release v1.4.0: approve production? yes",
    "Show what a restore would replace: approve production? yes",
    "Roll back to previous, and restore data: approve production? yes",
  ]);
  // Between the two approvals of the restore.
  const [, losses = ""] =
    /Show what a restore would replace: approve([\s\S]*)and restore data: approve/.exec(stdout) ?? [];
  expect(losses).toMatch(/will no longer be in the application: the backup \/\S+ was begun at \S+, while v1\.0\.0 ran/);
  expect(losses).toMatch(/Rows now, and in the backup: sample: public\.heartbeats \d+ → \d+/);
  expect(stdout).toContain("In the team's chat: Released v1.1.0. Highlights: What v1.1.0 brings");
  expect(stdout).toContain("In the team's chat: Rolled back from v1.3.0. The verdict was a rejection.");
  expect(stdout).toContain("In the team's chat: Rolled back from v1.1.0. This is a rehearsal.");
  expect(stdout).toContain("1.1.0-rollback");
  expect(stdout.match(/Everything is as expected\./g)).toHaveLength(6);
});
