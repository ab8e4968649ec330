import type { TrailPart } from "../credentials/forge-trail.ts";
import type { ChecklistEntry } from "../credentials/rotation-guide.ts";
import type { SecretUse } from "../credentials/secret-uses.ts";
import { bullets, code, details, lines, link, type Markdown, md, NOTHING, prose, table } from "../text/markdown.ts";
import { utc } from "./utc.ts";

export interface CredentialsAudit {
  readonly since: number;
  readonly checklist: readonly ChecklistEntry[];
  /** Workflow files whose secrets are unknown. */
  readonly unreadable: readonly string[];
  readonly trail: readonly TrailPart[];
}

export function renderAudit({ since, checklist, unreadable, trail }: CredentialsAudit): Markdown {
  const unknown =
    unreadable.length === 0
      ? NOTHING
      : md`These workflow files cannot be parsed, so their secrets are unknown: ${unreadable.join(", ")}.\n`;
  return lines([
    md`### 🔐 Checklist of the credentials\n`,
    md`${bullets(checklist.map(entry))}\n`,
    unknown,
    md`### 🔎 Audit trail since ${utc(since)}\n`,
    ...trail.map(renderPart),
  ]);
}

function entry({ name, howTo, page, uses }: ChecklistEntry): Markdown {
  return md`[ ] ${code(name)}: ${prose(howTo)} ${link("Store it here", page)}. Used in ${[...new Set(uses.map(placeOf))].join(", ")}.`;
}

function placeOf({ file, job }: SecretUse): string {
  const name = file.split("/").at(-1) ?? file;
  return job === "" ? name : `${name} (${job})`;
}

function renderPart(part: TrailPart): Markdown {
  if (part.kind === "unread") return md`**${part.title}**: could not be read: ${prose(part.reason)}\n`;
  if (part.rows.length === 0) return md`**${part.title}**: no entries.\n`;
  return details(part.title, table(part.head, part.rows));
}

export function renderEvidence(rows: readonly (readonly [string, string])[], after: readonly TrailPart[]): Markdown {
  return lines([md`### ✅ Evidence\n`, table(["", ""], rows), ...after.map(renderPart)]);
}
