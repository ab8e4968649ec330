import type { Check } from "./check.ts";
import { failed, OK } from "./outcome.ts";

/** A program that says by its exit code whether all is well. */
export function command(name: string, argv: readonly string[]): Check {
  return {
    name,
    async run(foreground) {
      const code = await foreground.run(argv);
      return code === 0 ? OK : failed(`${argv.join(" ")} ended with code ${code}`);
    },
  };
}
