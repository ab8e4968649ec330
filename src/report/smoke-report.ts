import { code, type Markdown, md, NOTHING, table } from "../text/markdown.ts";

/** One check or script that was run. */
export interface SmokeResult {
  readonly name: string;
  readonly kind: "http" | "script";
  readonly passed: boolean;
  readonly tries: number;
  readonly milliseconds: number;
  /** Why it failed, or why earlier attempts failed. */
  readonly reasons: readonly string[];
}

export function renderSmoke(results: readonly SmokeResult[], url: string): Markdown {
  const failed = results.filter(({ passed }) => !passed).length;
  const head =
    failed === 0
      ? `✅ Smoke test passed: ${results.length} of ${results.length}`
      : `❌ Smoke test failed: ${failed} of ${results.length}`;
  const rows = results.map((one) => [
    one.passed ? "✓" : "✗",
    one.name,
    one.tries,
    `${Math.round(one.milliseconds)} ms`,
    one.reasons.join("; "),
  ]);
  const where = url === "" ? NOTHING : md`${code(url)}\n\n`;
  return md`### ${head}\n\n${where}${table(["", "Check", "Tries", "Took", "Why"], rows)}`;
}
