import type { Forge } from "../../../src/ports/forge.ts";
import { releaseBefore } from "../../../src/readiness/release-tags.ts";
import { judgeMigrations, type MigrationQuestion } from "../../../src/readiness/rows/migration-row.ts";

const question = (hasBackup: boolean, takesBackup = false): MigrationQuestion => ({
  ...{ previous: "v1.3.0", hasBackup, takesBackup },
  isMigration: (path) => path.includes("migrations/"),
});

test("without a changed migration no backup is asked for", () => {
  expect(judgeMigrations({ kind: "paths", paths: ["a.txt"] }, question(true))).toMatchObject({
    row: { state: "ok", verdict: "No migration differs from v1.3.0." },
    needsBackup: false,
  });
});

test("a changed migration needs the backup that the configuration names", () => {
  const paths = ["a.txt", ...[1, 2, 3, 4].map((one) => `db/migrations/${one}.sql`)];
  const { row, needsBackup } = judgeMigrations({ kind: "paths", paths }, question(true));
  expect(needsBackup).toBe(true);
  expect(row).toMatchObject({
    state: "warning",
    verdict:
      "4 migrations differ from v1.3.0: db/migrations/1.sql, db/migrations/2.sql, db/migrations/3.sql and 1 more. A rollback does not undo them. The deploy reads the newest backup before it touches anything.",
  });
});

test("where the configuration says how one is taken, the deploy takes it", () => {
  const verdict = judgeMigrations({ kind: "paths", paths: ["migrations/1"] }, question(true, true));
  expect(verdict).toMatchObject({ needsBackup: true, takesBackup: true });
  expect(verdict.row.verdict).toContain("The deploy takes a backup and reads it before it touches anything.");
  const none = judgeMigrations({ kind: "paths", paths: ["a.txt"] }, question(true, true));
  expect(none).toMatchObject({ needsBackup: false, takesBackup: false });
});

test("where the configuration names no backup, one is asked for", () => {
  const { row, needsBackup } = judgeMigrations({ kind: "paths", paths: ["migrations/1"] }, question(false));
  expect(needsBackup).toBe(false);
  expect(row).toMatchObject({ state: "warning", todo: expect.stringContaining("Take a backup before the approval.") });
  expect(row.verdict).toContain("1 migration differs from v1.3.0: migrations/1.");
});

test("what is not known may be a migration", () => {
  const difference = { kind: "unknown", why: "the forge does not report which files differ" } as const;
  expect(judgeMigrations(difference, question(true))).toMatchObject({ row: { state: "warning" }, needsBackup: true });
});

test.each([
  ["v1.4.0", ["v1.2.0", "v1.3.0", "v1.4.0", "v1.5.0", "v1.4.0-rc.1"], "", "v1.3.0"],
  // What was rolled back is not what runs, and a hotfix follows its own line.
  ["v1.4.0", ["v1.2.0", "v1.3.0", "v1.3.0-rollback"], "", "v1.2.0"],
  ["v1.2.1", ["v1.2.0", "v1.3.0"], "", "v1.2.0"],
  ["1.4.0", ["v1.2.0", "1.3.0"], "", "1.3.0"],
  ["v1.4.0", ["v1.3.9", "api/v1.3.0"], "api/", "v1.3.0"],
  ["v1.0.0", ["nightly"], "", undefined],
])("before %s of %j with the prefix %j came %s", async (version, names, prefix, before) => {
  const refs = names.map((name) => ({ ref: `refs/tags/${name}` }));
  expect(await releaseBefore(forgeWith(refs, []), { ...PLACE, prefix }, version)).toBe(before);
});

const PLACE = { kind: "github", repository: "/repos/a/b", environment: "production", prefix: "" } as const;

/** GitHub, with these tags and these deployments. */
function forgeWith(refs: readonly object[], deployments: readonly object[]): Forge {
  const list = async (path: string): Promise<readonly unknown[]> =>
    path.includes("/deployments") ? deployments : refs;
  return { list } as unknown as Forge;
}

test("a release whose rollback has a record and no tag is not the one before", async () => {
  const record = {
    ...{ id: 1, sha: "a".repeat(40), created_at: "2026-11-01T10:00:00Z", creator: { login: "github-actions[bot]" } },
    payload: { rollback: { failed: "v1.3.0" } },
  };
  const refs = ["v1.2.0", "v1.3.0"].map((name) => ({ ref: `refs/tags/${name}` }));
  expect(await releaseBefore(forgeWith(refs, [record]), PLACE, "v1.4.0")).toBe("v1.2.0");
});
