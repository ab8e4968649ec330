import { PG_CUSTOM, textOf } from "./file-format.ts";

/**
 * The database that a dump is of, by its first bytes as hex; undefined where they do not say it. mysqldump writes it into its
 * comments, and a custom dump of PostgreSQL (or the table of contents of one in a folder) into its header.
 */
export function databaseOf(head: string): string | undefined {
  if (head.startsWith(PG_CUSTOM)) return databaseOfArchive(Buffer.from(head, "hex"));
  return /^-- Host: \S+ +Database: (\S+)$/m.exec(textOf(head))?.[1];
}

/**
 * The layout is that of pg_backup_archiver.c: "PGDMP", version (3 bytes), size of an integer, size of an offset, format, the
 * compression (since 1.15 one byte, before that an integer), the time as seven integers, and the name of the database as an
 * integer and so many bytes. An integer is a byte for its sign and its bytes, the lowest first.
 */
function databaseOfArchive(bytes: Buffer): string | undefined {
  const [major, minor, integerSize] = [bytes[5], bytes[6], bytes[8]];
  if (major !== 1 || minor === undefined || integerSize === undefined || integerSize < 1 || integerSize > 6)
    return undefined;
  const integer = 1 + integerSize;
  const at = 11 + (minor >= 15 ? 1 : integer) + 7 * integer;
  if (bytes.length < at + integer) return undefined;
  const length = bytes[at] === 0 ? bytes.readUIntLE(at + 1, integerSize) : 0;
  const name = bytes.subarray(at + integer, at + integer + length);
  return length > 0 && name.length === length ? name.toString("utf8") : undefined;
}
