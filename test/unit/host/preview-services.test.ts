import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What a plan says of each service: the release that runs is compared with the new one. */

const compose = (volume: string): string => `name: shop
services:
  db:
    image: db:1
    volumes:
      - type: volume
        source: data
        target: /data
        volume: {}
  web:
    image: web:1
volumes:
  data:
    name: ${volume}
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-services-"));
  for (const name of ["now/plain", "new"]) mkdirSync(join(folder, name), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

/** `prepare` is carried out in the folder of the release that runs, which has the tables of this version. */
function changes(volumes: readonly [now: string, next: string], prepare = ":"): readonly string[] {
  writeFileSync(join(folder, "now", "plain", "compose.yml"), compose(volumes[0]));
  writeFileSync(join(folder, "new", "compose.yml"), compose(volumes[1]));
  const script = [
    "change_dir=. current_dir=now preview_dir=new",
    ...["10-words", "55-model", "67-proof", "72-preview"].map(
      (name) => `. '${join(repositoryRoot(), "host", `${name}.sh`)}'`,
    ),
    'object() { echo "$4 $6 $(printf %s "${10}")"; }',
    "read_model now/plain && read_model new && : >now/plain/fingerprints && : >new/fingerprints",
    `(cd now/plain && ${prepare}) && preview_services`,
  ].join("\n");
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8", cwd: folder });
  expect(stderr).toBe("");
  return stdout
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

test("a volume of another name changes the service that uses it", () => {
  expect(changes(["a", "a"])).toEqual(["db unchanged", "web unchanged"]);
  expect(changes(["a", "b"])).toEqual(["db changed volume data", "web unchanged"]);
});

test("a release that a version with other tables has recorded is compared by its Compose file", () => {
  const older = "grep -v 'volume data' keys >old; mv old keys";
  expect(changes(["a", "a"], older)).toEqual(["db unchanged", "web unchanged"]);
  expect(changes(["a", "b"], older)).toEqual(["db changed volume data", "web unchanged"]);
});
