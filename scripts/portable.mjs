import { ensurePackages, fail, runTypeScript } from "./setup.mjs";

try {
  ensurePackages();
  runTypeScript("scripts/portable/main.ts", process.argv.slice(2));
} catch (error) {
  fail(error);
}
