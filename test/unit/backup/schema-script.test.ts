import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schemaScript } from "../../../src/backup/postgres/schema-script.ts";

/** Which lines of a dump count as the schema. The programs of the container print what the test says. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-schema-"));
  mkdirSync(join(folder, "bin"));
  const programs = {
    docker: 'case $1 in ps) echo abc123 ;; exec) shift 5; exec "$@" ;; esac',
    pg_isready: "exit 0",
    psql: 'case "$*" in *pg_database*) echo shop ;; *) cat >/dev/null ;; esac',
    pg_dump: `cat '${folder}/dump'`,
  };
  for (const [name, text] of Object.entries(programs))
    writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function factsOf(dump: readonly string[]): readonly string[] {
  writeFileSync(join(folder, "dump"), `${dump.join("\n")}\n`);
  const backups = { project: "app", service: "db", databases: ["shop"], user: "postgres", folder: "/b" };
  const PATH = `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`;
  const { stderr, status } = spawnSync("sh", ["-c", schemaScript(backups, [])], {
    ...{ encoding: "utf8", env: { PATH, SLUICE_CHANGE_DIR: folder } },
  });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return readFileSync(join(folder, "schema-facts"), "utf8").trimEnd().split("\n");
}

const HEAD = [
  ...["--", "-- PostgreSQL database dump", "--", "\\restrict x", "SET statement_timeout = 0;", "SET lock_timeout = 0;"],
  ...["SET client_encoding = 'UTF8';", "SELECT pg_catalog.set_config('search_path', '', false);"],
  ...["SET row_security = off;", "SET default_tablespace = '';", "SET default_table_access_method = heap;"],
];
const close = (set: string): readonly string[] => [
  ...["CREATE FUNCTION public.close(id integer) RETURNS void", "    LANGUAGE sql", "    AS $$", "UPDATE orders"],
  ...[set, "$$;"],
];

test("what pg_dump sets for itself is no part of the schema", () => {
  expect(factsOf([...HEAD, "CREATE TABLE public.orders (", "    id integer,", "    state text", ");"])).toEqual(
    ["CREATE TABLE public.orders (", "    id integer", "    state text", ");"].map((line) => `shop: ${line}`),
  );
});

test("a release that changes only a line of a function that begins with SET has changed the schema", () => {
  const [before, now] = ["SET state = 'closed' WHERE id = $1", "SET state = 'done' WHERE id = $1"].map((set) =>
    factsOf([...HEAD, ...close(set)]),
  );
  expect(before).toContain("shop: SET state = 'closed' WHERE id = $1");
  expect(now).not.toEqual(before);
});
