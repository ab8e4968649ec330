/**
 * Whether a custom dump's data is packed, by its first bytes as hex; undefined when they don't tell. Packed data carries
 * a checksum, other data does not. The layout is that of pg_backup_archiver.c: "PGDMP", version (3 bytes), size of an
 * integer, size of an offset, format, and then the compression: since 1.15 one byte that names the method, before that
 * an integer (a sign and its bytes) with the level, where 0 means no compression.
 */
export function isPacked(head: string): boolean | undefined {
  const bytes = Buffer.from(head, "hex");
  const [major, minor, integerSize] = [bytes[5], bytes[6], bytes[8]];
  if (major !== 1 || minor === undefined || integerSize === undefined || bytes.length < 12 + integerSize)
    return undefined;
  if (minor >= 15) return bytes[11] !== 0;
  return bytes.subarray(12, 12 + integerSize).some((byte) => byte !== 0);
}
