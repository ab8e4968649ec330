import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { flip } from "../../sandbox/flip.ts";
import { freePort } from "../../sandbox/ports.ts";
import { waitFor } from "../../sandbox/processes.ts";
import { type ExampleScene, openExampleScene, rowsIn } from "../../stages/example-scene.ts";

/** examples/backup/s3 with a real S3 server. Runs where `versitygw` is. */

let scene: ExampleScene;

beforeAll(async () => {
  scene = await openExampleScene();
});

afterAll(() => scene.close());

test("a storage that is compatible with S3", async () => {
  const { root, scripts } = scene;
  const data = join(root, "s3");
  const port = await freePort();
  mkdirSync(join(data, "backups"), { recursive: true });
  const keys = { AWS_ACCESS_KEY_ID: "access", AWS_SECRET_ACCESS_KEY: "correct-horse", AWS_REGION: "us-east-1" };
  await scene.serve(["versitygw", "--quiet", "--port", `127.0.0.1:${port}`, "posix", "--nometa", data], {
    ROOT_ACCESS_KEY: "access",
    ROOT_SECRET_KEY: "correct-horse",
  });
  const variables = {
    ...{ ...keys, S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_BUCKET: "backups", S3_SERIES: "daily/shop" },
    ...{ PGHOST: join(root, "cluster"), PGUSER: "postgres" },
  };
  const command = join(scripts, "s3/evidence");
  await waitFor("the storage to answer", 30_000, async () =>
    (await scene.verify(command, variables)).error.includes("the series has no object"),
  );
  const first = (await scene.script("s3/take", ["pg_dump", "-Fc", "postgres"], variables)).trim();
  await expect(scene.script("s3/take", ["head", "-c", "1000", "/dev/zero"], variables)).rejects.toThrow();
  await expect(scene.script("s3/take", ["sh", "-c", "pg_dump -Fc postgres; exit 1"], variables)).rejects.toThrow();

  const step = await scene.verify(command, variables);
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ result: "passed", level: "3", "backup-id": first, "previous-size-bytes": "" });
  const file = join(root, "s3.dump");
  await scene.script("s3/restore", [file], variables);
  expect(await rowsIn(file)).toBe("5000");
  expect(await scene.fails("s3/restore", [file], variables)).toContain("exists");

  const second = (await scene.script("s3/take", ["pg_dump", "-Fc", "postgres"], variables)).trim();
  expect((await scene.verify(command, variables)).outputs).toMatchObject({
    "backup-id": second,
    "previous-size-bytes": step.outputs["size-bytes"],
  });
  flip(join(data, "backups", second));
  const damaged = await scene.verify(command, variables);
  // The series is in `backup-env`, all of which is masked.
  expect(damaged.error).toContain("is not the one beside it");
  expect(await scene.fails("s3/restore", [join(root, "damaged.dump")], variables)).toContain(
    "is not the one beside it",
  );
  rmSync(join(data, "backups", `${second}.sha256`));
  expect((await scene.verify(command, variables)).outputs).toMatchObject({ result: "refused" });
  expect((await scene.verify(command, { ...variables, AWS_SECRET_ACCESS_KEY: "wrong" })).outputs).toMatchObject({
    result: "refused",
  });
});
