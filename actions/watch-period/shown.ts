import { cleanForeignLine } from "../../src/report/foreign.ts";
import type { Log } from "../../src/world/world.ts";

/** Foreign text, cleaned. Redacted before it is cut or escaped: half a secret, or one with backslashes, would not be found. */
export function shown(text: string, { log }: { readonly log: Log }): string {
  return log.redact(cleanForeignLine(log.redact(text))).slice(0, 500);
}
