import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../../scripts/root.ts";
import { FORGES } from "../../../src/scaffold/forge/forge.ts";
import { workflowFiles } from "../../../src/scaffold/workflows/workflow-files.ts";

const root = repositoryRoot();
const suite = new Map(
  ["workflows", ".github/workflows"].flatMap((folder) =>
    readdirSync(join(root, folder)).map(
      (name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")] as const,
    ),
  ),
);

type Permissions = Readonly<Record<string, string>>;

/** The permissions of every job of a copy that writes statuses, by file and job. */
function writers(forge: (typeof FORGES)[number]): readonly (readonly [string, Permissions])[] {
  const files = workflowFiles(suite, {
    folder: ".github/workflows",
    products: [{ config: ".github/sluice.yml", values: { branch: "main", images: [] } }],
    pin: { uses: "ops/sluice", commit: "5".repeat(40), version: undefined, forge },
  });
  return [...files].flatMap(([path, text]) =>
    Object.entries<{ permissions?: Permissions }>(parse(text).jobs).flatMap(([job, { permissions = {} }]) =>
      permissions["statuses"] === "write" ? [[`${path} ${job}`, permissions] as const] : [],
    ),
  );
}

test("for Gitea each job that leaves a status may write the contents, because its token has no other permission for it", () => {
  const all = writers("gitea");
  expect(all.length).toBeGreaterThan(8);
  expect(all.filter(([, { contents }]) => contents !== "write")).toEqual([]);
});

test.each(FORGES.filter((forge) => forge !== "gitea"))("for %s a job that only leaves a status may not", (forge) => {
  const answer = writers(forge).find(([job]) => job.endsWith("/answer.yml answer"));
  expect(answer?.[1]["contents"]).toBe("read");
});
