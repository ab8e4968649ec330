import { readJestResults, type TestFile } from "../../../scripts/checks/jest-results.ts";
import { afterRepetition, filesToRepeat, findingOf, slowest } from "../../../scripts/checks/test-files.ts";

const file = (name: string, counts: Partial<TestFile> = {}): TestFile => ({
  path: `/sluice/test/${name}.test.ts`,
  seconds: 1,
  passed: 1,
  failed: 0,
  skipped: 0,
  ...counts,
});

describe("Jest's results", () => {
  const written = (status: string, ...tests: string[]): string =>
    JSON.stringify({
      testResults: [
        {
          name: "/sluice/test/a.test.ts",
          status,
          startTime: 1_000,
          endTime: 3_500,
          assertionResults: tests.map((one) => ({ status: one })),
        },
      ],
    });

  test("are counted test by test", () => {
    const [first] = readJestResults(written("failed", "passed", "passed", "failed", "pending", "todo")) ?? [];
    expect(first).toEqual({ path: "/sluice/test/a.test.ts", seconds: 2.5, passed: 2, failed: 1, skipped: 2 });
  });

  test("of a file that could not be loaded are one failure", () => {
    expect(readJestResults(written("failed"))).toMatchObject([{ passed: 0, failed: 1 }]);
  });

  test("that have a status of another version of Jest are no success", () => {
    expect(readJestResults(written("passed", "unheard-of"))).toMatchObject([{ passed: 0, failed: 1 }]);
  });

  test("that are missing or foreign are none", () => {
    expect(readJestResults(undefined)).toBeUndefined();
    expect(readJestResults("{}")).toBeUndefined();
  });
});

describe("a run of Jest", () => {
  test("is counted", () => {
    const files = [file("a", { passed: 5, skipped: 2 }), file("b", { passed: 1, failed: 2 })];
    expect(findingOf({ code: 1, files })).toMatchObject({ passed: 6, failed: 2, skipped: 2 });
  });

  test("without results, or with an exit code that they do not explain, has failed", () => {
    expect(findingOf({ code: null, files: undefined })).toMatchObject({ failed: 1 });
    expect(findingOf({ code: 1, files: [file("a")] })).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe("a second run", () => {
  const broken = file("b", { passed: 2, failed: 1 });
  const first = { code: 1, files: [file("a"), broken] };

  test("is for the failed files, if they are few", () => {
    expect(filesToRepeat(first)).toEqual([broken.path]);
    const many = Array.from({ length: 6 }, (_, at) => file(String(at), { failed: 1 }));
    expect(filesToRepeat({ code: 1, files: many })).toEqual([]);
    expect(filesToRepeat({ code: null, files: undefined })).toEqual([]);
  });

  test("counts in the place of the first, and the summary names what passed only then", () => {
    const finding = afterRepetition(first, { code: 0, files: [file("b", { passed: 3 })] }, "/sluice");
    expect(finding).toMatchObject({ passed: 4, failed: 0 });
    expect(finding.reason).toBe("passed only when it ran again, alone: test/b.test.ts");
  });

  test("that fails as well is a failure", () => {
    expect(afterRepetition(first, { code: 1, files: [broken] }, "/sluice")).toMatchObject({ passed: 3, failed: 1 });
  });

  test.each([
    ["reports nothing", { code: null, files: undefined }],
    ["reports other files", { code: 0, files: [file("c")] }],
    ["ends with a code that its files do not explain", { code: 1, files: [file("b", { passed: 3 })] }],
  ])("that %s leaves a failure", (_, second) => {
    expect(afterRepetition(first, second, "/sluice").failed).toBeGreaterThan(0);
  });
});

test("the ten slowest files are named, slowest first", () => {
  const files = Array.from({ length: 12 }, (_, at) => file(`t${at}`, { seconds: at }));
  const lines = slowest(files, "/sluice");
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe("   11.0 s  test/t11.test.ts");
});
