import * as v from "valibot";

/** What Jest reports about one test file. A file that could not be loaded has failed without a test. */
export interface TestFile {
  readonly path: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const testFile = v.pipe(
  v.looseObject({
    name: v.string(),
    status: v.string(),
    startTime: v.number(),
    endTime: v.number(),
    assertionResults: v.array(v.looseObject({ status: v.string() })),
  }),
  v.transform(({ name, status, startTime, endTime, assertionResults }): TestFile => {
    const count = (...wanted: string[]): number => assertionResults.filter((one) => wanted.includes(one.status)).length;
    const passed = count("passed");
    const skipped = count("pending", "todo", "skipped", "disabled");
    const failed = assertionResults.length - passed - skipped;
    return {
      path: name,
      seconds: Math.max(0, endTime - startTime) / 1000,
      passed,
      skipped,
      failed: failed === 0 && status === "failed" ? 1 : failed,
    };
  }),
);

const results = v.pipe(
  v.looseObject({ testResults: v.array(testFile) }),
  v.transform(({ testResults }) => testResults),
);

/** `json` is what Jest wrote to its output file. Undefined if it wrote none, or another thing. */
export function readJestResults(json: string | undefined): TestFile[] | undefined {
  const parsed = v.safeParse(results, json === undefined ? undefined : JSON.parse(json));
  return parsed.success ? parsed.output : undefined;
}
