import { appendFileSync } from "node:fs";

/** Leaves a word about the engine for whoever started the tests: `npm test` says it at its end. */
export function recordEngine(engine: string): void {
  const { SLUICE_ENGINE_RECORD = "" } = process.env;
  if (SLUICE_ENGINE_RECORD !== "") appendFileSync(SLUICE_ENGINE_RECORD, `${engine}\n`);
}
