/** How a file is packed, and what is inside. */
export type Packing = "none" | "gzip" | "zstd" | "xz" | "bzip2";
export type Inside = "pg-custom" | "pg-folder" | "tar" | "sql" | "anything";

export interface FileFormat {
  readonly packing: Packing;
  readonly inside: Inside;
}

export interface Refused {
  readonly kind: "refused";
  readonly why: string;
}

/** Either a format, or the reason why it is unknown. */
export type Recognised = { readonly kind: "format"; readonly format: FileFormat } | Refused;

const PACKINGS: readonly { readonly packing: Packing; readonly magic: string; readonly names: RegExp }[] = [
  { packing: "gzip", magic: "1f8b", names: /\.(gz|tgz)$/i },
  { packing: "zstd", magic: "28b52ffd", names: /\.(zst|zstd|tzst)$/i },
  { packing: "xz", magic: "fd377a585a00", names: /\.(xz|txz)$/i },
  { packing: "bzip2", magic: "425a68", names: /\.(bz2|tbz2?)$/i },
];

/** How a custom dump begins, and the table of contents of one in a folder. */
export const PG_CUSTOM = hex("PGDMP");
const TAR = { at: 257, magic: hex("ustar") };

/** The number of first bytes that show a format: the signature of a tar archive ends at byte 262. */
export const HEAD_BYTES = 512;

/** How a file is packed. A name that says one thing and bytes that say another are refused: which is damaged? */
export function packingOf(
  name: string,
  head: string,
): { readonly kind: "packing"; readonly packing: Packing } | Refused {
  const named = PACKINGS.find(({ names }) => names.test(name))?.packing ?? "none";
  const seen = PACKINGS.find(({ magic }) => head.startsWith(magic))?.packing ?? "none";
  if (named === seen || named === "none") return { kind: "packing", packing: seen };
  return { kind: "refused", why: `its name says ${named}, but it does not begin as ${named} files do` };
}

/** What a file holds, by its name and its first unpacked bytes. */
export function formatOf(name: string, packing: Packing, head: string): Recognised {
  const inner = innerName(name);
  // Unpacking gave nothing: reading will show whether the file is damaged or empty.
  if (head === "" && packing !== "none") return { kind: "format", format: { packing, inside: "anything" } };
  const seen = seenInside(head);
  const named = namedInside(inner);
  if (named !== undefined && named !== seen)
    return { kind: "refused", why: `its name says ${WORDS[named]}, but it does not begin as one` };
  if (seen !== undefined) return { kind: "format", format: { packing, inside: seen } };
  // A packed file carries a checksum of its content, of any kind.
  if (packing !== "none") return { kind: "format", format: { packing, inside: "anything" } };
  return { kind: "refused", why: "it is of a kind that Sluice cannot read in full" };
}

const WORDS: Readonly<Record<Inside, string>> = {
  "pg-custom": "a PostgreSQL custom dump",
  "pg-folder": "a PostgreSQL dump in a folder",
  tar: "a tar archive",
  sql: "an SQL dump",
  anything: "anything",
};

/** The name without its packing: app.sql.gz → app.sql, app.tgz → app.tar. */
function innerName(name: string): string {
  return name
    .replace(/\.(tgz|tzst|txz|tbz2?)$/i, ".tar")
    .replace(/\.(gz|zst|zstd|xz|bz2)$/i, "")
    .toLowerCase();
}

/** The format that a name indicates. `.dump` and `.backup` indicate none: people use them for all kinds. */
function namedInside(name: string): Inside | undefined {
  if (/\.(pgdump|pgcustom)$/.test(name)) return "pg-custom";
  if (name.endsWith(".tar")) return "tar";
  return name.endsWith(".sql") ? "sql" : undefined;
}

function seenInside(head: string): Inside | undefined {
  if (head.startsWith(PG_CUSTOM)) return "pg-custom";
  if (head.slice(TAR.at * 2).startsWith(TAR.magic)) return "tar";
  // pg_dump, pg_dumpall, mysqldump and mariadb-dump all say in their head comments what they are.
  return SQL_HEAD.test(textOf(head)) ? "sql" : undefined;
}

const SQL_HEAD = /^-- (PostgreSQL database|MySQL dump|MariaDB dump)/m;

/** Bytes written as hex, as UTF-8 text. */
export function textOf(bytes: string): string {
  return Buffer.from(bytes, "hex").toString("utf8");
}

function hex(text: string): string {
  return Buffer.from(text).toString("hex");
}
