import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { forgeEvidence } from "../sandbox/evidence.ts";
import { flip } from "../sandbox/flip.ts";
import { openRestoreScene, type RestoreScene } from "./restore-scene.ts";

/** Data that a release broke come back from a backup, with the release before it. */

let scene: RestoreScene;

beforeAll(async () => {
  scene = await openRestoreScene();
});

afterAll(() => scene.close());

const KEPT = /^sample_broken_\d{14}$/;

test("the data and the release of before are there again, the broken database is kept, and it can be undone", async () => {
  const backup = await scene.breakData();
  await scene.sql(
    "alter database sample set work_mem = '8MB'; create role reader; grant connect on database sample to reader",
  );
  const broken = await scene.orders();
  const [before, untouched] = [await scene.running(), await scene.production.whatRuns()];
  const plan = await scene.restore({ "dry-run": "true", "newest-entries": "orders.n, public.log.n, gone.n" });
  expect(plan.error).toBe("");
  expect(plan.outputs).toMatchObject({ result: "planned", version: "v1.0.0", backup });
  expect(plan.summary).toContain("sample: public.orders 7 → 2000");
  expect(plan.summary).toContain("audit: public.log 3 → 30");
  expect(plan.summary).toContain("Newest entries now: sample: orders.n 7; audit: public.log.n 3.");
  expect(await scene.production.whatRuns()).toEqual(untouched);

  const done = await scene.restore({
    "plan-fingerprint": plan.outputs["plan-fingerprint"] ?? "",
    "restore-checks": "select count(*) = 2000 from orders",
  });
  // The checks are part of what is approved.
  expect(done.error).toContain("The plan is not the approved one");
  const again = await scene.restore({ "plan-fingerprint": plan.outputs["plan-fingerprint"] ?? "" });
  expect(again.error).toBe("");
  expect(again.outputs).toMatchObject({ result: "done", "running-version": "v1.0.0", "previous-version": "v2.0.0" });
  expect(Number(again.outputs["downtime-seconds"])).toBeGreaterThan(0);
  expect(scene.version()).toBe("v1.0.0");
  expect(await scene.orders()).toMatch(/^2000 /);
  expect(await scene.sql("select count(*) from orders where note <> md5(n::text)")).toBe("0");
  expect(await scene.sql("select count(*) from log", "audit")).toBe("30");
  expect(await scene.sql("show work_mem")).toBe("8MB");
  expect(await scene.sql("select has_database_privilege('reader', 'sample', 'connect')")).toBe("t");
  const kept = (await scene.databases()).filter((name) => KEPT.test(name));
  expect(kept).toHaveLength(1);
  expect(await scene.orders(kept[0])).toBe(broken);
  // Both were swapped together, so both are kept under one time.
  expect(await scene.sql("select count(*) from log", kept[0]?.replace("sample", "audit"))).toBe("3");
  expect(await scene.running()).toEqual(before.map((line) => line.replace("v2.0.0", "v1.0.0")));

  const undone = await scene.restore({ undo: "true", target: "v2.0.0" });
  expect(undone.error).toBe("");
  expect(scene.version()).toBe("v2.0.0");
  expect(await scene.orders()).toBe(broken);
  expect(await scene.sql("select count(*) from log", "audit")).toBe("3");
  expect(await scene.running()).toEqual(before);
  expect(await scene.databases()).toContainEqual(expect.stringMatching(KEPT));
});

test("a check that fails leaves the database that is used untouched, and the release of before runs again", async () => {
  await scene.breakData();
  const [broken, before, databases] = [await scene.orders(), await scene.running(), await scene.databases()];
  const step = await scene.restore({ "restore-checks": "select count(*) = 1 from orders" });
  expect(step.outputs["result"]).toBe("returned");
  expect(step.log).toContain("The check did not return true");
  expect(await scene.orders()).toBe(broken);
  expect(await scene.running()).toEqual(before);
  expect(await scene.databases()).toEqual(databases);
});

test.each<[string, (backup: string) => void, string]>([
  ["that is damaged", (backup) => flip(join(backup, "sample.dump")), "SHA-256 of sample.dump"],
  [
    "whose evidence was edited",
    (backup) => {
      const file = join(backup, "evidence");
      writeFileSync(file, readFileSync(file, "utf8").replace(/^system \d+$/m, "system 1"));
    },
    "damaged or edited",
  ],
  ["that is cut off", (backup) => truncateSync(join(backup, "sample.dump"), 1000), "SHA-256 of sample.dump"],
  ["whose dump is empty", (backup) => truncateSync(join(backup, "sample.dump"), 0), "SHA-256 of sample.dump"],
  ["without a dump", (backup) => rmSync(join(backup, "audit.dump")), "audit.dump is missing"],
  ["without evidence", (backup) => rmSync(join(backup, "evidence")), "has no evidence"],
  ["whose evidence is empty", (backup) => truncateSync(join(backup, "evidence"), 0), "cut off"],
  ["of another server", (backup) => forgeEvidence(backup, /^system .*$/m, "system 1"), "of another database server"],
  ["from the future", (backup) => forgeEvidence(backup, /^finished .*$/m, "finished 4000000000"), "is from the future"],
])("a backup %s is refused before anything is stopped", async (_, damage, says) => {
  const backup = await scene.take();
  damage(backup);
  const before = await scene.production.whatRuns();
  expect((await scene.restore({ backup })).error).toContain(says);
  expect(await scene.production.whatRuns()).toEqual(before);
});

test("a backup from after a deploy that was rolled back is refused, and the one from before it is restored", async () => {
  const before = await scene.take();
  const bad = await scene.app.publish({ tag: "v90.0.0", variant: "never-healthy" });
  const failed = await scene.production.deploy(bad, { "backup-id": before });
  expect(failed.outputs["result"]).toBe("returned");
  const after = await scene.take();
  expect((await scene.restore({ backup: after })).error).toContain("was taken after v90.0.0 had begun to be deployed");
  const step = await scene.restore({ backup: before });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ result: "done", backup: before });
});
