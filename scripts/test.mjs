/** `npm test [-- --yes]`, `npm run test:unit`, `npm run test:sandbox`: makes the machine ready, then runs the checks. */
import { ensurePackages, ensureSystem, fail, runTypeScript } from "./setup.mjs";

const args = process.argv.slice(2);
const needsSystem = !args.includes("unit");
const yes = args.includes("--yes") || Boolean(process.env.CI);

try {
  ensurePackages();
  if (needsSystem) ensureSystem({ yes });
  runTypeScript("scripts/checks/main.ts", args);
} catch (error) {
  fail(error);
}
