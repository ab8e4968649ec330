import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cluster, openCluster } from "../sandbox/cluster.ts";
import { must } from "../sandbox/processes.ts";
import { type SshServer, startSshServer } from "../sandbox/ssh-server.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

/**
 * Each kind of backup with each kind of fault is refused, with the reason. Backups of `kind: postgres` need an engine: take-postgres.test.ts
 * and restore-backup.test.ts have them.
 */

const { PATH = "" } = process.env;
const PASSWORD = "correct-horse-battery";

let root = "";
let ssh: SshServer;
let cluster: Cluster;
let number = 0;
/** Where the backup of a test is. */
let folder = "";

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "sluice-bad-"));
  chmodSync(root, 0o755);
  ssh = await startSshServer({ root: join(root, "ssh"), environment: { PATH, HOME: root } });
  cluster = await openCluster(join(root, "cluster"));
  await cluster.sql(
    "create table visits as select n, md5(n::text) || md5((n * 7)::text) as page from generate_series(1, 5000) n",
  );
  const good = join(root, "good");
  mkdirSync(good);
  await cluster.dump(join(good, "app.dump"), ["-Fc"]);
  await cluster.dump(join(good, "app.dir"), ["-Fd"]);
  await cluster.dump(join(good, "app.sql"), []);
  await must(["sh", "-c", `cd ${good} && gzip -k app.sql && tar -cf app.tar app.sql`]);
  await restic("init");
  await restic("backup", "--tag", "app", join(good, "app.dump"));
  writeFileSync(join(root, "nothing"), "");
  await restic("backup", "--tag", "nothing", join(root, "nothing"));
});

afterAll(async () => {
  await cluster?.close();
  await ssh?.stop();
  rmSync(root, { recursive: true, force: true });
});

beforeEach(() => {
  folder = join(root, `backups-${++number}`);
  mkdirSync(folder);
});

const env = (): Record<string, string> => ({
  PATH,
  HOME: root,
  RESTIC_PASSWORD: PASSWORD,
  RESTIC_REPOSITORY: join(root, "good/repository"),
});
const restic = (...args: readonly string[]): Promise<string> =>
  must(["sh", "-c", 'exec restic --quiet "$@" </dev/null', "sh", ...args], { env: env() });

function verify(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  const { host, port, user, privateKey, fingerprint } = ssh;
  const place = { host, port: String(port), user, "ssh-key": privateKey, "host-key": fingerprint };
  return runStep({ stage: "verify-backup", workspace: root, with: { ...place, ...inputs } });
}

/** The largest file of a backup, which has its data. */
function largest(path: string): string {
  if (statSync(path).isFile()) return path;
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name));
  const sized = files.filter((one) => statSync(one).isFile()).toSorted((a, b) => statSync(b).size - statSync(a).size);
  return sized[0] ?? "";
}

function flip(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  for (let at = middle; at < middle + 16; at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

function date(path: string, hours: number): void {
  const at = new Date(Date.now() - hours * 3_600_000);
  const parts = statSync(path).isFile() ? [path] : readdirSync(path).map((name) => join(path, name));
  for (const part of parts) utimesSync(part, at, at);
}

const FAULTS = {
  truncated: (path: string): void => truncateSync(largest(path), Math.floor(statSync(largest(path)).size * 0.6)),
  "bit-flipped": (path: string): void => flip(largest(path)),
  empty: (path: string): void => truncateSync(statSync(path).isFile() ? path : join(path, "toc.dat"), 0),
  stale: (path: string): void => date(path, 48),
  "future-dated": (path: string): void => date(path, -2),
  foreign: (): void => {},
  unreadable: (path: string): void => chmodSync(largest(path), 0o000),
} as const;

type Fault = keyof typeof FAULTS;

const UNREADABLE = /is a file that this user may not read|[Pp]ermission denied/;

/** What the refusal says. A plain dump and an archive have no checksum of their own, so a file with it lies beside them. */
const FILES: Readonly<Record<string, Readonly<Record<Fault, RegExp>>>> = {
  "app.dump": {
    ...{ truncated: /cannot be read in full/, "bit-flipped": /cannot be read in full/, empty: /It is empty/ },
    ...{ stale: /48 h \d+ min ago; the limit is 24 h/, "future-dated": /It is from the future/ },
    ...{ foreign: /a dump of the database postgres, and shop is wanted/, unreadable: UNREADABLE },
  },
  "app.dir": {
    ...{
      truncated: /cannot be read in full/,
      "bit-flipped": /cannot be read in full/,
      empty: /cannot be|no file matches/,
    },
    ...{ stale: /48 h \d+ min ago; the limit is 24 h/, "future-dated": /It is from the future/ },
    ...{ foreign: /a dump of the database postgres, and shop is wanted/, unreadable: UNREADABLE },
  },
  "app.sql": {
    ...{
      truncated: /SHA-256|cannot be read in full/,
      "bit-flipped": /its SHA-256 is not the one/,
      empty: /It is empty/,
    },
    ...{ stale: /48 h \d+ min ago; the limit is 24 h/, "future-dated": /It is from the future/ },
    ...{ foreign: /shop/, unreadable: UNREADABLE },
  },
  "app.sql.gz": {
    ...{ truncated: /cannot be read in full/, "bit-flipped": /cannot be read in full/, empty: /It is empty/ },
    ...{ stale: /48 h \d+ min ago; the limit is 24 h/, "future-dated": /It is from the future/ },
    ...{ foreign: /shop/, unreadable: UNREADABLE },
  },
  "app.tar": {
    ...{
      truncated: /SHA-256|cannot be read in full/,
      "bit-flipped": /its SHA-256 is not the one/,
      empty: /It is empty/,
    },
    ...{ stale: /48 h \d+ min ago; the limit is 24 h/, "future-dated": /It is from the future/ },
    ...{ foreign: /shop/, unreadable: UNREADABLE },
  },
};

const CELLS = Object.entries(FILES).flatMap(([name, reasons]) =>
  (Object.keys(FAULTS) as Fault[]).map((fault) => ({ name, fault, reason: reasons[fault] })),
);

async function putFile(name: string): Promise<string> {
  const path = join(folder, name);
  cpSync(join(root, "good", name), path, { recursive: true });
  if (["app.sql", "app.tar"].includes(name))
    await must(["sh", "-c", `cd ${folder} && sha256sum ${name} >${name}.sha256`]);
  date(path, 1);
  return path;
}

test.each(Object.keys(FILES))("a good %s passes", async (name) => {
  const path = await putFile(name);
  expect((await verify({ path })).error).toBe("");
});

test.each(CELLS)("$name that is $fault is refused", async ({ name, fault, reason }) => {
  const path = await putFile(name);
  FAULTS[fault](path);
  if (["truncated", "bit-flipped", "unreadable"].includes(fault)) date(path, 1);
  const check = async (): Promise<StepResult> => verify({ path, ...(fault === "foreign" ? { database: "shop" } : {}) });
  const { error, outputs } = fault === "unreadable" ? await asNobody(check) : await check();
  expect(error).toMatch(reason);
  expect(outputs).toMatchObject({ result: "refused", level: "0" });
});

/** The test may be root, who reads everything. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const programs = join(folder, "programs");
  mkdirSync(programs);
  const drop = "exec setpriv --reuid=65534 --regid=65534 --clear-groups /bin/sh";
  writeFileSync(join(programs, "sh"), `#!/bin/sh\nPATH=\${PATH#*:}; export PATH\ncd /\n${drop} "$@"\n`, {
    mode: 0o755,
  });
  await ssh.setEnvironment({ PATH: `${programs}:${PATH}`, HOME: root });
  try {
    return await work();
  } finally {
    await ssh.setEnvironment({ PATH, HOME: root });
  }
}

describe("a repository of restic", () => {
  const check = (more: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
    verify({
      ...{ kind: "restic", "restic-repository": join(folder, "repository"), "restic-password": PASSWORD },
      ...{ "restic-tags": "app", ...more },
    });

  beforeEach(() => cpSync(join(root, "good/repository"), join(folder, "repository"), { recursive: true }));

  const data = (): string => join(folder, "repository/data");

  test("that is good passes", async () => expect((await check()).error).toBe(""));

  test.each<[string, () => void, Readonly<Record<string, string>>, RegExp]>([
    ["truncated", () => FAULTS.truncated(data()), {}, /restic failed while reading the repository/],
    ["bit-flipped", () => FAULTS["bit-flipped"](data()), {}, /restic failed while reading the repository/],
    ["without its data", () => rmSync(largest(data())), {}, /restic failed while reading the repository/],
    ["empty", () => {}, { "restic-tags": "nothing" }, /It is empty/],
    ["foreign", () => {}, { "restic-tags": "shop" }, /has no snapshot for/],
    ["of another password", () => {}, { "restic-password": "other-horse-battery" }, /the password is wrong/],
  ])("that is %s is refused", async (_, damage, inputs, reason) => {
    chmodWritable(data());
    damage();
    const { error, outputs } = await check(inputs);
    expect(error).toMatch(reason);
    expect(outputs).toMatchObject({ result: "refused", level: "0" });
  });

  test("that the user may not read is refused", async () => {
    chmodSync(join(folder, "repository/config"), 0o000);
    const { error, outputs } = await asNobody(() => check());
    expect(error).toMatch(/restic (failed|says)/);
    expect(outputs).toMatchObject({ result: "refused", level: "0" });
  });
});

/** restic makes its files read-only. */
function chmodWritable(path: string): void {
  chmodSync(largest(path), 0o600);
}

describe("a command", () => {
  const evidence = { id: "base_1", finishedAt: new Date(Date.now() - 3_600_000).toISOString(), size: 1000, level: 3 };

  test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      "stale",
      { finishedAt: new Date(Date.now() - 48 * 3_600_000).toISOString() },
      /48 h \d+ min ago; the limit is 24 h/,
    ],
    ["future-dated", { finishedAt: new Date(Date.now() + 7_200_000).toISOString() }, /It is from the future/],
    ["empty", { size: 0 }, /It is empty/],
    ["much smaller than the one before", { previousSize: 10_000 }, /10 % of the one before/],
    ["only listed, and not read", { level: 2 }, /It is proven to level 2/],
  ])("whose backup is %s is refused", async (_, change, reason) => {
    const command = `printf '%s' '${JSON.stringify({ ...evidence, ...change })}'`;
    const { error, outputs } = await verify({ kind: "command", command });
    expect(error).toMatch(reason);
    expect(outputs).toMatchObject({ result: "refused" });
  });

  test.each([
    ["truncated", JSON.stringify(evidence).slice(0, 30)],
    ["missing", ""],
  ])("whose evidence is %s is refused", async (_, text) => {
    const { error } = await verify({ kind: "command", command: `printf '%s' '${text}'` });
    expect(error).toContain("printed no evidence of a backup");
  });
});
