import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { describedKeys } from "../../../scripts/schema/described.ts";
import { fileJsonSchema } from "../../../src/config/json-schema.ts";
import { configSchema } from "../../../src/config/schema.ts";

const root = repositoryRoot();
const committed: unknown = JSON.parse(readFileSync(join(root, "schema", "sluice.schema.json"), "utf8"));

test("the committed schema is what `node scripts/schema.mjs` writes", async () => {
  const described = await describedKeys(root);
  expect(committed).toEqual(fileJsonSchema(configSchema, (path) => described.get(path)));
});

test("every key that an input has in the file is a key of the schema", async () => {
  const described = await describedKeys(root);
  const unknown = [...described.keys()].filter((path) => at(committed, path.split(".")) === undefined);
  expect(described.size).toBeGreaterThan(10);
  expect(unknown).toEqual([]);
});

test("an editor sees what the actions say of a key, its shape and its limits", () => {
  expect(at(committed, ["deploy", "keep-releases"])).toEqual({
    description: "Number of releases that the host keeps for a rollback. A whole number from 2 to 100.",
    type: "integer",
    minimum: 2,
    maximum: 100,
  });
  expect(at(committed, ["environments", "<environment>", "hosts", "address"])).toMatchObject({
    type: "string",
    minLength: 1,
  });
});

test.each([
  ["plan-release.breaking-paths", "requires a major release"],
  ["announce.changelog", "becomes the release notes"],
  ["project", "Compose project name."],
  ["environments.<environment>.hosts.user", "Deploy user on the host."],
])("of several actions that read %s, the one of its section describes it, or else the first", (path, says) => {
  expect(field(at(committed, path.split(".")), "description")).toContain(says);
});

test("an unknown key is wrong in an editor too, at every depth", () => {
  for (const path of [[], ["deploy"], ["gates", "production"], ["smoke-test", "checks"]]) {
    expect(at(committed, path)).toMatchObject({ additionalProperties: false });
  }
});

test("a construct that the generator was not taught is an error, not a hole", () => {
  expect(() => fileJsonSchema({ type: "tuple" }, () => undefined)).toThrow('does not know the schema "tuple"');
});

/** The part of a JSON Schema at a path of keys; a list stands for its items, `<environment>` for any name. */
function at(schema: unknown, path: readonly string[]): unknown {
  const here = field(schema, "items") ?? schema;
  const [key, ...rest] = path;
  if (key === undefined) return here;
  const next = key === "<environment>" ? field(here, "additionalProperties") : field(field(here, "properties"), key);
  return next === undefined ? undefined : at(next, rest);
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
