/** `npm test [-- --yes]`, `npm run test:unit`, `test:sandbox` or `test:engines`: makes the machine ready, then runs the checks. */
import { ensurePackages, ensureSystem, fail, runTypeScript } from "./setup.mjs";

const args = process.argv.slice(2);

try {
  ensurePackages();
  runTypeScript("scripts/checks/main.ts", [...args, ...systemParts()]);
} catch (error) {
  fail(error);
}

/** A machine without the sandbox's parts still runs all other checks, and the sandbox tests count as failed. */
function systemParts() {
  if (args.includes("unit")) return [];
  try {
    ensureSystem({ yes: args.includes("--yes") || Boolean(process.env.CI) });
    return [];
  } catch (error) {
    console.error(error.message);
    return ["--without-system"];
  }
}
