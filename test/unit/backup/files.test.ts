import { readChecksum } from "../../../src/backup/files/checksum.ts";
import { formatOf, packingOf } from "../../../src/backup/files/file-format.ts";
import { newestFile } from "../../../src/backup/files/files.ts";
import { folderOf } from "../../../src/backup/files/find-script.ts";
import { isPacked } from "../../../src/backup/files/pg-header.ts";
import { sqlTrouble } from "../../../src/backup/files/sql-tail.ts";
import type { ShellAnswer } from "../../../src/ports/shell.ts";
import { createPlace, said } from "../../fakes/place.ts";

const hex = (text: string): string => Buffer.from(text).toString("hex");
/** The header of a custom dump as pg_dump 16 writes it, up to the length of its database's name: 4. */
const PG_HEADER = `${Buffer.from("PGDMP").toString("hex")}010f00040801${"01"}${"0000000000".repeat(7)}0004000000`;
const PG = hex("PGDMP\u0001\u000e");
const GZIP = "1f8b0800";
const SQL = hex("--\n-- PostgreSQL database dump\n--\n\n");
const TAR = hex(`plain.sql${"\0".repeat(248)}ustar  \0`);

describe("what a file is", () => {
  test.each([
    ["app.dump", PG, "none", "pg-custom"],
    ["app.backup", SQL, "none", "sql"],
    ["app.sql", hex("-- MySQL dump 10.13  Distrib 8.0.36\n--\n"), "none", "sql"],
    ["app.sql", hex("/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19\n"), "none", "sql"],
    ["files.tar", TAR, "none", "tar"],
    ["app", PG, "none", "pg-custom"],
  ])("%s that begins as it should is read as what it is", (name, head, packing, inside) => {
    expect(packingOf(name, head)).toEqual({ kind: "packing", packing });
    expect(formatOf(name, "none", head)).toEqual({ kind: "format", format: { packing, inside } });
  });

  test.each([
    ["app.sql.gz", GZIP, "gzip", SQL, "sql"],
    ["files.tgz", GZIP, "gzip", TAR, "tar"],
    ["app.dump.zst", "28b52ffd04", "zstd", PG, "pg-custom"],
    ["app.xz", "fd377a585a0000", "xz", "00ff", "anything"],
    ["app.bz2", hex("BZh9"), "bzip2", "", "anything"],
    ["no-ending", GZIP, "gzip", SQL, "sql"],
  ])("%s is unpacked, and what is inside is read as that", (name, head, packing, inner, inside) => {
    expect(packingOf(name, head)).toEqual({ kind: "packing", packing });
    expect(formatOf(name, packing as "gzip", inner)).toEqual({ kind: "format", format: { packing, inside } });
  });

  test("a name that says one thing and bytes that say another are refused", () => {
    expect(packingOf("app.sql.gz", SQL)).toMatchObject({ kind: "refused", why: expect.stringContaining("gzip") });
    expect(packingOf("app.zst", GZIP)).toMatchObject({ kind: "refused" });
    expect(formatOf("app.tar", "none", PG)).toMatchObject({ kind: "refused", why: expect.stringContaining("tar") });
    expect(formatOf("app.sql.gz", "gzip", PG)).toMatchObject({ kind: "refused" });
    expect(formatOf("app.dump", "none", hex("Salted__"))).toMatchObject({ kind: "refused" });
    expect(formatOf("app.dump", "none", "")).toMatchObject({ kind: "refused" });
  });
});

describe("the end of a plain dump", () => {
  const head = "--\n-- PostgreSQL database dump\n--\n";
  const done = "--\n-- PostgreSQL database dump complete\n--\n\n";

  test.each([
    ["as pg_dump writes it", done],
    ["with the line that ends psql's restricted mode", `${done}\\unrestrict b0fC9hYdWm2J\n\n`],
    ["with other line ends", done.replaceAll("\n", "\r\n")],
    ["of mysqldump", "-- Dump completed on 2026-11-24  2:00:01\n"],
  ])("%s is complete", (_, tail) => {
    expect(sqlTrouble(head, tail)).toBeUndefined();
  });

  test.each([
    ["that stops in a table", "17\tabc\n18\td"],
    ["that holds the words somewhere in its data", `${done}19\tabc\n`],
    ["that is empty", ""],
    ["that only mentions them", "x -- PostgreSQL database dump complete\n"],
  ])("one %s is not", (_, tail) => {
    expect(sqlTrouble(head, tail)).toContain("the dump was cut off");
  });

  test("one database of a cluster is not the cluster", () => {
    const cluster = "--\n-- PostgreSQL database cluster dump\n--\n";
    expect(sqlTrouble(cluster, done)).toContain("cluster dump complete");
    expect(sqlTrouble(cluster, done.replace("database dump", "database cluster dump"))).toBeUndefined();
  });
});

test("the header of a custom dump tells whether its data is packed", () => {
  // The first bytes as pg_dump 15 wrote them, packed by default and with -Z0; and version 1.16 with zstd and with none.
  const header = (version: string, compression: string): string =>
    `5047444d50${version}040801${compression}${"00".repeat(20)}`;
  expect(isPacked(header("010e00", "0101000000"))).toBe(true);
  expect(isPacked(header("010e00", "0000000000"))).toBe(false);
  expect(isPacked(header("011000", "03"))).toBe(true);
  expect(isPacked(header("011000", "00"))).toBe(false);
  expect([isPacked(""), isPacked(hex("PGDMP")), isPacked(header("020000", "00"))]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("a checksum is found in every form that tools write", () => {
  const sum = "AB".repeat(32);
  const wanted = sum.toLowerCase();
  for (const text of [
    sum,
    `${sum}  app.dump\n`,
    `${sum} *app.dump`,
    `${sum}  /srv/b/app.dump`,
    `SHA256 (app.dump) = ${sum}`,
  ])
    expect(readChecksum(text, "app.dump")).toBe(wanted);
  expect(readChecksum(`${"0".repeat(64)}  other.dump\n${sum}  app.dump\n`, "app.dump")).toBe(wanted);
  for (const text of ["", "abc", `${sum}  other.dump`, `${sum}ff  app.dump`])
    expect(readChecksum(text, "app.dump")).toBeUndefined();
});

test("the folder of a pattern is what stands before its first wildcard", () => {
  expect(["/srv/b/*.dump", "/srv/*/x.dump", "/*.dump", "/srv/b/app.dump", "b/*.gz", "*.gz"].map(folderOf)).toEqual([
    "/srv/b",
    "/srv",
    "/",
    "/srv/b",
    "b",
    ".",
  ]);
});

describe("on a machine", () => {
  const source = {
    kind: "files",
    path: "/b/*.dump",
    read: "",
    pgRestoreVia: [],
    database: "",
    env: {},
    readTimeoutMs: 5000,
  } as const;
  const FOUND = `now 1800000000\nmatches 2 0 0\nnewest 2000 1799990000 /b/new one.dump\nprevious 1900 1799900000 /b/old.dump\nhead ${PG}\n`;
  const READ = "unpack 0\nconsume 0\n";

  test("the newest file is found with its size, its time and the one before it", async () => {
    const { found, clock, level } = await newestFile(createPlace(said(FOUND)), source);
    expect(found).toEqual({
      id: "/b/new one.dump",
      finishedAt: 1_799_990_000_000,
      size: 2000,
      previousSize: 1900,
      detail: ["The one before it is /b/old.dump"],
    });
    expect([clock, level]).toEqual([1_800_000_000_000, 2]);
  });

  async function read(answer: ShellAnswer, found = FOUND, database = ""): Promise<readonly string[]> {
    const place = createPlace(said(found), answer);
    const { reading } = await newestFile(place, { ...source, database });
    return (await reading?.read()) ?? [];
  }

  test("backups of several kinds are refused, also where only the packing differs", async () => {
    const several = newestFile(createPlace(said(`${FOUND}kinds sql sql.gz\n`)), source);
    await expect(several).rejects.toThrow("names backups of different kinds: sql, sql.gz");
    const one = newestFile(createPlace(said(`${FOUND}kinds dump\n`)), source);
    await expect(one).resolves.toMatchObject({ level: 2 });
  });

  test("a folder is read as a dump only when its table of contents begins as one", async () => {
    expect(await read(said(READ), `${FOUND}dump-folder\n`)).toEqual([
      "Read in full: pg_restore read every table of it",
    ]);
    await expect(read(said(READ), `${FOUND.replace(PG, SQL)}dump-folder\n`)).rejects.toThrow(
      "its toc.dat does not begin as the table of contents",
    );
  });

  test("a whole file is whole, and what reading cannot see is said", async () => {
    expect(await read(said(READ))).toEqual(["Read in full: pg_restore read every table of it"]);
    const plain = FOUND.replace(PG, SQL);
    const tail = hex("-- PostgreSQL database dump complete\n");
    expect((await read(said(`${READ}tail ${tail}\n`), plain)).join()).toContain("A plain SQL dump carries no checksum");
  });

  test("a dump of another database is refused, and so is one that does not name its database", async () => {
    const shop = FOUND.replace(PG, `${PG_HEADER}${hex("shop")}`);
    expect(await read(said(READ), shop, "shop")).toContain("It is a dump of the database shop");
    await expect(read(said(READ), shop, "audit")).rejects.toThrow("a dump of the database shop, and audit is wanted");
    await expect(read(said(READ), FOUND, "shop")).rejects.toThrow("does not say of which database it is");
    const tail = `${READ}tail ${hex("-- PostgreSQL database dump complete\n")}\n`;
    await expect(read(said(tail), FOUND.replace(PG, SQL), "shop")).rejects.toThrow("does not say of which database");
  });

  test.each([
    [
      "pg_restore fails",
      said("unpack 0\nconsume 1\n", { stderr: "pg_restore: error: could not read from input file: end of file\n" }),
      "end of file",
    ],
    [
      "it is of a newer version",
      said("unpack 0\nconsume 1\n", { stderr: "pg_restore: error: unsupported version (1.16) in file header" }),
      "set `pg-restore-via`",
    ],
    ["it changes meanwhile", said(`${READ}changed\n`), "it changed while it was read"],
    ["the script is cut off", said("unpack 0\n"), "the reading ended with code 0"],
    ["the script fails", said(READ, { code: 2, stderr: "sh: 1: Syntax error" }), "Syntax error"],
    ["unpacking fails", said("unpack 1\nconsume 0\n", { stderr: "gzip: stdin: crc error" }), "crc error"],
    [
      "a program is missing",
      said("", { code: 127, stderr: "pg_restore: not found" }),
      "cannot be run: pg_restore: not found",
    ],
    ["it takes too long", { kind: "late" } as const, "did not end within 5 s"],
    [
      "the connection is lost",
      { kind: "unknown", reason: "the connection was closed" } as const,
      "the connection was closed",
    ],
    ["the answer is endless", { kind: "too-much" } as const, "printed more than"],
  ])("when %s, the backup is refused", async (_, answer, saying) => {
    await expect(read(answer)).rejects.toThrow(saying);
  });

  test.each([
    ["trouble no-folder /b", "/b does not exist"],
    ["trouble closed-folder /b", "is a folder that this user may not read"],
    ["trouble closed-file /b/x.dump", "is a file that this user may not read"],
    ["trouble what /b", "cannot be understood"],
    ["matches 0 3 1", "there is only 3 folder(s) and 1 unfinished file(s)"],
    ["matches 0 0 0", "no file matches /b/*.dump."],
    ["Welcome to prod!", "cannot be understood"],
    ["matches 1 0 0\nnewest", "cannot be understood"],
  ])("the answer %j is no backup", async (facts, saying) => {
    await expect(newestFile(createPlace(said(`now 1800000000\n${facts}\n`)), source)).rejects.toThrow(saying);
  });
});
