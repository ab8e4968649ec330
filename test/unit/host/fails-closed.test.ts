import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What the host program does when a command that it asks fails, or a file is missing: that counts as nothing that is well. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-closed-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs lines with some parts of the program, in a folder that is both the change's and the state's. */
function ran(parts: readonly string[], lines: readonly string[]): string {
  const script = [
    "TAB=$(printf '\\t') change_dir=. home=. project=shop why_code='' why_text=''",
    ...parts.map((name) => `. '${join(repositoryRoot(), "host", name)}'`),
    'fail() { why_code=$1; return 1; }; release_dir() { printf "./releases/%s" "$1"; }; line_of() { cat "$1"; }',
    "within() { :; }; journal() { echo proven; }; field() { echo commit; }; is_checked_out() { :; }",
    ...lines,
  ].join("\n");
  return spawnSync("sh", ["-u", "-c", script], { encoding: "utf8", cwd: folder, timeout: 10_000 }).stdout;
}

function write(name: string, ...lines: readonly (readonly string[])[]): void {
  writeFileSync(join(folder, name), lines.map((columns) => `${columns.join("\t")}\n`).join(""));
}

/** Columns of a container up to its attachments. */
const CONTAINER = "c1 web running 0 false 0 none always t - /web i1 h1 10 -".split(" ");

describe("the verification", () => {
  const proof = (): string =>
    ran(["67-proof.sh"], ["rows_are_healthy=1", 'prove_release . || printf "%s" "$why_code"']).trim();

  beforeEach(() => {
    write("rows", [...CONTAINER, "shop_data ", "shop_default", ",web,c1,"]);
    write("containers", ["c1", "web", "-", "-"]);
    write("record", ["commit 1"]);
    write("services", ["web", "1"]);
    write("images", ["web", "web:1", "i1", ""]);
    write("hashes", ["web", "h1"]);
    write("fingerprints", ["web", "-"]);
    write("attachments", ["web", "network", "shop_default"], ["web", "volume", "shop_data"]);
  });

  test("passes if what runs is what was planned", () => expect(proof()).toBe("proven"));

  test.each(["services", "images", "hashes", "fingerprints", "attachments"])(
    "fails without the release's %s",
    (name) => {
      rmSync(join(folder, name));
      expect(proof()).toBe("proof-failed");
    },
  );

  test.each([
    ["in another network", ["shop_data ", "shop_other", ",web,c1,"]],
    ["in the network without its name", ["shop_data ", "shop_default", ",c1,"]],
    ["with another volume", ["shop_data2 ", "shop_default", ",web,c1,"]],
    ["with no network", ["shop_data "]],
  ])("fails if a container is %s", (_, attached) => {
    write("rows", [...CONTAINER, ...attached]);
    expect(proof()).toBe("proof-failed");
  });

  test("fails with another image", () => {
    write("images", ["web", "web:1", "i2", ""]);
    expect(proof()).toBe("proof-failed");
  });
});

describe("names that a pull moved", () => {
  const tags = (list: string): string =>
    ran(
      ["63-images.sh"],
      [
        `ask_engine() { [ "$1" = image ] || { echo "$@"; return 0; }; ${list}; }`,
        "engine_answers() { :; }",
        "restore_tags",
      ],
    );

  beforeEach(() => write("tags-before", ["ghcr.io/acme/web:1", "i1"], ["acme/db:1", "i2"], ["acme/db@sha256:1", "i2"]));

  test("get their image back", () => {
    expect(tags("printf 'ghcr.io/acme/web:1\\ti9\\nacme/db:1\\ti2\\n'")).toBe("tag i1 ghcr.io/acme/web:1\n");
  });

  test("get it back as well if the engine does not list its images in time", () => {
    expect(tags("return 124")).toBe("tag i1 ghcr.io/acme/web:1\ntag i2 acme/db:1\n");
  });
});

test("a release that cannot be removed does not undo the one that was recorded", () => {
  for (const release of ["a", "b"]) {
    mkdirSync(join(folder, "releases", release), { recursive: true });
    write(`releases/${release}/record`, [`at ${release}`]);
  }
  write("current", ["b"]);
  const said = ran(["68-record.sh"], ["keep=1", "rm() { return 1; }", "forget_old_releases && echo recorded"]);
  expect(said).toBe("recorded\n");
});

test("containers that could not be listed are no empty list", () => {
  const said = ran(
    ["64-quiet.sh", "72-preview.sh"],
    [
      "ask_engine() { return 1; }; engine_answers() { return 1; }; DOCKER_HOST=''",
      "mkdir -p releases/a; echo a >current; printf 'web\\ttcp\\t-\\t1\\n' >ports",
      'preview_containers; held_ports .; [ -e listed ] || echo "no list"',
    ],
  );
  expect(said).toBe("no list\n");
});

describe("restart policies that a restore took from containers", () => {
  const allowed = (update: string, here = "echo c1"): string =>
    ran(
      ["77-restore.sh"],
      [
        'write_file() { cat >"$1.new" && mv "$1.new" "$1"; }',
        `inspect_containers() { ${here}; }; ask_engine() { ${update}; }`,
        'allow_restarts . && echo allowed || echo "$why_code"; cat stopped',
      ],
    );

  beforeEach(() => write("stopped", ["c1 always running /shop-web-1 web"], ["c2 no exited /shop-db-1 db"]));

  test("are set back on those that are still here", () => {
    expect(allowed('echo "$@" >>asked; return 0')).toBe("allowed\n");
    expect(readFileSync(join(folder, "asked"), "utf8")).toBe("update --restart=always c1\n");
  });

  test("are kept for another try if the engine refuses", () => {
    expect(allowed("return 1")).toBe("up-failed\nc1 always running /shop-web-1 web\n");
  });

  test("are kept if the engine does not list the containers", () => {
    expect(allowed("return 0", "return 1")).toMatch(/^engine-silent\nc1 always/);
  });
});

test("a backup that could not be written to the disk is not kept", () => {
  writeFileSync(join(folder, "app.dump.part"), "half");
  const said = ran(
    ["75-backup.sh"],
    [
      "backup_file=/b backup_part=./app.dump.part backup_to=./app.dump backup_keep=''",
      'mkdir bin; printf "#!/bin/sh\\nexit 1\\n" >bin/sync; chmod +x bin/sync; PATH=$PWD/bin:$PATH',
      'keep_backup || echo "$why_code"; [ -e app.dump ] || echo "no backup"',
    ],
  );
  expect(said).toBe("backup-unsynced\nno backup\n");
});
