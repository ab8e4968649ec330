import { oneLabel } from "../../src/incident/incident-label.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { incidentRow, readIncidents } from "../../src/readiness/rows/incident-row.ts";
import type { Row } from "../../src/readiness/rows/row.ts";

/** Whether an issue with the incidents' label is open. */
export async function checkIncidents(
  forge: Forge,
  repository: string,
  { label, isHotfix }: { readonly label: string; readonly isHotfix: boolean },
): Promise<Row> {
  oneLabel({ name: "check-readiness.incident-label", text: label });
  const path = `${repository}/issues?state=open&labels=${encodeURIComponent(label)}`;
  // 403: the token may not read issues. 410: the repository has none.
  const mayBeRead = (await forge.read(`${path}&per_page=1`, [403, 410])) !== undefined;
  const incidents = mayBeRead ? readIncidents(await forge.list(path), label) : undefined;
  return incidentRow(incidents, label, isHotfix);
}
