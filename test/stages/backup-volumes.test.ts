import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readEvidence } from "../../src/backup/postgres/evidence-file.ts";
import type { StepResult } from "../sandbox/step.ts";
import { openRestoreScene, type RestoreScene } from "./restore-scene.ts";

/** Files of volumes and folders are in the same backup as the databases, with the same evidence. */

let scene: RestoreScene;
let volume = "";
let media = "";

beforeAll(async () => {
  scene = await openRestoreScene();
  await scene.sql("create table orders (n int primary key); insert into orders values (1), (2)");
  volume = `${scene.production.host.project}_uploads`;
  media = join(scene.production.sandbox.root, "media files");
  mkdirSync(join(media, "deep"), { recursive: true });
  writeFileSync(join(media, "deep/picture"), "picture");
  const db = (await scene.production.containers()).find(({ service }) => service === "db");
  const fill = "mkdir /v/a; echo one >/v/a/1; echo two >/v/2; chmod 600 /v/2; ln -s 2 /v/link";
  const wish = ["run", "--rm", "-v", `${volume}:/v`, "--entrypoint", "sh", db?.image ?? "", "-c", fill];
  const { code, stderr } = await scene.production.sandbox.engine.docker(wish);
  if (code !== 0) throw new Error(stderr);
});

afterAll(async () => {
  await scene.production.sandbox.engine.docker(["volume", "rm", "-f", volume]);
  await scene.close();
});

const place = (): Record<string, string> => ({
  ...{ kind: "postgres", "postgres-service": "db", "postgres-databases": "sample", "postgres-folder": scene.folder },
  volumes: `${volume}\n${media}`,
});

const step = async (stage: string, more: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  (await scene.production.start(stage, { ...place(), ...more })).done;

const verify = (more: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  step("verify-backup", { "min-size-ratio": "0", ...more });

test("they are read in full, extracted in a drill, and not restored without consent", async () => {
  const backup = await scene.take({ volumes: place()["volumes"] ?? "" });
  expect(readdirSync(backup).toSorted()).toEqual([
    "audit.dump",
    "evidence",
    "globals.sql",
    "sample.dump",
    "volume-1.tar",
    "volume-2.tar",
  ]);
  const read = readEvidence(readFileSync(join(backup, "evidence"), "utf8"));
  if (read.kind !== "evidence") throw new Error(read.why);
  expect(read.evidence.volumes.map(({ name, source, entries }) => [name, source, entries])).toEqual([
    ["volume-1.tar", volume, 5],
    ["volume-2.tar", media, 3],
  ]);
  const verified = await verify();
  expect(verified.error).toBe("");
  expect(verified.log).toContain(`Read in full: 5 entries of ${volume}`);

  const drill = await step("restore-drill", { "incident-label": "false" });
  expect(drill.error).toBe("");
  expect((await verify({ level: "4" })).outputs).toMatchObject({ result: "passed", level: "4" });

  const before = await scene.production.whatRuns();
  const refused = await scene.restore({ backup });
  expect(refused.error).toContain(`The backup ${backup} has volumes: ${volume}, ${media}.`);
  expect(await scene.production.whatRuns()).toEqual(before);
  const planned = await scene.restore({ backup, "databases-only": "true", "dry-run": "true" });
  expect(planned.outputs).toMatchObject({ result: "planned", backup });
});

test.each<[string, (path: string) => void, string]>([
  ["that is cut off", (path) => truncateSync(path, 1024), "the SHA-256 of volume-1.tar is not the one in its evidence"],
  [
    "that is changed",
    (path) => writeFileSync(path, readFileSync(path).fill(7, 600, 601)),
    "the SHA-256 of volume-1.tar",
  ],
])("an archive %s is refused, and fails a drill", async (_, damage, says) => {
  const backup = await scene.take({ volumes: volume });
  damage(join(backup, "volume-1.tar"));
  expect((await verify({ volumes: volume })).error).toContain(says);
  expect((await step("restore-drill", { "incident-label": "false" })).error).toContain("The SHA-256 of volume-1.tar");
});

test("a backup without a volume that is configured is refused, and one that does not exist is not created", async () => {
  await scene.take();
  expect((await verify()).error).toContain(`it does not have the volume ${volume}, ${media}`);
  const missing = await step("take-backup", { volumes: `${volume}_typo` });
  expect(missing.log).toContain(`There is no volume ${volume}_typo.`);
  const { stdout } = await scene.production.sandbox.engine.docker(["volume", "ls", "-q"]);
  expect(stdout.split("\n")).not.toContain(`${volume}_typo`);
  const folder = join(scene.production.sandbox.root, "no such folder");
  expect((await step("take-backup", { volumes: folder })).log).toContain(`There is no folder ${folder}.`);
  expect(existsSync(folder)).toBe(false);
  expect((await step("take-backup", { kind: "files", "take-command": "true" })).error).toContain("volumes");
});
