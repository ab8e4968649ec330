import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** Containers that lost their names in a network are made again: those of the release, for a network that their service has. */

const COMPOSE = `name: shop
services:
  db:
    image: db:1
    networks:
      back: null
  tool:
    image: tool:1
    network_mode: host
  web:
    image: web:1
    networks:
      back:
        aliases:
          - www
      front: {}
networks:
  back:
    name: shop_back
  front:
    name: proxy
    external: true
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-names-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Services that are made again, for containers with these networks. */
function madeAgain(...containers: readonly (readonly [service: string, networks: string])[]): string {
  writeFileSync(join(folder, "compose.yml"), COMPOSE);
  const row = ([service, networks]: readonly [string, string]): string =>
    `${["id", service, ..."#############"].join("\t")}\t${networks}\n`;
  writeFileSync(join(folder, "rows"), containers.map(row).join(""));
  const script = [
    "TAB=$(printf '\\t') change_dir=.",
    ...["55-model.sh", "65-switch.sh"].map((name) => `. '${join(repositoryRoot(), "host", name)}'`),
    "read_model . && services_without_names .",
  ].join("\n");
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8", cwd: folder });
  expect(stderr).toBe("");
  return stdout;
}

test("a container with the name of its service in each network stays", () => {
  expect(madeAgain(["web", "proxy=shop-web-1,web, shop_back=shop-web-1,web,www, "], ["db", "shop_back=db, "])).toBe("");
});

test.each(["", "shop-web-1,", "www,", "shop-web-1,web-2,"])(
  "a container with the names `%s` is made again",
  (names) => {
    expect(madeAgain(["web", `proxy=web, shop_back=${names} `])).toBe("web\n");
    expect(madeAgain(["web", `proxy=${names} shop_back=web, `])).toBe("web\n");
  },
);

test("a container of a service that the release does not have is left alone, since Compose cannot make it", () => {
  expect(madeAgain(["old", "shop_back= "], ["-", "shop_back= "])).toBe("");
});

test("a network that a person connected to a container is left alone", () => {
  expect(madeAgain(["db", "proxy= shop_back=db, "])).toBe("");
});

test("the host's network, and a service without networks, have no names", () => {
  expect(madeAgain(["tool", "host= "], ["tool", "shop_back= "])).toBe("");
});
