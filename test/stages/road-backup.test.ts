import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRoadScene, type RoadScene } from "./road-scene.ts";

/** A release that takes its own backup before it touches anything. */

let scene: RoadScene;
let backups: string;

/** One with a space in its name, as people have them. */
const PATTERN = "app *.tar";

beforeAll(async () => {
  backups = mkdtempSync(join(tmpdir(), "sluice-road-backup-"));
  const take = {
    command: 'docker compose exec -T web tar -cf - /www > "$SLUICE_BACKUP_FILE"',
    file: join(backups, "app {time}.tar"),
  };
  scene = await openRoadScene({ backup: { path: join(backups, PATTERN), take } });
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

test("one is taken after the approval, read in full, and only then the release goes on", async () => {
  await scene.publish("v1.1.0");
  const { end, lines } = await scene.push("v1.1.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  const steps = lines.filter((line) => /^> (Take a backup|Verify the newest backup|Deploy$)/.test(line));
  expect(steps).toEqual(["> Take a backup", "> Verify the newest backup", "> Deploy"]);
  expect(lines).toContain("✓ It is the one that was taken.");
  expect(readdirSync(backups)).toEqual([expect.stringMatching(/^app \d{8}T\d{6}Z\.tar$/)]);
  expect(await scene.running()).toBe("v1.1.0");
});

test("where none can be taken nothing is touched, though yesterday's would do", async () => {
  // The container is stopped, so nothing can be asked of it.
  const [web] = await scene.production.containers();
  await scene.production.sandbox.engine.docker(["stop", "-t", "1", web?.id ?? ""]);
  await scene.publish("v1.2.0");
  const before = await scene.containers();
  const { results, lines } = await scene.push("v1.2.0");
  expect(results).toMatchObject({ release: "failure", verdict: "skipped" });
  expect(lines.join("\n")).toMatch(/The backup failed: The command ended with code \d+/);
  expect(lines).not.toContain("> Deploy");
  expect(await scene.containers()).toEqual(before);
  expect(readdirSync(backups)).toHaveLength(1);
});
