import { readdirSync } from "node:fs";
import { join } from "node:path";
import { IS_DEEP } from "../sandbox/deep.ts";
import { run } from "../sandbox/processes.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import { createTinyApp, type TinyApp } from "../sandbox/tiny-app.ts";

/** Fifty with SLUICE_DEEP=1; each fifth release is bad. */
const DEPLOYS = IS_DEEP ? 50 : 8;
const BAD_EACH = IS_DEEP ? 5 : 2;
const KEPT = 2;

let production: Production;
let app: TinyApp;

beforeAll(async () => {
  production = await openProduction();
  app = await createTinyApp(production.sandbox);
});

afterAll(() => production.close());

function folders(name: string): string[] {
  const { host } = production;
  return readdirSync(join(host.stateDirectory, host.project, name)).sort();
}

async function references(): Promise<string[]> {
  const { host } = production;
  const { stdout } = await run([
    ...["git", `--git-dir=${join(host.stateDirectory, host.project, "git")}`],
    ...["for-each-ref", "--format=%(refname)"],
  ]);
  return stdout.split("\n").filter((line) => line !== "");
}

async function retainedImages(): Promise<number> {
  const { host, sandbox } = production;
  const { stdout } = await sandbox.engine.docker([
    "image",
    "ls",
    "-q",
    `sluice-retained/${host.project.toLowerCase()}`,
  ]);
  return stdout.split("\n").filter((line) => line !== "").length;
}

test(
  "what deploys and automatic rollbacks leave on the host does not grow with their number",
  async () => {
    const keep = { "keep-releases": String(KEPT) };
    for (let at = 0; at < DEPLOYS; at++) {
      const bad = at % BAD_EACH === BAD_EACH - 1;
      const release = await app.publish({ tag: `v1.${at}.0`, variant: bad ? "cannot-start" : "healthy" });
      if (at === 0) await production.host.checkOut(release.commit);
      const { outputs, log } = await production.deploy(release, keep);
      expect({ at, result: outputs["result"], log: bad ? "" : log }).toMatchObject({
        result: bad ? "returned" : "done",
      });
      // After each, so that a bad release is not cleaned up only by the next good one.
      const kept = folders("releases");
      expect(kept.length).toBeLessThanOrEqual(KEPT);
      expect(await references()).toEqual(kept.map((release) => `refs/sluice/releases/${release}`));
      expect(await retainedImages()).toBe(kept.length);
      expect(folders("changes").length).toBeLessThanOrEqual(50);
    }
    const state = folders(".").filter((name) => !["changes", "releases", "git"].includes(name));
    expect(state).toEqual(["containers", "current", "history", "lock", "ours", "previews", "program"]);
  },
  DEPLOYS * 60_000,
);
