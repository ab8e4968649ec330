import type { Check } from "./check.ts";
import { failed, OK } from "./outcome.ts";
import { outputOf } from "./tools.ts";

/** Users run what is committed in dist/, so it must be what these sources give. Untracked files count: a bare diff misses them. */
export const dist: Check = {
  name: "dist",
  async run(foreground) {
    const code = await foreground.run([process.execPath, "scripts/bundling/main.ts"]);
    if (code !== 0) return failed(`the build ended with code ${code}`);
    const argv = ["git", "status", "--porcelain", "--untracked-files=all", "--", "dist"];
    const changes = outputOf(foreground.root, argv);
    if (changes === undefined) return failed("git could not tell whether dist/ is as committed; is this a git clone?");
    if (changes === "") return OK;
    console.error(changes);
    return failed("dist/ is not what is committed: it has just been rebuilt, look at it and commit it");
  },
};
