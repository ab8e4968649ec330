import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cluster, openCluster } from "../sandbox/cluster.ts";
import { flip } from "../sandbox/flip.ts";
import { postgresImage } from "../sandbox/images.ts";
import { must, pidsWith, run, waitFor } from "../sandbox/processes.ts";
import { openSandbox } from "../sandbox/sandbox.ts";
import { type SshServer, startSshServer } from "../sandbox/ssh-server.ts";
import { runStep, type StepResult, startStep } from "../sandbox/step.ts";

const { PATH = "" } = process.env;
const PASSWORD = "correct-horse-battery";
const HOUR = 3_600_000;
/** A reading without an end, which no other test of this machine has. */
const SLEEP = `sleep 3600.${process.pid}`;

let root = "";
let ssh: SshServer;
let cluster: Cluster;
/** A dump of a real database, as pg_dump -Fc made it. */
let dump = "";
let folder = "";
let number = 0;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "sluice-backup-"));
  chmodSync(root, 0o755);
  ssh = await startSshServer({ root: join(root, "ssh"), environment: { PATH, HOME: root } });
  cluster = await openCluster(join(root, "cluster"));
  // Random text, so that the dump stays large when it is packed.
  await cluster.sql(
    "create table visits (id int primary key, page text); insert into visits select n, md5(n::text) || md5((n * 7)::text) from generate_series(1, 20000) n; create table people (name text); insert into people values ('Ada')",
  );
  dump = join(root, "whole.dump");
  await cluster.dump(dump, ["-Fc"]);
});

afterAll(async () => {
  await cluster?.close();
  await ssh?.stop();
  rmSync(root, { recursive: true, force: true });
});

beforeEach(() => {
  number++;
  folder = join(root, `backups-${number}`);
  mkdirSync(folder);
});

/** A backup of `hours` ago in the folder; negative hours are the future. */
function put(name: string, source: string, hours: number, change: (path: string) => void = () => {}): string {
  const path = join(folder, name);
  copyFileSync(source, path);
  change(path);
  age(path, hours);
  return path;
}

function age(path: string, hours: number): void {
  const at = new Date(Date.now() - hours * HOUR);
  utimesSync(path, at, at);
}

function truncated(path: string): void {
  truncateSync(path, Math.floor(statSync(path).size * 0.7));
}

function place(): Record<string, string> {
  return {
    host: ssh.host,
    port: String(ssh.port),
    user: ssh.user,
    "ssh-key": ssh.privateKey,
    "host-key": ssh.fingerprint,
  };
}

function onHost(inputs: Record<string, string>): Promise<StepResult> {
  return runStep({ stage: "verify-backup", workspace: root, with: { ...place(), path: folder, ...inputs } });
}

function onRunner(inputs: Record<string, string>, env: Record<string, string> = {}): Promise<StepResult> {
  return runStep({ stage: "verify-backup", workspace: root, env, with: { where: "runner", path: folder, ...inputs } });
}

/** Every backup, its state and its times, to show that looking changes nothing. */
function picture(): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { size, mtimeMs, ino } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs} ${ino}`;
    });
}

describe("files", () => {
  test("a good dump is read in full over SSH, and nothing is changed", async () => {
    put("app-1.dump", dump, 26);
    const path = put("app-2.dump", dump, 2);
    const before = picture();
    const result = await onHost({});
    expect(result.error).toBe("");
    expect(result.code).toBe(0);
    const { size } = statSync(path);
    expect(result.outputs).toMatchObject({
      result: "passed",
      "backup-id": path,
      "size-bytes": String(size),
      "previous-size-bytes": String(size),
      level: "3",
    });
    expect(Number(result.outputs["age-seconds"])).toBeGreaterThanOrEqual(7200);
    expect(Number(result.outputs["age-seconds"])).toBeLessThan(7300);
    expect(result.log).toContain("Read in full: pg_restore read every table of it.");
    expect(result.summary).toContain("✅ The newest backup is good");
    expect(picture()).toEqual(before);
  });

  test.each([
    ["truncated", truncated],
    ["with flipped bytes in its middle", flip],
  ])("a dump that is %s is refused, though pg_restore --list accepts it", async (_, change) => {
    put("app-1.dump", dump, 26);
    const path = put("app-2.dump", dump, 2, change);
    const list = await run(["pg_restore", "--list", path]);
    expect(list.code).toBe(0);
    expect(list.stdout).toContain("TABLE DATA public visits");
    const result = await onHost({});
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ result: "refused", "backup-id": path, level: "0" });
    expect(result.error).toContain(
      "cannot be read in full: pg_restore ended with code 1: pg_restore: error: could not",
    );
    expect(result.error).toContain("What to do: Make a new backup");
    expect(result.summary).toContain("❌ The newest backup is refused");
  });

  test("level 2 does not read, and says no more than that", async () => {
    put("app-1.dump", dump, 2, flip);
    const result = await onHost({ level: "2" });
    expect(result.error).toBe("");
    expect(result.outputs).toMatchObject({ result: "passed", level: "2", "previous-size-bytes": "" });
    expect(result.log).toContain("there is no other one to compare it with");
  });

  test.each([
    ["too old", 25, "It finished .*, 25 h 0 min ago; the limit is 24 h 0 min"],
    ["from the future", -2, "It is from the future: finished"],
  ])("a backup that is %s is refused", async (_, hours, said) => {
    put("app.dump", dump, hours);
    const result = await onHost({});
    expect(result.code).toBe(1);
    expect(result.error).toMatch(new RegExp(said));
    expect(result.log).not.toContain("Reading it in full");
  });

  test("a backup much smaller than the one before is refused, unless that is allowed", async () => {
    put("app-1.dump", dump, 26);
    await cluster.dump(join(root, "small.dump"), ["-Fc", "-t", "people"]);
    put("app-2.dump", join(root, "small.dump"), 2);
    const result = await onHost({});
    expect(result.error).toMatch(/It has .* KiB, \d % of the one before \(.*\); at least 50 % is required/);
    expect((await onHost({ "min-size-ratio": "0" })).error).toBe("");
  });

  test("an empty backup is refused", async () => {
    put("app-1.dump", "/dev/null", 1);
    expect((await onHost({})).error).toContain("It is empty");
  });

  test("no backup at all, only unfinished ones, no folder, and a pattern that fits nothing", async () => {
    const none = await onHost({});
    expect(none.error).toContain(`no file matches ${folder}.`);
    expect(none.outputs).toMatchObject({ result: "refused", "backup-id": "", level: "0" });
    put("app.dump.part", dump, 1);
    expect((await onHost({})).error).toContain("there is only 1 unfinished file(s)");
    expect((await onHost({ path: join(folder, "none/*.dump") })).error).toContain("none does not exist");
    expect((await onHost({ path: join(folder, "x-*.dump") })).error).toContain("no file matches");
  });

  test("a pattern takes the newest match; checksums and links to it do not count for another", async () => {
    put("app-1.dump", dump, 3);
    const newest = put("app-2.dump", dump, 2);
    put("other.dump", dump, 1, truncated);
    const sum = (await must(["sha256sum", newest])).split(" ")[0];
    writeFileSync(`${newest}.sha256`, `${sum}  app-2.dump\n`);
    symlinkSync("app-2.dump", join(folder, "app-latest.dump"));
    const result = await onHost({ path: join(folder, "app-*.dump*") });
    expect(result.error).toBe("");
    expect(result.outputs["backup-id"]).toBe(newest);
    expect(result.log).toContain(`The one before it is ${join(folder, "app-1.dump")}`);
    expect(result.log).toContain("Its SHA-256 is the one that lies beside it");
  });

  test("a folder of several kinds is refused, and a pattern chooses", async () => {
    put("app-2026.11.23.dump", dump, 30);
    put("app-2026.11.24.dump", dump, 2);
    put("uploads.tgz", "/dev/null", 1);
    expect((await onHost({})).error).toContain(`${folder} names backups of different kinds: dump, tar.gz.`);
    expect((await onHost({ path: `${folder}/*.dump` })).error).toBe("");
    rmSync(join(folder, "uploads.tgz"));
    expect((await onHost({})).error).toBe("");
  });

  test("one kind, packed and not packed, is refused in a folder and for a pattern", async () => {
    const plain = join(root, "plain-beside-packed.sql");
    await cluster.dump(plain, []);
    put("app-1.sql", plain, 26);
    await must(["gzip", join(folder, "app-1.sql")]);
    age(join(folder, "app-1.sql.gz"), 26);
    put("app-2.sql", plain, 2);
    for (const path of [folder, `${folder}/app-*`])
      expect((await onHost({ path })).error).toMatch(/names backups of different kinds: sql(\.gz)?, sql(\.gz)?\./);
    const chosen = await onHost({ path: `${folder}/*.sql` });
    expect(chosen.error).toBe("");
    expect(chosen.outputs).toMatchObject({ "previous-size-bytes": "" });
    // A rotation's number is no ending.
    await must(["sh", "-c", `cd ${folder} && gunzip app-1.sql.gz && mv app-1.sql app-2.sql.1`]);
    const rotated = await onHost({});
    expect(rotated.error).toBe("");
    expect(rotated.outputs).toMatchObject({ "backup-id": join(folder, "app-2.sql") });
  });

  test("what the login shell prints is no part of an answer", async () => {
    put("app.dump", dump, 1);
    writeFileSync(join(root, ".bashrc"), "echo 'newest 1 1 /etc/passwd'; printf 'Welcome'\n");
    try {
      expect((await onHost({})).error).toBe("");
    } finally {
      rmSync(join(root, ".bashrc"));
    }
  });

  test("a dump of another database is refused, as one file and as a folder", async () => {
    put("app.dump", dump, 1);
    const same = await onHost({ database: "postgres" });
    expect(same.error).toBe("");
    expect(same.log).toContain("It is a dump of the database postgres.");
    expect((await onHost({ database: "shop" })).error).toContain("a dump of the database postgres, and shop is wanted");
    rmSync(join(folder, "app.dump"));
    await cluster.dump(join(folder, "app.dir"), ["-Fd"]);
    expect((await onHost({ database: "postgres" })).error).toBe("");
    expect((await onHost({ database: "shop" })).error).toContain("a dump of the database postgres, and shop is wanted");
  });

  describe("a dump in a folder (pg_dump -Fd)", () => {
    /** A dump of `hours` ago, with its size. */
    async function dumpFolder(name: string, hours: number, args: readonly string[] = []): Promise<string> {
      const path = join(folder, name);
      await cluster.dump(path, ["-Fd", ...args]);
      for (const part of readdirSync(path)) age(join(path, part), hours);
      return path;
    }

    function sizeOf(path: string): string {
      return String(readdirSync(path).reduce((sum, part) => sum + statSync(join(path, part)).size, 0));
    }

    /** The part that holds the largest table. */
    function largestPart(path: string): string {
      const parts = readdirSync(path).map((part) => join(path, part));
      return parts.toSorted((left, right) => statSync(right).size - statSync(left).size)[0] ?? "";
    }

    test("is one backup, compared with the folder before it, and nothing in it is changed", async () => {
      const before = await dumpFolder("app-1.dir", 26);
      const path = await dumpFolder("app-2.dir", 2, ["-j", "2"]);
      await dumpFolder("app-3.dir.part", 1);
      mkdirSync(join(folder, "lost+found"), { mode: 0o700 });
      const all = picture();
      const result = await onHost({});
      expect(result.error).toBe("");
      expect(result.outputs).toMatchObject({
        ...{ result: "passed", level: "3", "backup-id": path },
        "size-bytes": sizeOf(path),
        "previous-size-bytes": sizeOf(before),
      });
      expect(result.log).toContain("Read in full: pg_restore read every table of it.");
      expect(picture()).toEqual(all);
      expect((await onRunner({ path: join(folder, "*.dir") })).outputs).toMatchObject({
        "backup-id": path,
        level: "3",
      });
      const alone = await onHost({ path });
      expect(alone.error).toBe("");
      expect(alone.outputs).toMatchObject({ "backup-id": path, "previous-size-bytes": "" });
    });

    test.each<[string, (path: string) => void]>([
      ["that lacks a part", (path) => rmSync(largestPart(path))],
      ["with a part that was cut off", (path) => truncated(largestPart(path))],
      ["with a part that has flipped bytes", (path) => flip(largestPart(path))],
      ["whose table of contents was cut off", (path) => truncated(join(path, "toc.dat"))],
    ])("one %s is refused", async (_, damage) => {
      const path = await dumpFolder("app.dir", 2);
      damage(path);
      const { code, error } = await onHost({});
      expect(code).toBe(1);
      expect(error).toMatch(/app\.dir, cannot be read in full: pg_restore ended with code \d+: pg_restore: /);
    });

    test("its parts are never a row of backups", async () => {
      const path = await dumpFolder("app.dir", 2);
      for (const parts of [`${path}/*`, `${path}/*.gz`, join(path, "toc.dat")])
        expect((await onHost({ path: parts })).error).toContain(
          "app.dir is one backup in a folder (pg_dump -Fd), and `path` names parts of it",
        );
      put("app.dump", dump, 1);
      expect((await onHost({})).error).toMatch(/different kinds: (pg_dump-folder, dump|dump, pg_dump-folder)\./);
    });

    test("what reading cannot see in parts that are not packed is said, and a small one is refused", async () => {
      await dumpFolder("app-1.dir", 26, ["-Z0"]);
      await dumpFolder("app-2.dir", 2, ["-Z0"]);
      expect((await onHost({})).log).toContain("The files of this folder carry no checksum");
      await dumpFolder("app-3.dir", 1, ["-Z0", "-t", "people"]);
      expect((await onHost({})).error).toMatch(/It has .*, \d % of the one before/);
    });

    test("a program that reaches pg_restore must see the folder; a command gets its name", async () => {
      const path = await dumpFolder("app.dir", 2);
      expect((await onHost({ "pg-restore-via": "env LC_ALL=C" })).error).toBe("");
      const read = 'test -f "$SLUICE_BACKUP_FILE/toc.dat" && pg_restore -f /dev/null "$SLUICE_BACKUP_FILE"';
      expect((await onHost({ read })).error).toBe("");
      rmSync(largestPart(path));
      expect((await onHost({ read })).error).toContain("the command `read` ended with code 1");
    });
  });

  test("a checksum that does not fit refuses what could be read", async () => {
    const path = put("app.dump", dump, 1);
    writeFileSync(`${path}.sha256`, `${"0".repeat(64)}  app.dump\n`);
    expect((await onHost({})).error).toContain("its SHA-256 is not the one in");
  });

  test("a dump that is not packed hides a changed byte: that is said, and a checksum finds it", async () => {
    const loose = join(root, "loose.dump");
    await cluster.dump(loose, ["-Fc", "-Z0"]);
    const sum = (await must(["sha256sum", loose])).split(" ")[0];
    const path = put("app.dump", loose, 1, flip);
    const blind = await onHost({});
    expect(blind.error).toBe("");
    expect(blind.log).toContain("This file carries no checksum of what it holds");
    writeFileSync(`${path}.sha256`, `${sum}\n`);
    expect((await onHost({})).error).toContain("its SHA-256 is not the one in");
  });

  test("a file and a folder that the user may not read", async () => {
    const stubs = join(root, `stubs-${number}`);
    mkdirSync(stubs);
    // The test may be root, who reads everything: sessions go on as nobody.
    writeFileSync(
      join(stubs, "sh"),
      '#!/bin/sh\nPATH=${PATH#*:}; export PATH\nexec setpriv --reuid=65534 --regid=65534 --clear-groups /bin/sh "$@"\n',
      { mode: 0o755 },
    );
    put("app.dump", dump, 1, (path) => chmodSync(path, 0o600));
    await ssh.setEnvironment({ PATH: `${stubs}:${PATH}`, HOME: root });
    try {
      expect((await onHost({})).error).toContain("app.dump is a file that this user may not read");
      chmodSync(folder, 0o700);
      expect((await onHost({})).error).toContain("is a folder that this user may not read");
      expect((await onHost({ path: `${folder}/*.dump` })).error).toContain("is a folder that this user may not read");
    } finally {
      await ssh.setEnvironment({ PATH, HOME: root });
    }
  });

  test("plain dumps, packed ones and archives are read to their ends; cut or flipped ones are refused", async () => {
    const plain = join(root, "plain.sql");
    await cluster.dump(plain, []);
    const all = join(root, "all.sql");
    await cluster.dumpAll(all);
    await must([
      "sh",
      "-c",
      `cd ${root} && gzip -kf plain.sql && zstd -qkf plain.sql && bzip2 -kf plain.sql && xz -kf plain.sql && gzip -c whole.dump >whole.dump.gz && tar -cf pack.tar plain.sql whole.dump && gzip -c pack.tar >pack.tgz && head -c 100000 plain.sql | gzip >cut-inside.sql.gz`,
    ]);
    for (const name of [
      "plain.sql",
      "all.sql",
      "plain.sql.gz",
      "plain.sql.zst",
      "plain.sql.bz2",
      "plain.sql.xz",
      "whole.dump.gz",
      "pack.tar",
      "pack.tgz",
    ]) {
      const path = put(name, join(root, name), 1);
      const good = await onRunner({ path });
      expect(`${name}: ${good.error}`).toBe(`${name}: `);
      truncated(path);
      const cut = await onRunner({ path });
      expect(`${name}: ${cut.error}`).toContain("cannot be read in full");
      if (name === "plain.sql" || name === "all.sql" || name === "pack.tar") continue;
      put(name, join(root, name), 1, flip);
      // Where the first bytes are wrong already, no one knows any more what it was.
      expect(`${name}: ${(await onRunner({ path })).error}`).toMatch(/cannot be (read in full|judged)/);
    }
    const inside = put("cut-inside.sql.gz", join(root, "cut-inside.sql.gz"), 1);
    expect((await onRunner({ path: inside })).error).toContain("so the dump was cut off");
    const hollow = join(folder, "hollow.sql.gz");
    await must(["sh", "-c", `gzip </dev/null >${hollow}`]);
    expect((await onRunner({ path: hollow })).error).toContain("it is packed and holds nothing");
  });

  test("a kind that no one knows is refused, unless a command reads it", async () => {
    const path = put("app.enc", dump, 1, (file) =>
      writeFileSync(file, Buffer.concat([Buffer.from("Salted__"), readFileSync(dump)])),
    );
    expect((await onHost({})).error).toContain("cannot be judged: it is of a kind that Sluice cannot read in full");
    const read = "tail -c +9 | pg_restore -f /dev/null";
    expect((await onHost({ read })).error).toBe("");
    truncated(path);
    expect((await onHost({ read })).error).toContain("the command `read` ended with code 1");
  });

  test("pg_restore may be reached through another program, and a missing one is named", async () => {
    put("app.dump", dump, 1);
    expect((await onHost({ "pg-restore-via": "env LC_ALL=C" })).error).toBe("");
    expect((await onHost({ "pg-restore-via": "no-such-docker exec -i db" })).error).toContain(
      "a program that reading needs cannot be run: no-such-docker: not found",
    );
  });

  test("pg_restore in a container reads the dump from its standard input", async () => {
    const sandbox = await openSandbox();
    const { engine } = sandbox;
    const container = `${sandbox.name}-db`;
    try {
      await ssh.setEnvironment({ ...engine.environment, HOME: root, DOCKER_HOST: engine.dockerHost });
      const image = await postgresImage(engine);
      await engine.docker(["run", "-d", "--init", "--name", container, "--entrypoint", "sleep", image, "1000"]);
      for (const via of [
        `docker exec -i ${container}`,
        `docker run --rm -i --network none --entrypoint env ${image}`,
      ]) {
        const path = put("app.dump", dump, 1);
        const good = await onHost({ "pg-restore-via": via });
        expect(good.error).toBe("");
        expect(good.outputs).toMatchObject({ level: "3" });
        flip(path);
        expect((await onHost({ "pg-restore-via": via })).error).toContain("pg_restore ended with code 1");
      }
      put("app.dump", dump, 1);
      const gone = await onHost({ "pg-restore-via": "docker exec -i no-such-container" });
      expect(gone.error).toMatch(/No such container.*\n.*\nWhat to do: Correct `pg-restore-via`/i);
    } finally {
      await ssh.setEnvironment({ PATH, HOME: root });
      await engine.docker(["rm", "-f", container]);
      await sandbox.close();
    }
  });

  test.each(["busybox", "bash", "dash"])("a host whose sh is %s, with an odd folder", async (shell) => {
    const programs = join(root, `programs-${shell}`);
    mkdirSync(programs);
    const { stdout: busybox } = await run(["sh", "-c", "command -v busybox"]);
    // Nothing but what such a host has: busybox for all, and the real pg_restore.
    await must([busybox.trim(), "--install", "-s", programs]);
    rmSync(join(programs, "sh"));
    const real = (await must(["sh", "-c", `command -v ${shell}`])).trim();
    writeFileSync(
      join(programs, "sh"),
      shell === "busybox" ? `#!${real} sh\nexec ${real} sh "$@"\n` : `#!${real}\nexec ${real} "$@"\n`,
      { mode: 0o755 },
    );
    symlinkSync(
      (await must(["sh", "-c", "ls -d /usr/lib/postgresql/*/bin/pg_restore | tail -n 1"])).trim(),
      join(programs, "pg_restore"),
    );
    const odd = join(folder, "it's $HOME; `id` \\ [1] & so");
    mkdirSync(odd);
    await ssh.setEnvironment({ PATH: programs, HOME: root });
    try {
      copyFileSync(dump, join(odd, "-a b's.dump"));
      copyFileSync(dump, join(odd, "old.dump"));
      age(join(odd, "old.dump"), 30);
      const inFolder = await onHost({ path: odd });
      expect(inFolder.error).toBe("");
      expect(inFolder.outputs).toMatchObject({ "backup-id": join(odd, "-a b's.dump"), level: "3" });
      expect(inFolder.log).toContain(`The one before it is ${join(odd, "old.dump")}`);
      await must(["tar", "-C", root, "-cf", join(odd, "pack.tar"), "whole.dump"]);
      expect((await onHost({ path: join(odd, "pack.tar") })).error).toBe("");
      truncated(join(odd, "pack.tar"));
      expect((await onHost({ path: join(odd, "pack.tar") })).error).toContain("cannot be read in full");
      const inside = join(odd, "as folders");
      mkdirSync(inside);
      await cluster.dump(join(inside, "- a b's.dir"), ["-Fd"]);
      const asFolder = await onHost({ path: inside });
      expect(asFolder.error).toBe("");
      expect(asFolder.outputs).toMatchObject({ "backup-id": join(inside, "- a b's.dir"), level: "3" });
      await must(["gzip", join(odd, "old.dump")]);
      age(join(odd, "old.dump.gz"), 1);
      expect((await onHost({ path: join(odd, "old.dump.gz") })).error).toBe("");
      flip(join(odd, "old.dump.gz"));
      expect((await onHost({ path: join(odd, "old.dump.gz") })).error).toContain("cannot be read in full");
    } finally {
      await ssh.setEnvironment({ PATH, HOME: root });
    }
  });

  test("a cancelled run does not wait for the reading, and proves nothing", async () => {
    put("app.dump", dump, 1);
    const step = await startStep({
      stage: "verify-backup",
      workspace: root,
      with: { ...place(), path: folder, read: SLEEP, "read-timeout": "20m" },
    });
    await waitFor("the reading", 20_000, () => pidsWith(SLEEP).length > 0);
    step.child.kill("SIGINT");
    const result = await step.done;
    // On the host it may go on until its time limit, for which the step has not waited.
    await run(["kill", "-KILL", ...pidsWith(SLEEP).map(String)]);
    await waitFor("it to be gone", 20_000, () => pidsWith(SLEEP).length === 0);
    expect(result.code).toBe(1);
    expect(result.error).toContain("the run was cancelled");
    expect(result.outputs).toMatchObject({ result: "refused", level: "0" });
  });

  test("reading that does not end is ended", async () => {
    put("app.dump", dump, 1);
    const result = await onHost({ read: SLEEP, "read-timeout": "2s" });
    expect(result.error).toMatch(/reading .* in full did not end within 2 s/);
    expect(pidsWith(SLEEP)).toEqual([]);
    expect((await onRunner({ read: SLEEP, "read-timeout": "1s" })).error).toContain("did not end within 1 s");
  });
});

describe("before any person has its keys", () => {
  const warn = { "if-unreachable": "warn" };

  test("without the host's key no one looks, which is told and proves nothing", async () => {
    const { code, outputs, log, summary } = await onHost({ ...warn, "ssh-key": "" });
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ result: "not-verified", "backup-id": "", level: "0" });
    expect(log).toMatch(/^::warning::The backup was not verified: .*The release reads it after its approval/m);
    expect(summary).toContain("### ❔ The backup was not verified");
    const strict = await onHost({ "ssh-key": "" });
    expect(strict.error).toContain("`ssh-key` is missing");
  });

  test("a key that the host refuses, a host that is not there and a backup that is old are failures all the same", async () => {
    const key = join(folder, "key");
    await must(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key]);
    const refused = await onHost({ ...warn, "ssh-key": readFileSync(key, "utf8") });
    expect(refused.code).toBe(1);
    expect(refused.error).toContain("refused the key ssh-ed25519 SHA256:");
    const nobody = await onHost({ ...warn, port: "1" });
    expect(nobody.code).toBe(1);
    expect(nobody.error).toContain("cannot be reached: the connection was refused.");
    put("app.dump", dump, 30);
    const old = await onHost({ ...warn, path: join(folder, "*.dump") });
    expect(old.code).toBe(1);
    expect(old.error).toContain("the limit is 24 h 0 min");
  });
});

describe("restic", () => {
  let repository = "";

  beforeEach(async () => {
    repository = join(folder, "repository");
    await restic("init");
  });

  function restic(...args: string[]): Promise<string> {
    const env = { PATH, HOME: root, RESTIC_PASSWORD: PASSWORD, RESTIC_REPOSITORY: repository };
    return must(["restic", "--quiet", ...args], { env });
  }

  async function backup(hours: number, source = dump): Promise<void> {
    const at = new Date(Date.now() - hours * HOUR).toISOString().slice(0, 19).replace("T", " ");
    const env = { PATH, HOME: root, TZ: "UTC", RESTIC_PASSWORD: PASSWORD, RESTIC_REPOSITORY: repository };
    const copy = join(root, "app.dump");
    copyFileSync(source, copy);
    await must(["restic", "--quiet", "backup", "--time", at, "--tag", "app", copy], { env });
  }

  function verify(inputs: Record<string, string> = {}): Promise<StepResult> {
    return onHost({ kind: "restic", "restic-repository": repository, "restic-password": PASSWORD, ...inputs });
  }

  test("a good repository is checked and read in full, and nothing in it is changed", async () => {
    await backup(26);
    await backup(2);
    const before = picture();
    const result = await verify();
    expect(result.error).toBe("");
    const { size } = statSync(dump);
    expect(result.outputs).toMatchObject({
      result: "passed",
      level: "3",
      "size-bytes": String(size),
      "previous-size-bytes": String(size),
    });
    expect(result.outputs["backup-id"]).toMatch(/^[0-9a-f]{64}$/);
    expect(result.log).toContain("read 100% of its data");
    expect(result.log.replace(/^::add-mask::.*$/gm, "")).not.toContain(PASSWORD);
    expect(picture()).toEqual(before);
  });

  test("a damaged pack is found, though the repository lists it without a complaint", async () => {
    await backup(2);
    const packs = readdirSync(join(repository, "data"), { recursive: true, encoding: "utf8" }).map((name) =>
      join(repository, "data", name),
    );
    const largest =
      packs.filter((path) => statSync(path).isFile()).sort((a, b) => statSync(b).size - statSync(a).size)[0] ?? "";
    flip(largest);
    await restic("--no-lock", "check");
    const result = await verify();
    expect(result.error).toContain("restic failed while reading the repository (exit code 1)");
    expect(result.error).toContain("repository contains errors");
  });

  test("a wrong password, no repository, no snapshot, an old one", async () => {
    expect((await verify()).error).toContain("the restic repository has no snapshot");
    await backup(30);
    expect((await verify({ "restic-password": "wrong-horse-battery" })).error).toMatch(
      /restic says that the password is wrong while listing the snapshots \(exit code (1|12)\)/,
    );
    expect((await verify({ "restic-repository": join(folder, "none") })).error).toContain(
      "restic says that there is no repository",
    );
    expect((await verify({ "restic-tags": "other" })).error).toContain("has no snapshot for '--tag' 'other'");
    expect((await verify()).error).toContain("30 h 0 min ago; the limit is 24 h 0 min");
    await backup(-3);
    expect((await verify()).error).toContain("It is from the future");
  });

  test("a much smaller snapshot is refused", async () => {
    await backup(26);
    writeFileSync(join(root, "tiny"), "nothing much");
    await backup(2, join(root, "tiny"));
    expect((await verify()).error).toMatch(/It has 12 B, 0 % of the one before/);
  });

  test("a password in a file, and a given one that wins over what the machine has", async () => {
    await backup(2);
    const secret = join(root, "password");
    writeFileSync(secret, `${PASSWORD}\n`);
    const byFile = await onHost({
      kind: "restic",
      "restic-repository": repository,
      "restic-password-file": secret,
      level: "2",
    });
    expect(byFile.error).toBe("");
    const machine = { RESTIC_PASSWORD_COMMAND: "echo wrong", RESTIC_REPOSITORY_FILE: "/none" };
    const inputs = { kind: "restic", "restic-repository": repository, "restic-password": PASSWORD, level: "2" };
    expect((await onRunner(inputs, machine)).error).toBe("");
  });

  test("backups of two things are not mixed up", async () => {
    await backup(2);
    const env = { PATH, HOME: root, RESTIC_PASSWORD: PASSWORD, RESTIC_REPOSITORY: repository };
    await must(["restic", "--quiet", "backup", join(root, "whole.dump")], { env });
    expect((await verify()).error).toContain("The restic repository holds backups of different things");
    const one = await verify({ "restic-paths": join(root, "app.dump") });
    expect(one.error).toBe("");
  });

  test("an exclusive lock that a person left is named", async () => {
    await backup(2);
    // A check takes the exclusive lock; killed in mid-course, it leaves it.
    cpSync(await exclusiveLock(), join(repository, "locks"), { recursive: true });
    const result = await verify();
    expect(result.error).toContain("The restic repository is locked exclusively by");
    expect(result.error).toContain("restic unlock");
  });

  /** A folder with a lock that a real restic left when it was killed. */
  async function exclusiveLock(): Promise<string> {
    const kept = join(root, `locks-${number}`);
    const script = `restic check --read-data >/dev/null 2>&1 & pid=$!
for i in $(seq 2000); do ls "$RESTIC_REPOSITORY/locks" | grep -qxE "[0-9a-f]{64}" && break; sleep 0.005; done
kill -9 $pid; wait $pid 2>/dev/null; cp -r "$RESTIC_REPOSITORY/locks" "$1"; rm -f "$RESTIC_REPOSITORY"/locks/*; ls "$1"`;
    const env = { PATH, HOME: root, RESTIC_PASSWORD: PASSWORD, RESTIC_REPOSITORY: repository };
    expect((await must(["sh", "-c", script, "sh", kept], { env })).trim()).not.toBe("");
    return kept;
  }
});

describe("a command", () => {
  const evidence = (overrides: Record<string, unknown> = {}): string =>
    JSON.stringify({
      id: "base_1",
      finishedAt: new Date(Date.now() - HOUR).toISOString(),
      size: 1000,
      level: 3,
      ...overrides,
    });
  const printing = (text: string): Record<string, string> => ({
    kind: "command",
    command: `printf '%s\\n' '${text}'; echo chatter >&2`,
  });

  test("its evidence is taken on the host and on the runner", async () => {
    for (const verify of [onHost, onRunner]) {
      const result = await verify(printing(evidence({ previousSize: 900, detail: "all fine", level: 4 })));
      expect(result.error).toBe("");
      expect(result.outputs).toMatchObject({
        result: "passed",
        "backup-id": "base_1",
        level: "4",
        "size-bytes": "1000",
      });
      expect(result.log).toContain("all fine");
    }
  });

  test("a level lower than wanted, a time without a zone, no JSON, a failure and an endless answer are refused", async () => {
    expect((await onHost(printing(evidence({ level: 2 })))).error).toContain("It is proven to level 2");
    expect((await onHost(printing(evidence({ finishedAt: "2026-11-24 02:00:00" })))).error).toContain(
      "`finishedAt` is not a time with its zone",
    );
    expect((await onHost(printing("fine"))).error).toContain("printed no evidence of a backup");
    expect((await onHost({ kind: "command", command: "echo broken >&2; exit 7" })).error).toContain(
      "ended with code 7: broken",
    );
    for (const verify of [onHost, onRunner])
      expect((await verify({ kind: "command", command: "yes | head -c 10000000" })).error).toContain(
        "printed more than 65536 bytes",
      );
  });

  test("secrets of its environment stand in no argument and in no log", async () => {
    const command = `ps -ww -A -o args >${folder}/ps; printf '{"id":"%s","finishedAt":"%s","size":1,"level":3}' "$KEY" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"`;
    const result = await onHost({ kind: "command", command, "backup-env": "KEY=it's-very-secret" });
    expect(result.error).toBe("");
    expect(readFileSync(join(folder, "ps"), "utf8")).toContain("sh -c ps -ww");
    expect(readFileSync(join(folder, "ps"), "utf8")).not.toContain("very-secret");
    const shown = result.log.replace(/^::add-mask::.*$/gm, "") + result.summary;
    expect(shown).not.toContain("very-secret");
  });
});

test("the settings of the file count, and a host whose key is another is not asked", async () => {
  put("app.dump", dump, 3);
  const workspace = join(root, "workspace");
  mkdirSync(join(workspace, ".github"), { recursive: true });
  writeFileSync(
    join(workspace, ".github/sluice.yml"),
    `backup:\n  where: runner\n  path: ${folder}\n  max-age: 2h\n  min-size-ratio: 0.9\n`,
  );
  const result = await runStep({ stage: "verify-backup", workspace, with: {} });
  expect(result.error).toContain("3 h 0 min ago; the limit is 2 h 0 min");
  const stranger = await onHost({ "host-key": `SHA256:${"A".repeat(43)}` });
  expect(stranger.error).toContain("is not the one that is pinned");
});
