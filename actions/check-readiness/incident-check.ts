import { incidentRow, readIncidents } from "../../src/readiness/incident-row.ts";
import type { Row } from "../../src/readiness/row.ts";
import type { Forge } from "../../src/world/forge.ts";

/** Whether an issue with the incidents' label is open. */
export async function checkIncidents(
  forge: Forge,
  repository: string,
  { label, isHotfix }: { readonly label: string; readonly isHotfix: boolean },
): Promise<Row> {
  const path = `${repository}/issues?state=open&labels=${encodeURIComponent(label)}&per_page=20`;
  // 403: the token may not read issues. 410: the repository has none.
  const answer = await forge.read(path, [403, 410]);
  return incidentRow(answer === undefined ? undefined : readIncidents(answer), label, isHotfix);
}
