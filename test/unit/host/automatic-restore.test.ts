import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What is not proven denies an automatic restore. The engine's answers are given. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-automatic-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs lines with the part of the program, in a folder that is the change's, the state's and the release's. */
function ran(...lines: readonly string[]): string {
  const host = (name: string): string => `. '${join(repositoryRoot(), "host", name)}'`;
  const script = [
    "TAB=$(printf '\\t') change_dir=. home=. wanted=. project=shop quiesced_service=db why_code='' why_text='' kind=deploy step=await",
    ...["10-words.sh", "77-restore.sh", "78-schema.sh", "79-automatic-restore.sh"].map(host),
    'fail() { why_code=$1 why_text=$2; return 1; }; note() { echo "$1"; }; pause() { :; }; release_dir() { printf .; }',
    'inspect_containers() { if [ "${2:-}" = all ]; then cat containers; else cat states; fi; }',
    'ask_engine() { case $1 in network) cat drivers ;; *) echo "$@" >>asked ;; esac; }; look_at_containers() { :; }',
    ...lines,
  ].join("\n");
  const { stdout } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8", cwd: folder, timeout: 10_000 });
  return stdout;
}

const write = (name: string, ...lines: readonly string[]): void =>
  writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(""));
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

const DB = "d0 t1 running /shop-db-1 db shop False nshop_back m/var/lib/docker/volumes/shop_data/_data/";
const WEB = "c1 t1 running /shop-web-1 web shop False nshop_back nshop_front";
const SITE = "c2 t1 running /shop-site-1 site shop False nshop_static";

const tabs = (line: string): string => line.replaceAll(" ", "\t");

describe("what can reach the database", () => {
  const reached = (...others: readonly string[]): string => {
    write("containers", ...[DB, WEB, ...others].map(tabs));
    return ran('list_connected db && cut -d" " -f3 connected || echo "$why_text"');
  };

  beforeEach(() => write("drivers", "bridge"));

  test("is what shares its network; the rest is left alone", () => {
    expect(reached(SITE)).toBe("web\n");
    expect(read("unconnected")).toBe("c2\n");
  });

  test.each([
    ["the network of a container that can", "c3 t1 running /shop-cache-1 cache shop False nshop_front"],
    ["a folder with it", "c3 t1 running /shop-cache-1 cache shop False nshop_x m/var/lib/docker/"],
    ["the root folder of the host", "c3 t1 running /shop-cache-1 cache shop False nshop_x m//"],
    ["the network of another container", "c3 t1 running /shop-cache-1 cache shop False"],
    ["the network of the host", "c3 t1 running /shop-cache-1 cache shop False nhost"],
  ])("is also what shares %s", (_, line) => expect(reached(line, SITE)).toBe("web\ncache\n"));

  test("is not what has no network, as another one has none", () => {
    expect(reached(SITE, "c3 t1 running /shop-a-1 a shop False nnone")).toBe("web\n");
  });

  test.each([
    ["of another project in its network", "x1 t1 running /admin admin tools False nshop_back", "the network shop_back"],
    ["without a project in a network of a service", "x1 t1 running /admin - - - nshop_front", "the network shop_front"],
    [
      "with its volume",
      "x1 t1 paused /admin - - - nx m/var/lib/docker/volumes/shop_data/_data/",
      "the folder /var/lib",
    ],
    ["that is a one-off", "x1 t1 running /admin web shop True nshop_back", "the network shop_back"],
    ["whose label says nothing of one-offs", "x1 t1 running /admin web shop - nshop_back", "the network shop_back"],
    ["in the network of a container", "x1 t1 running /admin - - -", "the network of another container"],
  ])("must not be a container %s", (_, line, via) => {
    expect(reached(line)).toContain("admin, which is not a service of this application, can reach");
    expect(reached(line)).toContain(`through ${via}`);
  });

  test("may be a container of another project that has ended, or has networks of its own", () => {
    expect(reached("x1 t1 exited /admin - - - nshop_back", "x2 t1 running /o o other False nother")).toBe("web\n");
  });

  test.each([[["overlay"]], [["bridge", "macvlan"]], [["host"]], [["null"]], [[]]])(
    "is unknown if its networks are %j",
    (drivers) => {
      write("drivers", ...drivers);
      expect(reached()).toBe("the database is not only in networks with the driver bridge.\n");
    },
  );

  test("is unknown if its port is published, and if the engine does not answer", () => {
    write("containers", tabs(`${DB} p`));
    expect(ran('list_connected db || echo "$why_text"')).toBe("the port of the database is published on the host.\n");
    expect(ran('inspect_containers() { return 1; }; list_connected db || echo "$why_text"')).toBe(
      "the engine does not list its containers.\n",
    );
  });
});

/** Columns of a container up to the hash of its model. */
const row = (id: string, service: string, status: string, hash: string, health = "none"): string =>
  tabs(`${id} ${service} ${status} 0 false 0 ${health} always t - /shop-${service}-1 i ${hash}`);

describe("what the switch does not replace", () => {
  const replaced = (): string => ran('are_replaced && echo replaced || echo "$why_text"').trim();

  beforeEach(() => {
    write("services", tabs("web 1"), tabs("db 1"));
    write("hashes", tabs("web h2"), tabs("db h1"));
    write("connected", "c1 t1 web");
    write("rows", row("d0", "db", "running", "h1"), row("c1", "web", "running", "h1"));
  });

  test("is nothing if each service changes", () => expect(replaced()).toBe("replaced"));

  test("may run if it cannot reach the database, and be there if it has ended", () => {
    write("connected", "c1 t1 web", "c4 t1 old");
    write(
      "rows",
      row("d0", "db", "running", "h1"),
      row("c3", "site", "running", "h1"),
      row("c4", "old", "exited", "h1"),
    );
    expect(replaced()).toBe("replaced");
  });

  test.each([
    ["is as before", "redis", ["redis 1"], ["redis h1"]],
    ["has no hash that says so", "redis", ["redis 1"], ["redis -"]],
    ["is missing in the hashes", "redis", ["redis 1"], []],
    ["is in no release", "pgadmin", [], []],
    ["has no container in the release", "redis", ["redis 0"], ["redis h2"]],
  ])("denies a restore if a service %s", (_, service, services, hashes) => {
    write("services", ...["web 1", "db 1", ...services].map(tabs));
    write("hashes", ...["web h2", "db h1", ...hashes].map(tabs));
    write("connected", "c1 t1 web", `c5 t1 ${service}`);
    write("rows", row("d0", "db", "running", "h1"), row("c5", service, "restarting", "h1"));
    expect(replaced()).toBe(`${service}, which can reach the database, does not change with this release.`);
  });

  test("must be the database", () => {
    write("hashes", tabs("web h2"), tabs("db h2"));
    expect(replaced()).toBe("db, which is the database, changes with this release.");
  });

  test.each(["services", "hashes", "rows"])("is unknown without the %s", (name) => {
    rmSync(join(folder, name));
    expect(replaced()).not.toContain("replaced");
  });
});

describe("whether the failed release worked", () => {
  const worked = (...lines: readonly string[]): string =>
    ran(
      "list_connected() { :; }; events_pid=$$ starts_pid=$$ proven_events=1",
      ...lines,
      'never_worked . db && echo never || echo "$why_text"',
    ).trim();

  beforeEach(() => {
    write("restorable", "c1 t1 web");
    write("one-shots", "migrate");
    write("connected", "c6 t2 web");
    write("unconnected", "c2");
    write("starts", tabs("shop False shop-web-1"));
    write(
      "events",
      "1 web health_status: healthy",
      "2 web start",
      "3 db health_status: healthy",
      "4 site health_status: healthy",
    );
    write("rows", row("c6", "web", "running", "h2", "starting"), row("c2", "site", "running", "h2", "healthy"));
  });

  test("it did not if nothing that can reach the database was healthy", () => expect(worked()).toBe("never"));

  test.each(["web", "queue"])("it may have if %s was healthy, whatever runs now", (service) => {
    write("events", "1 web start", `2 ${service} health_status: healthy`);
    expect(worked()).toBe(`${service} was healthy, and can have worked.`);
  });

  test("it may have if a service is healthy now", () => {
    write("events", "1 web start", "2 web start");
    write("rows", row("c6", "web", "running", "h2", "healthy"));
    expect(worked()).toBe("web was healthy, and can have worked.");
  });

  test("it may have if a container began and is gone, unless its service ends by itself", () => {
    write("events", "1 web start", "2 queue start", "3 migrate start");
    expect(worked()).toBe("queue was started and replaced, so whether it worked is unknown.");
    write("events", "1 web start", "3 migrate start");
    expect(worked()).toBe("never");
  });

  test("it may have without a health check", () => {
    write("rows", row("c6", "web", "running", "h2"));
    expect(worked()).toBe("web has no health check, so whether it worked is unknown.");
  });

  test("a container of the release before that was started again may have", () => {
    write("connected", "c1 t2 web");
    write("rows", row("c1", "web", "running", "h1", "starting"));
    expect(worked()).toBe("web of the release before was started again, and can have written.");
  });

  test.each(["other False admin", "shop True admin", "shop  admin", "  admin"])(
    "another program that was started may have written: %j",
    (line) => {
      write("starts", tabs("shop False shop-web-1"), tabs(line));
      expect(worked()).toBe(
        "admin, which is not a service of this application, was started meanwhile, and can have written.",
      );
    },
  );

  test.each(["events_pid=''", "starts_pid=''", "starts_pid=0999999"])("that is unknown after %s", (line) => {
    expect(worked(line)).toContain("the engine's events were interrupted");
  });

  test.each(["events", "starts", "rows", "connected", "unconnected", "one-shots"])(
    "that is unknown without the %s",
    (name) => {
      rmSync(join(folder, name));
      expect(worked()).not.toBe("never");
    },
  );
});

describe("what the proof stopped", () => {
  beforeEach(() => {
    for (const name of ["quiescing", "quiesced", "stopped"])
      write(name, "c1 always running /shop-web-1 web", "c2 no exited /shop-seed-1 seed");
    write("states", "c1 exited", "c2 exited");
  });

  test("starts again with its restart policy if no switch began", () => {
    expect(ran("resume_unswitched .")).toBe("");
    expect(read("asked")).toBe("start c1\nupdate --restart=always c1\nupdate --restart=no c2\n");
    expect(read("stopped")).toBe("");
  });

  test("stays stopped after a switch began, and is named", () => {
    write("before");
    expect(ran("resume_unswitched .; name_quiesced .")).toBe(
      " These containers of the release before are stopped: shop-web-1.",
    );
  });

  test("is named by a hold, and so is a restore that has succeeded", () => {
    write("before");
    const rollback = join(repositoryRoot(), "host", "70-rollback.sh");
    const doubles =
      "now() { :; }; object() { :; }; field() { :; }; version=v2; conclude() { echo $3; }; change=x directory=/";
    const said = ran(`. '${rollback}'; ${doubles}; restored_text=' Restored.'`, "hold_for ./releases/a 'It failed.'");
    expect(said).toBe("It failed. Restored. These containers of the release before are stopped: shop-web-1.\n");
  });

  test("is not named if it is gone, or runs", () => {
    write("states", "c9 running");
    expect(ran("name_quiesced .")).toBe("");
    write("states", "c1 running");
    expect(ran("name_quiesced .")).toBe("");
  });
});
