import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

/**
 * `pg_dump --schema-only` prints the passwords of subscriptions and of foreign servers. What differs in a schema is in the log of the run and in
 * the text of a hold, which more people read than the database.
 */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-schema-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function differences(before: string, now: string): string {
  const [schema, change] = [join(folder, "schema"), join(folder, "change")];
  for (const path of [schema, change]) mkdirSync(path);
  writeFileSync(join(schema, "facts"), before);
  writeFileSync(join(change, "schema-facts"), now);
  const program = join(repositoryRoot(), "host", "78-schema.sh");
  const script = `. '${program}'; schema_dir='${schema}' change_dir='${change}'; schema_differences`;
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout;
}

test("the names in what differs are shown, and no text in quotes", () => {
  const now = [
    "shop: CREATE SUBSCRIPTION s CONNECTION 'host=db password=c4nary-One' PUBLICATION p",
    "shop:     password 'c4nary-Two'",
    "shop:     name text DEFAULT 'it''s'::text",
    "",
  ].join("\n");
  expect(differences("shop:     name text\n", now)).toBe(
    [
      "-shop:     name text",
      "+shop:     name text DEFAULT '...'",
      "+shop:     password '...'",
      "+shop: CREATE SUBSCRIPTION s CONNECTION '...'",
    ]
      .map((line) => `${line.slice(0, 1)} ${line.slice(1)}`)
      .join("; "),
  );
});

test.each([
  ["c4nary", "c4na…"],
  ["c4na", "c4na"],
])("a line that ends with %s has the mark by which a part of a secret is found, if it is cut", (end, shown) => {
  const start = `shop: ${"n".repeat(110)}`;
  expect(differences("", `${start}${end}\n`)).toBe(`+ ${start}${shown}`);
});
