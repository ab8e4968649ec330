import * as v from "valibot";
import { type Finding, failed } from "./outcome.ts";

const results = v.looseObject({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  numRuntimeErrorTestSuites: v.number(),
});

/** `json` is what Jest wrote to its output file, undefined when it wrote none. */
export function readJestResults(json: string | undefined, code: number | null): Finding {
  const parsed = v.safeParse(results, json === undefined ? undefined : JSON.parse(json));
  if (!parsed.success) return failed(`Jest ended (code ${code}) without results`);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = parsed.output;
  const counts = {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
    skipped: numPendingTests + numTodoTests,
  };
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, reason: `Jest ended with code ${code} though no test failed; see its lines above` };
}
