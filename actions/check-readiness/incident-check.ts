import { badValue } from "../../src/config/values.ts";
import { incidentRow, readIncidents } from "../../src/readiness/incident-row.ts";
import type { Row } from "../../src/readiness/row.ts";
import type { Forge } from "../../src/world/forge.ts";

/** Whether an issue with the incidents' label is open. */
export async function checkIncidents(
  forge: Forge,
  repository: string,
  { label, isHotfix }: { readonly label: string; readonly isHotfix: boolean },
): Promise<Row> {
  const given = { name: "check-readiness.incident-label", text: label };
  // The question takes a list of labels, so that a comma would ask for others than this one.
  if (label.trim() === "" || label.includes(",")) throw badValue(given, "the name of one label, without a comma");
  const path = `${repository}/issues?state=open&labels=${encodeURIComponent(label)}`;
  // 403: the token may not read issues. 410: the repository has none.
  const mayBeRead = (await forge.read(`${path}&per_page=1`, [403, 410])) !== undefined;
  const incidents = mayBeRead ? readIncidents(await forge.list(path), label) : undefined;
  return incidentRow(incidents, label, isHotfix);
}
