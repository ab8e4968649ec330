import type { Log } from "../../src/ports/world.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { truncate } from "../../src/text/truncate.ts";

/** Foreign text, cleaned. Redacted before it is cut or escaped: half a secret, or one with backslashes, would not be found. */
export function shown(text: string, { log }: { readonly log: Log }): string {
  return truncate(log.redact(cleanForeignLine(log.redact(text))), 500);
}
