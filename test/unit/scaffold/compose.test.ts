import { builtImages } from "../../../src/scaffold/compose/built-images.ts";
import { chooseComposeFiles } from "../../../src/scaffold/compose/compose-files.ts";
import { readComposeProject } from "../../../src/scaffold/compose/compose-project.ts";
import { readImageName } from "../../../src/scaffold/compose/image-name.ts";

test.each<[string, string | undefined, string]>([
  ["ghcr.io/acme/shop:v1", "ghcr.io/acme/shop", "v1"],
  ["ghcr.io/acme/shop", "ghcr.io/acme/shop", ""],
  ["localhost:5000/shop", "localhost:5000/shop", ""],
  ["ghcr.io/acme/shop:${SLUICE_VERSION:?}", "ghcr.io/acme/shop", "${SLUICE_VERSION:?}"],
  ["${REGISTRY:-ghcr.io}/acme/shop:${TAG:-latest}", "ghcr.io/acme/shop", "${TAG:-latest}"],
  ["$REGISTRY/acme/shop:v1", undefined, "v1"],
  ["${REGISTRY:?set it}/acme/shop", undefined, ""],
  ["ghcr.io/acme/shop:v1@sha256:abc", "ghcr.io/acme/shop", "v1"],
  ["ghcr.io/acme/shop@sha256:abc", "ghcr.io/acme/shop", ""],
])("the image %s has the name %s and the tag %s", (written, name, tag) => {
  expect(readImageName(written)).toEqual({ name, tag });
});

test.each<[readonly string[], readonly string[]]>([
  [["docker-compose.yml"], ["docker-compose.yml"]],
  // As Compose chooses between them.
  [["docker-compose.yml", "compose.yaml", "compose.yml"], ["compose.yaml"]],
  [
    ["compose.yml", "compose.override.yml", "compose.prod.yml"],
    ["compose.yml", "compose.prod.yml"],
  ],
  [
    ["web/compose.yml", "deploy/docker-compose.yml", "deploy/docker-compose.production.yml"],
    ["deploy/docker-compose.yml", "deploy/docker-compose.production.yml"],
  ],
  [["test/fixtures/compose.yml", "compose.yml"], ["compose.yml"]],
  [["compose.prod.yml"], ["compose.prod.yml"]],
])("of %j it takes %j", (found, taken) => {
  expect(chooseComposeFiles(found).files).toEqual(taken);
});

test("a file that only adds to another one is not taken for the application", () => {
  expect(() => chooseComposeFiles(["compose.override.yml"])).toThrow("There is compose.override.yml");
});

test("a later file wins key by key, and anchors and merges are followed", () => {
  const { name, services } = readComposeProject(
    new Map([
      ["compose.yml", "name: ${NAME}\nx-a: &a { image: 'a:1' }\nservices:\n  web: { <<: *a, ports: [8080:80] }\n"],
      [
        "compose.prod.yml",
        "name: shop\nservices:\n  web: { image: 'a:2', ports: ['${PORT:-443}:443/tcp', '9000'] }\n  job:\n",
      ],
    ]),
  );
  expect(name).toBe("shop");
  expect(services).toMatchObject([{ name: "web", image: "a:2", publishedPorts: ["${PORT:-443}"] }, { name: "job" }]);
});

test("a service without a name for its image gets a proposal, and one of several says which service it is", () => {
  const propose = (service: string, isOnly: boolean): string => (isOnly ? "r/shop" : `r/shop-${service}`);
  const images = (text: string): unknown =>
    builtImages(readComposeProject(new Map([["compose.yml", text]])).services, ".", propose);
  expect(images("services: { web: { build: . }, db: { image: 'postgres:16' } }")).toMatchObject([
    { services: ["web"], name: "r/shop", isNamed: false },
  ]);
  expect(images("services: { web: { build: . }, api: { build: ./api } }")).toMatchObject([
    { name: "r/shop-web", context: "." },
    { name: "r/shop-api", context: "api" },
  ]);
});
