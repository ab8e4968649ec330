/** `npm run rehearse [-- --yes] [--keep]`: makes the machine ready, then runs the rehearsal. */
import { ensurePackages, ensureSystem, fail, runTypeScript } from "./setup.mjs";

const args = process.argv.slice(2);

try {
  ensurePackages();
  ensureSystem({ yes: args.includes("--yes") || Boolean(process.env.CI) });
  runTypeScript("rehearsal/main.ts", args);
} catch (error) {
  fail(error);
}
