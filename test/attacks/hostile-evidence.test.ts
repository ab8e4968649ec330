import { createHash } from "node:crypto";
import { readEvidence } from "../../src/backup/postgres/evidence-file.ts";

/**
 * A person or a container that can write into the folder of the backups writes evidence of their own. Its checksum is no secret, and the
 * scripts that read a backup run as a user who can use Docker.
 */

const SUM = "a".repeat(64);

function evidence(...lines: readonly string[]): string {
  const body = [
    ...["format 1", "release r1", "version v1.0.0", "image postgres:15", "server 150008", "server-version 15.8"],
    ...["system 7", "began 1", "finished 2", `globals 1 ${SUM} with-passwords`, ...lines, ""],
  ].join("\n");
  return `${body}end ${createHash("sha256").update(body).digest("hex")}\n`;
}

const DUMP = `dump shop 90000 10 ${SUM}`;
const read = (...lines: readonly string[]): string => {
  const found = readEvidence(evidence(...lines));
  return found.kind === "evidence" ? found.kind : found.why;
};

test("the evidence of the attack is otherwise one that counts", () => {
  expect(read(DUMP, `volume volume-1.tar 1 ${SUM} 5 shop_uploads`)).toBe("evidence");
});

test.each([
  ["a command", `volume x;id>&2;.tar 1 ${SUM} 5 shop_uploads`],
  ["a substitution", `volume $(id).tar 1 ${SUM} 5 shop_uploads`],
  ["an option", `volume -I/tmp/program.tar 1 ${SUM} 5 shop_uploads`],
  ["another folder", `volume ../../srv/data/volume-1.tar 1 ${SUM} 5 shop_uploads`],
  ["another folder", `dump ../../srv/shop 90000 10 ${SUM}`],
])("a name that is %s is refused, and not only left out", (_, line) => {
  expect(read(DUMP, line)).toContain("names a file that take-backup does not write");
});
