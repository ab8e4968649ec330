import type { Foreground } from "./foreground.ts";
import type { Finding } from "./outcome.ts";

/** One thing that `npm test` holds against the repository. */
export interface Check {
  readonly name: string;
  run(foreground: Foreground): Promise<Finding>;
}
