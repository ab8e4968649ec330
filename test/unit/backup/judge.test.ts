import fc from "fast-check";
import type { FoundBackup } from "../../../src/backup/evidence.ts";
import {
  ageOf,
  bytes,
  type Clocks,
  judge,
  type Limits,
  levelFinding,
  refusal,
  span,
} from "../../../src/backup/judge.ts";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const LIMITS: Limits = {
  ...{ maxAgeMs: 24 * HOUR, clockSkewMs: 300_000, minSizeRatio: 0.5, level: 3, taken: undefined },
  maxDrillAgeMs: 8 * 24 * HOUR,
};
const CLOCKS: Clocks = { runner: NOW, host: undefined };

function createFound(overrides: Partial<FoundBackup> = {}): FoundBackup {
  return { id: "/b/app.dump", finishedAt: NOW - HOUR, size: 1000, previousSize: 1000, detail: [], ...overrides };
}

function refusals(found: Partial<FoundBackup>, limits: Partial<Limits> = {}, clocks: Clocks = CLOCKS): string[] {
  return judge(createFound(found), { ...LIMITS, ...limits }, clocks)
    .filter(({ passed }) => !passed)
    .map(({ says }) => says);
}

test("a young backup of the usual size passes, and says why", () => {
  const findings = judge(createFound({ size: 900 }), LIMITS, CLOCKS);
  expect(findings.map(({ passed, says }) => [passed, says])).toEqual([
    [true, "It finished 2027-01-15T07:00:00.000Z, 60 min ago; the limit is 24 h 0 min"],
    [true, "It has 900 B, 90 % of the one before (1000 B); at least 50 % is required"],
  ]);
});

test.each([
  ["exactly as old as allowed", { finishedAt: NOW - 24 * HOUR }, "24 h 0 min ago"],
  ["from the future", { finishedAt: NOW + 300_001 }, "It is from the future"],
  ["smaller than half of the one before", { size: 499 }, "50 % of the one before"],
  ["empty", { size: 0, previousSize: undefined }, "It is empty"],
])("a backup that is %s is refused", (_, found, said) => {
  expect(refusals(found).join()).toContain(said);
});

test("one that was just taken has to be the newest", () => {
  expect(refusals({}, { taken: { by: "id", id: "/b/app.dump" } })).toEqual([]);
  expect(refusals({}, { taken: { by: "id", id: "/b/other.dump" } })).toEqual([
    "It is not /b/other.dump, which was taken",
  ]);
});

test("where no one knows its name, last night's is refused by the moment when the new one began", () => {
  const began = NOW - HOUR;
  expect(refusals({ finishedAt: began }, { taken: { by: "time", began } })).toEqual([]);
  expect(refusals({ finishedAt: began - 1 }, { taken: { by: "time", began } })).toEqual([
    "It is older than the one that was taken: it finished 2027-01-15T06:59:59.999Z, and that one began 2027-01-15T07:00:00.000Z",
  ]);
});

test.each([
  ["a little ahead of the clock", { finishedAt: NOW + 300_000 }],
  ["one millisecond younger than the limit", { finishedAt: NOW - 24 * HOUR + 1 }],
  ["exactly half as large", { size: 500 }],
  ["the first", { previousSize: undefined }],
  ["after an empty one", { previousSize: 0 }],
])("a backup that is %s passes", (_, found) => {
  expect(refusals(found)).toEqual([]);
});

test("the machine that dated the backup tells its age, and its clock must agree with the runner's", () => {
  const ahead = { runner: NOW, host: NOW + HOUR };
  expect(ageOf(createFound({ finishedAt: NOW }), ahead)).toBe(HOUR);
  expect(refusals({ finishedAt: NOW }, {}, ahead)).toEqual([
    "The clock there is 60 min ahead of the runner's, the limit is 5 min, so no age can be computed",
  ]);
  expect(refusals({ finishedAt: NOW - 2 * HOUR }, {}, { runner: NOW, host: NOW - HOUR }).join()).toContain("behind");
  expect(refusals({ finishedAt: NOW }, { clockSkewMs: HOUR }, ahead)).toEqual([]);
});

test("a backup passes when, and only when, it is neither old, nor from the future, nor small, nor empty", () => {
  const sizes = fc.nat({ max: 10_000 });
  fc.assert(
    fc.property(
      fc.integer({ min: -48 * HOUR, max: 72 * HOUR }),
      sizes,
      fc.option(sizes, { nil: undefined }),
      (age, size, previousSize) => {
        const good =
          age < LIMITS.maxAgeMs &&
          age >= -LIMITS.clockSkewMs &&
          size > 0 &&
          (previousSize === undefined || size >= previousSize * LIMITS.minSizeRatio);
        const findings = judge(createFound({ finishedAt: NOW - age, size, previousSize }), LIMITS, CLOCKS);
        expect(refusal("x", findings) === undefined).toBe(good);
        expect(findings.every(({ passed, todo }) => passed === (todo === ""))).toBe(true);
        expect(ageOf(createFound({ finishedAt: NOW - age }), CLOCKS)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test("a refusal names everything that is wrong, and what to do about each", () => {
  const failure = refusal("app.dump", judge(createFound({ finishedAt: NOW - 48 * HOUR, size: 10 }), LIMITS, CLOCKS));
  expect(failure?.what).toBe(
    "The newest backup, app.dump, is refused:\n- It finished 2027-01-13T08:00:00.000Z, 48 h 0 min ago; the limit is 24 h 0 min.\n- It has 10 B, 1 % of the one before (1000 B); at least 50 % is required.",
  );
  expect(failure?.todo).toContain("`max-age`");
  expect(failure?.todo).toContain("`min-size-ratio`");
});

test("a level lower than wanted is refused, a higher one is not", () => {
  expect(levelFinding(2, 3)).toMatchObject({ passed: false });
  expect(levelFinding(3, 3)).toMatchObject({ passed: true });
  expect(levelFinding(4, 3)).toMatchObject({ passed: true });
});

test("spans and sizes read well", () => {
  expect([1500, 119_999, 120_000, 7_199_999, 7_200_000, 80 * HOUR].map(span)).toEqual([
    "1 s",
    "119 s",
    "2 min",
    "119 min",
    "2 h 0 min",
    "3 days 8 h",
  ]);
  expect([0, 1023, 1024, 1024 ** 2 * 1.5, 1024 ** 5 * 5000].map(bytes)).toEqual([
    "0 B",
    "1023 B",
    "1.0 KiB",
    "1.5 MiB",
    "5000.0 PiB",
  ]);
});
