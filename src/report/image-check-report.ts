import { code, escapeMarkdown } from "./markdown.ts";

export interface ImageCheck {
  readonly image: string;
  /** Empty for none. */
  readonly problem: string;
  readonly seconds: number;
}

export function renderImageCheck({ image, problem, seconds }: ImageCheck): string {
  const verdict = problem === "" ? "healthy, and stayed so" : `**not healthy:** ${escapeMarkdown(problem)}`;
  return `### ${problem === "" ? "✅" : "❌"} Docker build + health check\n\n${code(image)}: ${verdict} (${seconds} s).\n`;
}
