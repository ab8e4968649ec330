import { join } from "node:path";
import { repositoryRoot } from "./root.ts";

/** Where Node keeps what it has compiled of the bundles and the sources, for all processes that tests start. */
export function compileCache(): string {
  return join(repositoryRoot(), "build", "compile-cache");
}
