/** What pg_dump, pg_dumpall, mysqldump and mariadb-dump write last. */
const DATABASE = /^-- PostgreSQL database dump complete$/;
const CLUSTER = /^-- PostgreSQL database cluster dump complete$/;
const MYSQL = /^-- Dump completed( on .*)?$/;

/** Lines that may follow: empty comments, and since 2025 the `\unrestrict` that ends psql's restricted mode. */
const AFTERWARDS = /^(--|\\unrestrict \S+)?$/;

/**
 * Why a plain SQL dump is not complete, or undefined when it is. `head` and `tail` are its first and last bytes as text.
 * A dump of a whole cluster holds the last words of each database: they do not count for it.
 */
export function sqlTrouble(head: string, tail: string): string | undefined {
  const cluster = /PostgreSQL database cluster dump/.test(head);
  const lines = tail.split(/\r?\n/).map((line) => line.trimEnd());
  const last = lines.findLast((line) => !AFTERWARDS.test(line)) ?? "";
  const complete = cluster ? CLUSTER.test(last) : DATABASE.test(last) || MYSQL.test(last);
  if (complete) return undefined;
  const wanted = cluster ? "PostgreSQL database cluster dump complete" : "dump complete";
  return `its last line is not "${wanted}", so the dump was cut off`;
}
