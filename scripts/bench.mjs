import { ensurePackages, ensureSystem, fail, runTypeScript } from "./setup.mjs";

const args = process.argv.slice(2);

try {
  ensurePackages();
  // Only `history` needs no engine.
  if (args[0] !== "history") ensureSystem({ yes: false });
  runTypeScript("bench/main.ts", args);
} catch (error) {
  fail(error);
}
