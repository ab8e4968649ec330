import type { Config } from "../../../src/config/schema.ts";
import { backupRow } from "../../../src/readiness/rows/backup-row.ts";

const row = (use: { reads: boolean; takes: boolean }, backup?: object) => backupRow(use, { backup } as Config);

test("a release that uses no backup needs no settings of one", () => {
  expect(row({ reads: false, takes: false })).toBeUndefined();
});

test.each([
  ["neither is configured", { reads: true, takes: true }, undefined, "no `backup` and no `backup.take.command`"],
  ["the path is missing", { reads: true, takes: false }, { "max-age": "1d" }, "no `backup.path`"],
  ["the program is missing", { reads: true, takes: false }, { kind: "command" }, "no `backup.command`"],
  ["the command is missing", { reads: true, takes: true }, { kind: "restic" }, "no `backup.take.command`"],
])("it is refused before the approval where %s", (_, use, backup, said) => {
  expect(row(use, backup)).toMatchObject({ state: "red", verdict: expect.stringContaining(said) });
});

test("with its settings it is all right", () => {
  const backup = { path: "/backups/*.sql.gz", take: { command: "pg_dump" } };
  expect(row({ reads: true, takes: true }, backup)).toMatchObject({ state: "ok" });
});

test("a backup of Postgres needs no command", () => {
  const backup = { kind: "postgres", postgres: { service: "db" } };
  expect(row({ reads: true, takes: true }, backup)).toMatchObject({ state: "ok" });
});
