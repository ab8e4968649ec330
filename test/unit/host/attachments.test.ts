import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** Containers that are not attached as the release says are made again, and are not verified: only those of its services. */

const COMPOSE = `name: shop
services:
  db:
    image: db:1
    networks:
      back: null
    volumes:
      - type: volume
        source: data
        target: /data
        volume: {}
      - type: volume
        source: outside
        target: /outside
        read_only: true
        volume: {}
      - type: volume
        target: /anonymous
        volume: {}
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
volumes:
  data:
    name: shop_data
    driver: local
  outside:
    name: kept
    external: true
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-names-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A service, what volumes a container of it has, and its networks with their names there. */
type Container = readonly [service: string, volumes: string, ...networks: (readonly [name: string, names: string])[]];

const DB: Container = ["db", "shop_data kept 0f3a ", ["shop_back", ",db-1,db,"]];

/** Lines of what is not attached. */
function notAttached(...containers: readonly Container[]): string {
  return afterwards("read_model . && not_attached .", containers);
}

/** What commands print in the folder of a release that has its Compose file only. */
function afterwards(commands: string, containers: readonly Container[]): string {
  writeFileSync(join(folder, "compose.yml"), COMPOSE);
  const row = ([service, volumes, ...networks]: Container): string =>
    `${["id", service, ..."#############", volumes, ...networks.flat()].join("\t")}\n`;
  writeFileSync(join(folder, "rows"), containers.map(row).join(""));
  const script = [
    "TAB=$(printf '\\t') change_dir=.",
    ...["55-model.sh", "67-proof.sh"].map((name) => `. '${join(repositoryRoot(), "host", name)}'`),
    commands,
  ].join("\n");
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8", cwd: folder });
  expect(stderr).toBe("");
  return stdout.replaceAll("\t", " ");
}

test("a container with the name of its service in each network, and with its volumes, is attached", () => {
  expect(notAttached(["web", "", ["proxy", ",web-1,web,"], ["shop_back", ",web-1,web,www,"]], DB)).toBe("");
});

test.each([",", ",shop-web-1,", ",www,", ",shop-web-1,web-2,"])(
  "a container with the names `%s` in a network is not attached to it",
  (names) => {
    expect(notAttached(["web", "", ["proxy", ",web,"], ["shop_back", names]])).toBe("web network shop_back\n");
    expect(notAttached(["web", "", ["proxy", names], ["shop_back", ",web,"]])).toBe("web network proxy\n");
  },
);

test("a container in a network of another name, or in none, is not attached", () => {
  expect(notAttached(["db", "shop_data kept ", ["shop_backend", ",db,"]])).toBe("db network shop_back\n");
  expect(notAttached(["db", "shop_data kept "])).toBe("db network shop_back\n");
});

test("a container with a volume of another name is not attached", () => {
  expect(notAttached(["db", "shop_data2 kept ", ["shop_back", ",db,"]])).toBe("db volume shop_data\n");
  expect(notAttached(["db", "shop_data ", ["shop_back", ",db,"]])).toBe("db volume kept\n");
});

test("a container of a service that the release does not have is left alone, since Compose cannot make it", () => {
  expect(notAttached(["old", "", ["shop_back", ","]], ["-", "", ["shop_back", ","]])).toBe("");
});

test("a network that a person connected to a container is left alone", () => {
  expect(notAttached(["db", "shop_data kept ", ["proxy", ","], ["shop_back", ",db,"]])).toBe("");
});

test("the host's network, and a service without networks, have no names", () => {
  expect(notAttached(["tool", "", ["host", ","]], ["tool", "", ["shop_back", ","]])).toBe("");
});

test("a release that an older version has recorded, without this table, is compared as well", () => {
  const containers: readonly Container[] = [DB, ["web", "", ["proxy", ",web,"], ["shop_back", ","]]];
  expect(afterwards("not_attached . && not_attached .", containers)).toBe("web network shop_back\n".repeat(2));
  expect(afterwards("rm attachments compose.yml; not_attached . 2>&1 || echo unknown", containers)).toMatch(
    /unknown\n$/,
  );
});
