import { code, escapeMarkdown, table } from "./markdown.ts";

/** One check or script that was run. */
export interface SmokeResult {
  readonly name: string;
  readonly kind: "http" | "script";
  readonly passed: boolean;
  readonly tries: number;
  readonly milliseconds: number;
  /** Why it failed, or why earlier tries did. */
  readonly reasons: readonly string[];
}

export function renderSmoke(results: readonly SmokeResult[], url: string): string {
  const failed = results.filter(({ passed }) => !passed).length;
  const head =
    failed === 0
      ? `✅ Smoke test passed: ${results.length} of ${results.length}`
      : `❌ Smoke test failed: ${failed} of ${results.length}`;
  const rows = results.map((one) => [
    one.passed ? "✓" : "✗",
    escapeMarkdown(one.name),
    String(one.tries),
    `${Math.round(one.milliseconds)} ms`,
    escapeMarkdown(one.reasons.join("; ")),
  ]);
  return `### ${head}\n\n${url === "" ? "" : `${code(url)}\n\n`}${table(["", "Check", "Tries", "Took", "Why"], rows)}`;
}
