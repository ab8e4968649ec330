import { whatTellsMost } from "../sandbox/deep.ts";
import type { StepResult } from "../sandbox/step.ts";
import { expectRestored, openQuietScene, type QuietRelease, type QuietScene } from "./quiet-scene.ts";

/** `on-schema-change: restore`: what a release did that never worked is undone, if nothing else can have written since the backup. */

let quiet: QuietScene;

beforeAll(async () => {
  quiet = await openQuietScene();
});

afterAll(() => quiet.scene.close());

async function deploy(backup: string, wanted: QuietRelease = {}): Promise<StepResult> {
  const inputs = { ...(backup === "" ? {} : { "backup-id": backup }), ...wanted.inputs };
  return (await quiet.startDeploy({ ...wanted, inputs })).done;
}

const kept = async (): Promise<readonly string[]> =>
  (await quiet.scene.databases()).filter((name) => /^sample_broken_\d{14}$/.test(name));

test("if nothing was written since the backup, the databases are restored and the release before runs", async () => {
  const { scene, customers } = quiet;
  const [before, data, backup] = [scene.version(), await customers(), await scene.take()];
  const failed = await deploy(backup);
  await expectRestored(quiet, failed.outputs, { before, data });
  expect(failed.error).toContain(`The databases were restored from the backup ${backup}`);
  const [name = ""] = await kept();
  expect(failed.error).toContain(`are kept as NAME_broken_${name.slice(-14)}.`);
  expect(await scene.sql("select count(*) from customers where full_name = ''", name)).toBe("493");
});

interface Denial {
  readonly name: string;
  /** SQL after the backup. */
  readonly write?: string;
  readonly worker?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly withoutBackup?: true;
  /** The service of a container in the network of the database that no release has; empty for one of no application. */
  readonly beside?: string;
  readonly reason: string;
}

const DENIALS: readonly Denial[] = [
  {
    name: "a row that was written after the backup",
    write: "insert into customers values (1000, 'new')",
    reason: "the databases were written to since the backup",
  },
  {
    name: "a value that was taken from a sequence",
    write: "select nextval('numbers')",
    reason: "a sequence of sample was used since the backup",
  },
  { name: "no backup", withoutBackup: true, reason: "no backup was taken for this deploy." },
  { name: "a service that was healthy", worker: "exit 0", reason: "worker was healthy, and can have worked." },
  {
    name: "a container of the application that the switch does not start again",
    beside: "tool",
    reason: "tool, which can reach the database, does not change with this release.",
  },
  {
    name: "a container of no application",
    beside: "",
    reason: "beside, which is not a service of this application, can reach the database or one of its services through",
  },
  {
    name: "a service without a health check",
    worker: "",
    reason: "worker has no health check, so whether it worked is unknown.",
  },
  {
    name: "a check that fails in the restored databases",
    inputs: { "restore-checks": "select count(*) > 1000000 from customers" },
    reason: "the restore failed: ",
  },
];

const TOLD = ["a row that was written after the backup", "a check that fails in the restored databases"];

test.each(whatTellsMost(DENIALS, ({ name }) => name, TOLD))("$name ends in a hold that names it", async (denial) => {
  const { scene, running, customers } = quiet;
  const [before, data, backup] = [scene.version(), await customers(), await scene.take()];
  if (denial.write !== undefined) await scene.sql(denial.write);
  const { worker, inputs = {}, beside } = denial;
  if (beside !== undefined) await startBeside(beside);
  const failed = await deploy(denial.withoutBackup ? "" : backup, {
    inputs,
    ...(worker === undefined ? {} : { worker }),
  });
  expect(failed.outputs).toMatchObject({ result: "held", "running-version": before });
  expect(failed.error).toContain(`The databases were not restored automatically: ${denial.reason}`);
  expect(failed.error).toContain("dispatch rollback.yml with `scenario: restore`");
  // As without it: what the failed release did stays, and it runs on.
  expect(await scene.sql("select full_name = '' from customers where id = 8")).toBe("t");
  expect((await scene.databases()).filter((name) => name.includes("_restore_"))).toEqual([]);
  expect((await running()).map((line) => line.split(" ")[1])).not.toContain(before);
  expect(await quiet.restartPolicies()).toEqual(["unless-stopped"]);
  if (beside !== undefined) expect(await endBeside()).toBe("0001-01-01T00:00:00Z");
  expect((await scene.restore({ backup })).error).toBe("");
  expect(await customers()).toBe(data);
});

async function startBeside(service: string): Promise<void> {
  const { host, sandbox, containers } = quiet.scene.production;
  const image = (await containers()).find((container) => container.service === "db")?.image ?? "";
  const labels = { project: host.project, oneoff: "False", service };
  const marks = Object.entries(labels).flatMap(([key, value]) => ["--label", `com.docker.compose.${key}=${value}`]);
  await sandbox.engine.docker([
    ...["run", "-d", "--name", "beside", "--network", `${host.project}_default`, "--restart", "unless-stopped"],
    ...[...(service === "" ? [] : marks), "--entrypoint", "sleep", image, "3600"],
  ]);
}

/** When it was stopped; the first year for never. */
async function endBeside(): Promise<string> {
  const { docker } = quiet.scene.production.sandbox.engine;
  const { stdout } = await docker(["inspect", "--format", "{{.State.FinishedAt}}", "beside"]);
  await docker(["rm", "-f", "beside"]);
  return stdout.trim();
}

test("a release that works is deployed as without it", async () => {
  const backup = await quiet.scene.take();
  const migration = "alter table customers add column if not exists city text;";
  const done = await deploy(backup, { variant: "healthy", migration });
  expect(done.error).toBe("");
  expect(done.log).toContain(`Nothing was written since the backup ${backup} was begun.`);
  expect(done.outputs).toMatchObject({ result: "done", schema: "changed" });
  expect(await quiet.restartPolicies()).toEqual(["unless-stopped"]);
});
