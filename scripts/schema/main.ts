/** Writes schema/sluice.schema.json, which lets an editor complete and check `.github/sluice.yml`. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileJsonSchema } from "../../src/config/json-schema.ts";
import { configSchema } from "../../src/config/schema.ts";
import { repositoryRoot } from "../root.ts";
import { describedKeys } from "./described.ts";

const root = repositoryRoot();
const file = join(root, "schema", "sluice.schema.json");
const described = await describedKeys(root);
writeFileSync(
  file,
  JSON.stringify(
    fileJsonSchema(configSchema, (path) => described.get(path)),
    undefined,
    2,
  ),
);
execFileSync(join(root, "node_modules", ".bin", "biome"), ["format", "--write", file], { stdio: "inherit" });
