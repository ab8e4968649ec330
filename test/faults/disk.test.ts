import { goLive, type Live } from "./live-release.ts";

let live: Live;

/** The engine's disk, in MiB: room for one small release, not for a big one. */
const DISK = 96;

beforeAll(async () => {
  live = await goLive({ engine: { dataRootMiB: DISK } });
});

afterAll(() => live.close());

test("row 18: a disk with less room than wanted is refused by the survey", async () => {
  const before = await live.running();
  const result = await live.deploy(await live.next(), { "min-free-disk": "1GiB" });
  const free = Number(/Only (\d+) MiB are free on the disk of/.exec(result.error)?.[1]);
  expect(free).toBeLessThan(DISK);
  expect(result.code).toBe(1);
  expect(result.error).toContain("the deploy needs 1024 MiB");
  expect(result.error).toContain("docker image prune");
  expect(await live.running()).toBe(before);
});

test("row 18: a disk that fills up during the pull fails there, with the host untouched", async () => {
  const before = await live.running();
  const big = await live.next({ payloadKiB: (DISK + 32) * 1024 });
  const result = await live.deploy(big);
  expect(result.code).toBe(1);
  expect(result.error).toContain("no space left on device");
  expect(result.error).toContain("Free space on the host");
  expect(result.outputs).toMatchObject({ result: "failed", "running-version": "v1.0.0" });
  expect(await live.running()).toBe(before);
  await live.mustRun("v1.0.0");
});
