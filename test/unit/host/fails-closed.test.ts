import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

describe("a survey", () => {
  const survey = (listing: string): string =>
    ran(
      ["10-words.sh", "60-survey.sh"],
      [
        "bounded() { :; }; pause() { :; }; directory=/srv/shop",
        `ask_engine() { [ "$1" = ps ] || [ "$1" = inspect ] || return 0; ${listing}; }`,
        `printf '27.0\\n/var/lib/docker\\n2.29\\n{"kind":"engine"}\\n' | survey_beside_engine`,
      ],
    );

  beforeEach(() => {
    mkdirSync(join(folder, "releases"));
    mkdirSync(join(folder, "changes"));
  });

  test("names the engine if it lists its containers", () => expect(survey(":")).toContain('{"kind":"engine"}'));

  test.each([
    ["its containers", "return 1"],
    ["what they are", `[ "$1" = ps ] && printf 'c1\\tshop\\t/srv/shop\\n'`],
  ])("has no engine if that does not tell %s", (_, listing) => {
    expect(survey(listing)).not.toContain('"engine"');
    expect(survey(listing)).toContain('"tools"');
  });
});

test("a plan whose lines cannot be written on a full disk is refused", () => {
  write(
    "plan",
    ["sluice-plan 1"],
    ["kind deploy"],
    ["directory /srv/shop"],
    ["remote origin"],
    ["step check 60"],
    ["end"],
  );
  const read = ['read_plan plan && echo read || echo "$why_code"'];
  expect(ran(["61-plan.sh"], read)).toBe("read\n");
  rmSync(join(folder, "steps"));
  symlinkSync("/dev/full", join(folder, "steps"));
  expect(ran(["61-plan.sh"], read)).toBe("disk-full\n");
});

describe("names of images that are kept for a rollback", () => {
  const removed = (): string =>
    ran(
      ["63-images.sh"],
      ["top=''; list_images() { :; }", 'bounded() { printf "%s " "$@" >>removed; }', "forget_unneeded"],
    ) + (existsSync(join(folder, "removed")) ? readFileSync(join(folder, "removed"), "utf8") : "");

  beforeEach(() => {
    mkdirSync(join(folder, "releases", "a"), { recursive: true });
    mkdirSync(join(folder, "changes"));
    write("releases/a/images", ["web", "web:1", "i1", ""]);
    write("releases/a/further-ids");
    write("images-listed", ["sluice-retained/shop:1", "i1"], ["sluice-retained/shop:2", "i2"]);
  });

  test("are removed if no release needs them", () => expect(removed()).toBe("docker rmi sluice-retained/shop:2 "));

  test("stay if what the releases need is not known", () => {
    rmSync(join(folder, "releases/a/images"));
    mkdirSync(join(folder, "releases/a/images"));
    expect(removed()).toBe("");
  });
});

test.each([
  ["Error response from daemon: unknown: web@sha256:4294014290 failed", "registry-failed"],
  ["Get https://registry:4401/v2/: something else", "registry-failed"],
  ["received unexpected HTTP status: 429 Too Many Requests", "registry-busy"],
  ["error parsing HTTP 429 response body", "registry-busy"],
  [
    "unexpected status from HEAD request to https://registry/v2/web/manifests/1: 401 Unauthorized",
    "registry-unauthorized",
  ],
])("the failed pull %j is %s", (answer, code) => {
  const said = ran(
    ["10-words.sh", "63-images.sh"],
    ["pull_code=1; remaining() { echo 60; }", `pull_said='${answer}'`, 'explain_pull web:1 || echo "$why_code"'],
  );
  expect(said).toBe(`${code}\n`);
});

test("hashes that a killed rollback did not write are made again", () => {
  mkdirSync(join(folder, "a"));
  write("a/compose.yml", ["services:"]);
  write("a/services", ["web", "1"]);
  write("a/images");
  const lines = [
    "look_at_images() { :; }",
    'hash_services() { echo "web h" >"$1/hashes"; }',
    "restore_images a; cat a/hashes",
  ];
  expect(ran(["56-files.sh", "63-images.sh"], lines)).toBe("web h\n");
});

test.each(["freeze", "unfreeze"])("%s says nothing of success if the file cannot be written or removed", (verb) => {
  const lines = [
    'open_project() { :; }; now() { echo now; }; object() { echo "$2"; }; refuse() { echo "refused $1"; }',
    "write_file() { cat >/dev/null; return 1; }; rm() { return 1; }",
    `verb_${verb} shop </dev/null`,
  ];
  expect(ran(["85-verbs.sh"], lines)).toBe("refused disk-full\n");
});

describe("a tracked file that would be overwritten", () => {
  const placed = (): string =>
    ran(
      ["10-words.sh", "56-files.sh"],
      [
        'own_git() { git -C "$top" "$@"; }; note() { echo "$1"; }',
        "top=$PWD/clone change_dir=$PWD change=c1",
        "git -C clone ls-tree -r HEAD >known-files; keep_changes && echo kept || echo failed",
      ],
    );

  beforeEach(() => {
    mkdirSync(join(folder, "clone"));
    write("clone/web.conf", ["placed"]);
    write("clone/db.conf", ["placed too"]);
    const git = (...args: readonly string[]): void => {
      const { status, stderr } = spawnSync("git", [
        "-C",
        join(folder, "clone"),
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@t",
        ...args,
      ]);
      if (status !== 0) throw new Error(String(stderr));
    };
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "v1");
    write("to-write", ["web.conf"], ["db.conf"], ["new.conf"]);
  });

  test("needs no copy as long as it is as it was placed", () => expect(placed()).toBe("kept\n"));

  test("is copied if a person changed it", () => {
    write("clone/web.conf", ["by hand"]);
    expect(placed()).toMatch(/^web\.conf is not as Git placed it; it is kept as .*displaced\/web\.conf\.\nkept\n$/);
    expect(readFileSync(join(folder, "displaced/web.conf"), "utf8")).toBe("by hand\n");
  });

  test("is kept as well if a folder takes its place, or a file that of its folder", () => {
    mkdirSync(join(folder, "clone/conf"));
    write("clone/conf/app", ["by hand"]);
    write("to-write", ["conf"], ["web.conf/part"]);
    write("clone/web.conf", ["by hand too"]);
    expect(placed()).toMatch(/kept\n$/);
    expect(readFileSync(join(folder, "displaced/conf/app"), "utf8")).toBe("by hand\n");
    expect(readFileSync(join(folder, "displaced/web.conf"), "utf8")).toBe("by hand too\n");
  });

  test("is kept beside what the same change has kept before", () => {
    for (const line of ["by hand", "by a container"]) {
      write("clone/web.conf", [line]);
      expect(placed()).toContain("kept\n");
    }
    expect(readFileSync(join(folder, "displaced/web.conf"), "utf8")).toBe("by hand\n");
    expect(readFileSync(join(folder, "displaced/web.conf+"), "utf8")).toBe("by a container\n");
  });

  test("is renamed if no copy can be kept", () => {
    write("clone/web.conf", ["by hand"]);
    write("displaced", ["a file where the copies would be"]);
    expect(placed()).toMatch(/^web\.conf is not as Git placed it; it is kept as .*\nkept\n$/);
    expect(readFileSync(join(folder, "clone/web.conf.kept-c1"), "utf8")).toBe("by hand\n");
  });

  test.each(['"quoted".conf', "-dash/-web.conf", "a b/ü\\.conf"])("may be called %s", (name) => {
    mkdirSync(dirname(join(folder, "clone", name)), { recursive: true });
    write(`clone/${name}`, ["by hand"]);
    write("to-write", [name]);
    expect(placed()).toContain("kept\n");
    expect(readFileSync(join(folder, "displaced", name), "utf8")).toBe("by hand\n");
  });
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
    expect(readFileSync(join(folder, "asked"), "utf8")).toContain("update --restart=always c1\n");
  });

  test("are kept for another try if the engine refuses", () => {
    expect(allowed("return 1")).toBe("up-failed\nc1 always running /shop-web-1 web\n");
  });

  test("are not needed by those that are gone", () => {
    expect(allowed("return 1", "echo c9")).toBe("allowed\n");
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
