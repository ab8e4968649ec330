import { isWhole, newestSnapshot, type ResticSource } from "../../../src/backup/restic/restic.ts";
import { readLocks, readSnapshots } from "../../../src/backup/restic/restic-answers.ts";
import { requireRestic } from "../../../src/backup/restic/restic-trouble.ts";
import { createPlace, said } from "../../fakes/place.ts";

/** As restic 0.14 printed it. */
const OLD_RESTIC =
  '[{"time":"2026-11-24T02:14:30.532067111Z","tree":"64ae07d2","paths":["/srv/data"],"hostname":"vm","username":"root","tags":["t1"],"id":"8b45acb61693c7819116e930fd5be3183b33a17ee3449367fce53ea44967ce1f","short_id":"8b45acb6"},{"time":"2026-11-24T03:14:31.353235515+01:00","parent":"8b45acb6","tree":"19b28c51","paths":["/srv/data"],"hostname":"vm","username":"root","tags":["t1"],"id":"ef1a755a9de64b6fb3c5344ed08ba48aaa1df282b143ba19f317966691256148","short_id":"ef1a755a"}]\n';
/** As restic 0.18 printed it. */
const NEW_RESTIC =
  '[{"time":"2026-11-24T02:14:39.981945957Z","tree":"82b6df41","paths":["/srv/data"],"hostname":"vm","username":"root","tags":["t1"],"program_version":"restic 0.18.0","summary":{"backup_start":"2026-11-24T02:14:39.981945957Z","backup_end":"2026-11-24T02:24:40.728791075Z","files_new":2,"total_files_processed":2,"total_bytes_processed":3000008},"id":"18331f56799835ad1598deb274ffbb4a4b526352f8a0f3680c181afeabb19ee8","short_id":"18331f56"}]\n';
const LOCK =
  '{\n  "time": "2026-11-24T02:30:00.5Z",\n  "exclusive": true,\n  "hostname": "vm",\n  "username": "root",\n  "pid": 4711\n}\n';

const SOURCE: ResticSource = {
  kind: "restic",
  host: "",
  tags: [],
  paths: [],
  subset: "100%",
  env: { RESTIC_REPOSITORY: "/r", RESTIC_PASSWORD: "secret" },
  readTimeoutMs: 3_600_000,
};

test("a newer restic tells when a backup ended and what it holds", async () => {
  const place = createPlace(said(NEW_RESTIC));
  const { found } = await newestSnapshot(place, SOURCE);
  expect(found).toEqual({
    id: "18331f56799835ad1598deb274ffbb4a4b526352f8a0f3680c181afeabb19ee8",
    finishedAt: Date.parse("2026-11-24T02:24:40.728Z"),
    size: 3_000_008,
    previousSize: undefined,
    detail: [],
  });
});

test("a snapshot that was given a date is as old as that date", async () => {
  const dated = NEW_RESTIC.replace('"time":"2026-11-24T02:14:39.981945957Z"', '"time":"2026-11-22T01:00:00Z"');
  const { found } = await newestSnapshot(createPlace(said(dated)), SOURCE);
  expect(found.finishedAt).toBe(Date.parse("2026-11-22T01:00:00Z"));
  expect(found.detail.join()).toContain("with a date of its own");
});

test("an older one tells when it began, and is asked for the sizes", async () => {
  const place = createPlace(
    said(OLD_RESTIC),
    said('{"total_size":3000013,"total_file_count":3}'),
    said('{"total_size":3000008}'),
  );
  const { found } = await newestSnapshot(place, SOURCE);
  // The later one by time, not by place in the list; its time has another zone.
  expect(found).toMatchObject({
    id: expect.stringMatching(/^ef1a755a/),
    finishedAt: Date.parse("2026-11-24T02:14:31.353Z"),
    size: 3_000_013,
    previousSize: 3_000_008,
    detail: [expect.stringContaining("only when a backup began")],
  });
});

test("the password is no argument, filters are quoted, and nothing takes a lock", async () => {
  const place = createPlace(said(NEW_RESTIC), said(""), said("no errors were found"));
  const source = { ...SOURCE, host: "it's", tags: ["a", "b"], paths: ["/x y"] };
  const { reading } = await newestSnapshot(place, source);
  await reading?.read();
  expect(place.asked.map(({ script }) => script)).toEqual([
    "restic --no-lock --no-cache snapshots --json '--host' 'it'\\''s' '--tag' 'a,b' '--path' '/x y'",
    expect.stringContaining("--quiet list locks"),
    "restic --no-lock check '--read-data-subset=100%'",
  ]);
  for (const { script, env } of place.asked) {
    expect(script).not.toContain("secret");
    expect(env).toMatchObject({ RESTIC_PASSWORD: "secret" });
  }
});

test.each([
  ["no snapshot", "[]", "has no snapshot"],
  ["none, as older versions say it", "null", "has no snapshot"],
  ["no JSON", "Fatal", "cannot be understood"],
  ["a snapshot without a time", '[{"id":"8b45acb6"}]', "cannot be understood"],
  ["a time without a zone", '[{"id":"8b45acb6","time":"2026-11-24T02:14:30"}]', "cannot be understood"],
])("%s is no backup", async (_, text, saying) => {
  await expect(newestSnapshot(createPlace(said(text)), SOURCE)).rejects.toThrow(saying);
});

test("an exclusive lock refuses; a backup that runs is only mentioned", async () => {
  const locked = await newestSnapshot(createPlace(said(NEW_RESTIC), said(LOCK)), SOURCE);
  await expect(locked.reading?.read()).rejects.toThrow(
    "locked exclusively by vm, process 4711 since 2026-11-24T02:30:00.5Z",
  );
  const shared = LOCK.replace('  "exclusive": true,\n', "");
  const busy = await newestSnapshot(createPlace(said(NEW_RESTIC), said(shared + shared), said("")), SOURCE);
  expect((await busy.reading?.read())?.join()).toContain("in use by vm, process 4711");
  const odd = await newestSnapshot(createPlace(said(NEW_RESTIC), said("locks?")), SOURCE);
  await expect(odd.reading?.read()).rejects.toThrow("list of locks cannot be understood");
  expect(readLocks(LOCK + LOCK)).toHaveLength(2);
});

test("rows of backups that are not asked for are mentioned, and mixed ones refused", async () => {
  const other = NEW_RESTIC.replace("/srv/data", "/srv/other")
    .replace("02:14:39", "01:14:39")
    .replaceAll("18331f56", "28331f56");
  const both = `${NEW_RESTIC.trim().slice(0, -1)},${other.trim().slice(1)}`;
  expect(readSnapshots(both)).toHaveLength(2);
  await expect(newestSnapshot(createPlace(said(both)), SOURCE)).rejects.toThrow("/srv/data of vm\n- /srv/other of vm");
  const { found } = await newestSnapshot(createPlace(said(both)), { ...SOURCE, host: "vm" });
  expect(found).toMatchObject({ previousSize: undefined, detail: [expect.stringContaining("/srv/other of vm")] });
});

test("less than everything is a sample, and proves no more than level 2", async () => {
  expect(["100%", "100.0%", "1/1", "99%", "1/7", "2G", "10%"].map(isWhole)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  const { reading } = await newestSnapshot(createPlace(said(NEW_RESTIC)), { ...SOURCE, subset: "10%" });
  expect(reading?.level).toBe(2);
});

test.each([
  [
    1,
    "Fatal: repository contains errors",
    "restic failed while reading the repository (exit code 1): Fatal: repository contains errors",
    "restic check --read-data",
  ],
  [1, "Fatal: wrong password or no key found", "says that the password is wrong", "`restic-password`"],
  [
    1,
    "Fatal: unable to open config file: stat /r/config: no such file or directory\nIs there a repository at the following location?\n/r",
    "says that there is no repository",
    "`restic-repository`",
  ],
  [
    1,
    "unable to create lock in backend: repository is already locked exclusively by PID 7",
    "says that the repository is locked",
    "restic unlock",
  ],
  [3, "", "some of the data could not be read", "log of the backup job"],
  [
    10,
    '{"message_type":"exit_error","code":10,"message":"Fatal: repository does not exist\\nIs there a repository?"}',
    "Fatal: repository does not exist · Is there a repository?",
    "`restic-repository`",
  ],
  [11, "", "the repository is locked", "restic unlock"],
  [
    12,
    '{"message_type":"exit_error","code":12,"message":"Fatal: wrong password or no key found"}',
    "(exit code 12): Fatal: wrong password or no key found.",
    "`restic-password`",
  ],
  [130, "", "was interrupted", "Run this again"],
  [2, "panic: x", "restic failed", "restic check"],
])("restic's exit code %d with %j is explained", (code, stderr, what, todo) => {
  const place = createPlace();
  const failing = (): void => requireRestic({ code, stdout: "", stderr }, "reading the repository", place);
  expect(failing).toThrow(what);
  expect(failing).toThrow(`What to do: `);
  expect(failing).toThrow(todo);
});

test("a machine without restic is told so", async () => {
  const place = createPlace(said("", { code: 127, stderr: "sh: 1: restic: not found" }));
  await expect(newestSnapshot(place, SOURCE)).rejects.toThrow("restic cannot be run: sh: 1: restic: not found");
});
