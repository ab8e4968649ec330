import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRoadScene, type RoadScene } from "./road-scene.ts";

/** A release that changes a migration needs a backup, also where the workflow asks for none. */

const CONFIG = ".github/sluice.yml";

let scene: RoadScene;
let backups: string;

beforeAll(async () => {
  backups = mkdtempSync(join(tmpdir(), "sluice-road-migrations-"));
  // Without a backup in the options the workflow has `backup: false`.
  scene = await openRoadScene({});
  const v1 = await scene.publish("v1.0.0");
  await scene.production.host.checkOut(v1.commit);
  const { error } = await scene.production.deploy(v1);
  if (error !== "") throw new Error(error);
});

afterAll(async () => {
  await scene.close();
  rmSync(backups, { recursive: true, force: true });
});

beforeEach(() => scene.begin());

/** A backup that was written so many hours ago. */
function backUp(hours: number): void {
  const path = join(backups, "app.tar");
  writeFileSync(join(backups, "rows"), "1\n");
  execFileSync("tar", ["-cf", path, "-C", backups, "rows"]);
  const then = Date.now() / 1000 - hours * 3600;
  utimesSync(path, then, then);
}

const configuration = (): string => `${scene.road.files[CONFIG] ?? ""}\nbackup: { path: ${join(backups, "*.tar")} }\n`;

test("a release without a migration asks for none", async () => {
  await scene.publish("v1.1.0", { files: { [CONFIG]: configuration() } });
  const { end, lines } = await scene.push("v1.1.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(lines).not.toContain("> Verify the newest backup");
});

test("with a changed migration an old backup stops the release before anything is touched", async () => {
  backUp(48);
  await scene.publish("v1.2.0", { files: { [CONFIG]: configuration(), "db/migrations/1.sql": "alter table a;\n" } });
  const before = await scene.containers();
  const { results, lines } = await scene.push("v1.2.0");
  expect(results).toMatchObject({ release: "failure", verdict: "skipped" });
  expect(lines).toContain("> Verify the newest backup");
  expect(lines).not.toContain("> Deploy");
  expect(await scene.containers()).toEqual(before);
});

test("with a young one it goes on", async () => {
  backUp(1);
  await scene.publish("v1.3.0", { files: { [CONFIG]: configuration(), "db/migrations/2.sql": "alter table b;\n" } });
  const { end, lines } = await scene.push("v1.3.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  const steps = lines.filter((line) => /^> (Verify the newest backup|Deploy$)/.test(line));
  expect(steps).toEqual(["> Verify the newest backup", "> Deploy"]);
  expect(await scene.running()).toBe("v1.3.0");
});
