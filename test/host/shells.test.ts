import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { must, type Outcome, run, waitFor } from "../sandbox/processes.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import { createTinyApp } from "../sandbox/tiny-app.ts";

const SLOW = 240_000;

/** A folder where `sh` is this shell. */
async function shellFolder(production: Production, shell: string): Promise<string> {
  const folder = join(production.sandbox.root, `sh-is-${shell}`);
  mkdirSync(folder);
  symlinkSync((await must(["sh", "-c", `command -v ${shell}`])).trim(), join(folder, "sh"));
  return folder;
}

test.each(["dash", "bash", "busybox"])(
  "there, back by itself, and back by hand, with %s as the host's shell",
  async (shell) => {
    const production = await openProduction();
    try {
      await production.host.stubs(await shellFolder(production, shell));
      const proof = await run(["sh", "-c", "readlink /proc/$$/exe; :"], { env: production.host.session });
      expect(proof.stdout).toContain(shell);
      const app = await createTinyApp(production.sandbox);
      const v1 = await app.publish({ tag: "v1.0.0" });
      await production.host.checkOut(v1.commit);
      expect((await production.deploy(v1)).error).toBe("");
      expect((await production.deploy(await app.publish({ tag: "v1.1.0" }))).error).toBe("");
      const v2 = await app.publish({ tag: "v1.2.0", variant: "never-healthy" });
      const { host, sandbox } = production;
      const oneOff = ["-p", host.project, "run", "-d", "--name", `${host.project}-console`, "web", "sleep", "1000"];
      const ran = await sandbox.engine.compose(host.directory, oneOff, { env: { SLUICE_VERSION: "v1.1.0" } });
      expect(ran.code).toBe(0);
      expect((await production.deploy(v2)).error).toContain(`${host.project}-console`);
      await sandbox.engine.docker(["rm", "--force", `${host.project}-console`]);
      const bad = await production.deploy(v2);
      expect(bad.outputs).toMatchObject({ result: "returned", "running-version": "v1.1.0" });
      const back = await production.rollback();
      expect(back.outputs).toMatchObject({ result: "done", "running-version": "v1.0.0" });
      expect((await production.status()).outputs).toMatchObject({ state: "ok", version: "v1.0.0" });
      const watch = await production.start("watch-period", { duration: "6s", interval: "2s" });
      expect((await watch.done).outputs).toMatchObject({ verdict: "healthy", missing: "0" });
    } finally {
      await production.close();
    }
  },
  SLOW,
);

test(
  "the verbs that a person uses on the host itself",
  async () => {
    const production = await openProduction();
    try {
      const { host, sandbox } = production;
      const app = await createTinyApp(sandbox);
      const v1 = await app.publish({ tag: "v1.0.0" });
      await host.checkOut(v1.commit);
      expect((await production.deploy(v1)).error).toBe("");
      expect((await production.deploy(await app.publish({ tag: "v1.1.0" }))).error).toBe("");
      const programs = join(host.stateDirectory, ".program");
      const program = join(programs, readdirSync(programs)[0] ?? "");
      const ask = (args: readonly string[], input = ""): Promise<Outcome> =>
        run(["sh", program, ...args], { env: host.session, input });

      const status = await ask(["status", host.project]);
      expect(status.stdout).toMatch(/release {3}\d+\.release\.deploy\.1 \(v1\.1\.0\)\nlock {6}free/);

      expect((await ask(["freeze", host.project], "the auditors are here\n")).stdout).toContain(
        "the auditors are here",
      );
      expect((await ask(["status", host.project])).stdout).toContain("the auditors are here");
      expect((await ask(["unfreeze", host.project])).code).toBe(0);
      expect(production.state("freeze")).toBeUndefined();

      const returned = await ask(["return", host.project, "by-hand.1", host.directory]);
      expect(returned.stdout).toContain('"kind":"started"');
      const ending = await waitFor("the return to end", 60_000, () => production.state("changes/by-hand.1/exit"));
      expect(ending).toContain('"outcome":"done"');
      expect((await ask(["status", host.project])).stdout).toContain("(v1.0.0)");
      expect((await ask(["return", host.project, "by-hand.2", host.directory])).stdout).toContain("No release before");

      for (const wrong of [
        ["dance", host.project],
        ["status"],
        ["status", "../etc"],
        ["abort", host.project, "-x", "cancel"],
        ["follow", host.project, "none", "0", "0"],
        ["watch", host.project, "0", "1", "1; reboot", "-none"],
      ]) {
        const refused = await ask(wrong);
        expect(refused.code).toBe(64);
        expect(refused.stderr).toContain("sluice-host: ");
      }
    } finally {
      await production.close();
    }
  },
  SLOW,
);
