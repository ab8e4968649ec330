import { code, type Markdown, md } from "../../text/markdown.ts";

export interface ImageCheck {
  readonly image: string;
  /** Empty for none. */
  readonly problem: string;
  readonly seconds: number;
}

export function renderImageCheck({ image, problem, seconds }: ImageCheck): Markdown {
  const verdict = problem === "" ? "healthy, and stayed so" : md`**not healthy:** ${problem}`;
  const mark = problem === "" ? "✅" : "❌";
  return md`### ${mark} Docker build + health check\n\n${code(image)}: ${verdict} (${seconds} s).\n`;
}
