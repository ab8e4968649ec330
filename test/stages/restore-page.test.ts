import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../scripts/root.ts";
import { must } from "../sandbox/processes.ts";
import type { StepResult } from "../sandbox/step.ts";
import { openRestoreScene, type RestoreScene } from "./restore-scene.ts";

/** Every command of docs/restore.md, in its order, on data that a release broke. */

const PAGE = readFileSync(join(repositoryRoot(), "docs/restore.md"), "utf8");
const blocks = (language: string): string[] =>
  [...PAGE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, of, text = ""]) => (of === language ? [text] : []));

let scene: RestoreScene;

beforeAll(async () => {
  scene = await openRestoreScene();
});

afterAll(() => scene.close());

interface PageStep {
  readonly uses: string;
  readonly with: Readonly<Record<string, unknown>>;
}

/** A step of the page, with the names of the scene in place of those of the page. */
function step({ with: given, uses }: PageStep, more: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  expect(uses).toContain("/actions/restore-backup@");
  const { "ssh-key": _, ...inputs } = given;
  const texts = Object.entries(inputs).map(([name, value]) => [name, String(value)]);
  return scene.restore({ ...Object.fromEntries(texts), ...more });
}

/** Commands of the page in a shell of the host. Each name that is replaced must be in them. */
function shell(text: string, replaced: Readonly<Record<string, string>>): Promise<string> {
  let script = text;
  for (const [name, value] of Object.entries(replaced)) {
    expect(script).toContain(name);
    script = script.replaceAll(name, value);
  }
  const { environment } = scene.production.sandbox.engine;
  return must(["sh", "-euc", script], { env: { ...process.env, ...environment } });
}

test("the page has the commands that are run here, and no other ones", () => {
  expect(blocks("yaml")).toHaveLength(5);
  expect(blocks("sh")).toHaveLength(6);
  expect([...PAGE.matchAll(/^```(\w*)$/gm)].flatMap(([, of]) => of || [])).toHaveLength(11);
});

test("look, restore, read the kept database, undo, drop", async () => {
  const [first = "", , , , last = ""] = blocks("yaml");
  const [look, restore] = parse(first) as [PageStep, PageStep];
  const [undo] = parse(last) as [PageStep];
  const [read = "", drop = ""] = blocks("sh");
  const backup = await scene.breakData();
  const broken = await scene.orders();

  const looked = await step(look);
  expect(looked.error).toBe("");
  expect(looked.outputs).toMatchObject({ result: "planned", backup });
  const restored = await step(restore, { "plan-fingerprint": looked.outputs["plan-fingerprint"] ?? "" });
  expect(restored.error).toBe("");
  expect(scene.version()).toBe("v1.0.0");
  expect(await scene.orders()).toMatch(/^2000 /);

  const kept = (await scene.databases()).find((name) => name.startsWith("sample_broken_")) ?? "";
  const project = { "project=shop": `project=${scene.production.host.project}` };
  const printed = await shell(read, { ...project, shop_broken_20261129231805: kept });
  expect(printed).toContain(kept);
  expect(printed).toMatch(/count\s+-+\s+7\n/);
  expect(printed).toContain("COPY public.orders");

  const undone = await step(undo);
  expect(undone.error).toBe("");
  expect(scene.version()).toBe("v2.0.0");
  expect(await scene.orders()).toBe(broken);

  const [find = ""] = read.split("\n");
  const left = (await scene.databases()).filter((name) => name.includes("_broken_"));
  expect(left).not.toEqual([]);
  for (const replaced of left) {
    await shell(`${find}\n${drop}`, { ...project, shop_broken_20261129231805: replaced });
  }
  expect(await scene.databases()).toEqual(["audit", "postgres", "sample"]);
});

test("files of a volume are back from a backup", async () => {
  const [, , extract = "", copy = ""] = blocks("sh");
  const { engine } = scene.production.sandbox;
  const db = (await scene.production.containers()).find(({ service }) => service === "db");
  const volume = `${scene.production.host.project}_uploads`;
  const inVolume = async (name: string, command: string): Promise<string> => {
    const { stdout, stderr, code } = await engine.docker([
      "run",
      "--rm",
      "-v",
      `${name}:/v`,
      "--entrypoint",
      "sh",
      db?.image ?? "",
      "-c",
      command,
    ]);
    if (code !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  try {
    await inVolume(volume, "mkdir /v/a; echo one >/v/a/1; echo two >/v/2; chown 70:70 /v/2");
    const backup = await scene.take({ volumes: volume });
    await inVolume(volume, "rm -r /v/a; echo changed >/v/2; echo three >/v/3");
    const names = { shop_uploads_restored: `${volume}-restored` };
    const began = `database=${db?.id}\n`;
    const printed = await shell(`${began}${extract}`, { "/srv/backups/shop-20261129T230000Z": backup, ...names });
    expect(printed).toMatch(/postgres +postgres .* 2\n/);
    const image = "image=$(docker inspect --format '{{.Image}}' \"$database\")\n";
    await shell(`${began}${image}${copy}`, { "--volume shop_uploads:": `--volume ${volume}:`, ...names });
    expect(await inVolume(volume, "cat /v/a/1 /v/2 /v/3")).toBe("one\ntwo\nthree");
  } finally {
    await engine.docker(["volume", "rm", volume, `${volume}-restored`]);
  }
});

test("a backup that is only in a restic repository is brought back, and can be restored", async () => {
  const [, , , , fetch = ""] = blocks("sh");
  const backup = await scene.breakData();
  const { root } = scene.production.sandbox;
  const env = { RESTIC_REPOSITORY: join(root, "restic"), RESTIC_PASSWORD: "correct-horse" };
  const restic = (...args: string[]): Promise<string> =>
    must(["restic", "-q", ...args], { env: { ...process.env, ...env } });
  await restic("init");
  await restic("backup", scene.folder);
  rmSync(backup, { recursive: true });
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${value}\n`);
  await shell(`${exports.join("")}${fetch}`, {
    "/srv/backups/shop-20261129T230000Z": backup,
    "/var/tmp/from-restic": join(root, "from-restic"),
  });
  const planned = await scene.restore({ backup, "dry-run": "true" });
  expect(planned.error).toBe("");
  expect(planned.outputs).toMatchObject({ result: "planned", backup });
});

test("a new server gets the data of a backup", async () => {
  const [, , , , , load = ""] = blocks("sh");
  await scene.sql("drop table if exists orders; create table orders (n int primary key, note text)");
  await scene.sql("insert into orders select n, md5(n::text) from generate_series(1, 500) n");
  const backup = await scene.take();
  const { engine } = scene.production.sandbox;
  const db = (await scene.production.containers()).find(({ service }) => service === "db");
  const started = await engine.docker(["run", "-d", "-e", "POSTGRES_PASSWORD=new", db?.image ?? ""]);
  const server = started.stdout.trim();
  try {
    const ready =
      'for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do ! docker exec "$database" psql -U postgres -c "select 1" >/dev/null 2>&1 || break; sleep 1; done';
    await shell(`database=${server}\n${ready}\n${load}`, {
      "/srv/backups/shop-20261129T230000Z": backup,
      "template0 shop": "template0 sample",
      "-d shop": "-d sample",
      "shop.dump": "sample.dump",
    });
    const count = ["exec", server, "psql", "-U", "postgres", "-d", "sample", "-qtAc", "select count(*) from orders"];
    expect((await engine.docker(count)).stdout.trim()).toBe("500");
  } finally {
    await engine.docker(["rm", "-f", "-v", server]);
  }
});
