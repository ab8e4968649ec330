import type { Git } from "./git-command.ts";
import { rangeOf, type Span } from "./git-history.ts";

/** Files that match one of the patterns and differ between both ends of a span. A first release changes none. */
export async function changedFiles(
  git: Git,
  { since, commit }: Span,
  patterns: readonly string[],
): Promise<readonly string[]> {
  if (since === undefined || patterns.length === 0) return [];
  const form = ["--name-only", "--no-renames", "--no-ext-diff", "--no-color"];
  return git.lines("diff", ...form, since, commit, ...specsOf(patterns));
}

/** The commits of a span that changed such a file. */
export function commitsThatChanged(git: Git, span: Span, patterns: readonly string[]): Promise<readonly string[]> {
  return git.lines("rev-list", "--full-history", "--no-merges", ...rangeOf(span), ...specsOf(patterns));
}

function specsOf(patterns: readonly string[]): readonly string[] {
  return ["--", ...patterns.map((pattern) => `:(top,glob)${pattern}`)];
}
