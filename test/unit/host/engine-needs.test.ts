import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What a plan refuses because the engine is too old for it. The engine is a double that has a version. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-engine-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function refusals(services: string, version: string): string {
  writeFileSync(join(folder, "compose.yml"), `name: shop\nservices:\n${services}`);
  const part = (name: string): string => `. '${join(repositoryRoot(), "host", name)}'`;
  const script = [
    "TAB=$(printf '\\t')",
    ...[part("55-model.sh"), part("72-preview.sh")],
    `bounded() { ${version === "" ? "return 1" : `echo '${version}'`}; }`,
    ...["read_model .", "missing_features ."],
  ].join("\n");
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8", cwd: folder });
  expect(stderr).toBe("");
  return stdout;
}

const INTERVAL = "  web:\n    image: web:1\n    healthcheck:\n      start_interval: 1s\n";
const SAYS =
  "engine-old\tThe service web has a start_interval of its health check, which needs Docker Engine 25 or newer. This host has ";

test.each([
  ["1.41 20.10.24+dfsg1", `${SAYS}20.10.24+dfsg1, with the API 1.41.\n`],
  ["1.44 25.0.0", ""],
  ["1.54 29.1.3", ""],
  // A build without a version, and an engine of another name that has Docker's API.
  ["1.47 0.0.0-20240912", ""],
  ["1.44 5.6.0", ""],
  ["1.41 5.4.0", `${SAYS}5.4.0, with the API 1.41.\n`],
  // An API of another name, and no answer.
  ["5.4.0 5.4.0", ""],
  ["<no value> <no value>", ""],
  ["1. ", ""],
  [" ", ""],
  ["", ""],
])("an engine with `%s` is compared by the version of its API", (version, says) => {
  expect(refusals(INTERVAL, version)).toBe(says);
});

test.each([
  ["volumes:\n      - type: image\n        source: tools:1\n        target: /tools\n", "a volume of the type image"],
  [
    "volumes:\n      - type: volume\n        source: data\n        target: /data\n        volume:\n          subpath: a\n",
    "subpath",
  ],
])("%s is named", (key, says) => {
  expect(refusals(`  web:\n    image: web:1\n    ${key}`, "1.41 20.10")).toContain(says);
});

test("the same words in other places need nothing", () => {
  const words = [
    "    command:\n      - |\n        start_interval: 1s\n",
    "    environment:\n      start_interval: 1s\n      TEXT: |-\n        type: image\n          subpath: a\n",
    "    healthcheck:\n      test:\n        - CMD\n        - |\n          start_interval: 1s\n",
    "    labels:\n      subpath: a\n",
    "    volumes:\n      - type: volume\n        source: data\n        target: /data\n        volume: {}\n",
    "    x-notes:\n      start_interval: 1s\n      - type: image\n        source: tools:1\n          subpath: a\n",
  ];
  expect(refusals(`  web:\n    image: web:1\n${words.join("")}`, "1.41 20.10")).toBe("");
});

test("a service without containers needs nothing of the engine", () => {
  expect(refusals(`${INTERVAL}    scale: 0\n`, "1.41 20.10")).toBe("");
  expect(refusals(`${INTERVAL}    deploy:\n      replicas: 0\n`, "1.41 20.10")).toBe("");
});
