import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "../../../src/backup/ask.ts";
import { drillScript } from "../../../src/backup/postgres/drill-script.ts";
import { lookAtDatabases } from "../../../src/backup/postgres/live-databases.ts";
import { loadScript } from "../../../src/backup/postgres/restore-scripts.ts";

/** The settings of the sessions that load and compare databases. The programs of the container write down what they are called with. */

const BACKUPS = { project: "app", service: "db", databases: ["shop"], user: "postgres", folder: "/b" };

const PROGRAMS = {
  docker: `case $1 in ps) echo abc123 ;; info) echo 4000000000 ;; inspect | run) echo def456 ;; exec)
    shift
    while :; do case $1 in -i) shift ;; -e) export "$2"; shift 2 ;; *) break ;; esac; done
    shift
    printf '%s: %s\\n' "$(printf %s "\${PGOPTIONS:-}" | sed 's/-c //g')" "$*" >>calls
    case $1 in sh) exec cat >/dev/null ;; *) exec "$@" ;; esac ;;
  esac`,
  df: "printf 'free\\n0 0 0 99999999\\n'",
  pg_isready: "exit 0",
  pg_restore: "cat >/dev/null",
  stat: "echo 0:0",
  psql: 'case "$*" in *"-f -") cat >/dev/null; [ ! -e fails ] || exit 3; echo "1 public.orders" ;; *rolsuper*) echo t ;; *) echo 0 ;; esac',
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-sessions-"));
  mkdirSync(join(folder, "bin"));
  for (const [name, text] of Object.entries(PROGRAMS))
    writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  for (const name of ["shop.dump", "globals.sql"]) writeFileSync(join(folder, name), "");
  writeFileSync(join(folder, "evidence"), "rows shop 1 public.orders\n");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const PATH = `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`;
  return spawnSync("sh", ["-c", script], {
    ...{ encoding: "utf8", cwd: folder, env: { PATH, SLUICE_CHANGE_DIR: folder } },
  });
}

/** The settings of each session that runs a program with this in its arguments. */
function settings(argument: string): readonly string[] {
  const calls = readFileSync(join(folder, "calls"), "utf8").trimEnd().split("\n");
  return calls.filter((call) => call.includes(argument)).map((call) => call.slice(0, call.indexOf(": ")));
}

const NO_LIMITS = "statement_timeout=0 idle_in_transaction_session_timeout=0 default_transaction_read_only=off";

test("after a load one commit waits for the disk, also where the server's own commits do not", () => {
  expect(run(loadScript(BACKUPS, { kind: "backup", path: folder, checks: [] }))).toMatchObject({
    status: 0,
    stderr: "",
  });
  expect(settings("pg_restore")).toEqual([`${NO_LIMITS} synchronous_commit=off`]);
  expect(settings("pg_logical_emit_message")).toEqual([`${NO_LIMITS} synchronous_commit=local`]);
  expect(new Set(settings("-f -"))).toEqual(new Set([NO_LIMITS]));
});

test("a drill restores a database that is read-only for its users", () => {
  const none = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const dump = { name: "shop.dump", bytes: 0, sha256: none, database: "shop", databaseBytes: 0, rows: new Map() };
  const evidence = {
    ...{ release: "r1", version: "v1.0.0", image: "postgres:15", server: 150008, serverVersion: "15.8", system: "7" },
    ...{ began: 1, finished: 2, dumps: [dump], globals: { name: "globals.sql", bytes: 0, sha256: none }, volumes: [] },
  };
  expect(run(drillScript(BACKUPS, { path: folder, evidence, checks: [], lifeSeconds: 60 }))).toMatchObject({
    status: 0,
    stderr: "",
  });
  expect(settings("pg_restore")).toEqual([NO_LIMITS]);
});

test("rows that cannot be counted are no answer", async () => {
  const place: Place = {
    name: "prod.example",
    run: async ({ script }) => {
      const { status, stdout, stderr } = run(script);
      return { kind: "exit", code: status ?? 1, stdout, stderr };
    },
  };
  const source = { kind: "postgres", backups: BACKUPS, env: {}, readTimeoutMs: 60_000 } as const;
  const question = { dumps: [], newest: [] };
  const { databases } = await lookAtDatabases(place, source, question);
  expect(databases).toEqual([{ name: "shop", rows: new Map([["public.orders", 1]]), newest: new Map() }]);
  writeFileSync(join(folder, "fails"), "");
  await expect(lookAtDatabases(place, source, question)).rejects.toThrow("The rows of shop cannot be counted");
});
