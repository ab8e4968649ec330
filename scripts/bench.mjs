import { ensurePackages, ensureSystem, fail, runTypeScript } from "./setup.mjs";

const args = process.argv.slice(2);

try {
  ensurePackages();
  // These need no engine.
  if (!["history", "changelog", "start"].includes(args[0])) ensureSystem({ yes: false });
  runTypeScript("bench/main.ts", args);
} catch (error) {
  fail(error);
}
