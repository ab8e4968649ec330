import { code, escapeMarkdown, table } from "./markdown.ts";

export interface ImageRow {
  readonly image: string;
  readonly services: readonly string[];
  /** The name that it had: a tag, or its digest. */
  readonly from: string;
  readonly digest: string;
  readonly platforms: readonly string[];
  readonly attested: boolean;
  /** Whether its new name was free. */
  readonly isNew: boolean;
}

export interface ImageReport {
  readonly version: string;
  readonly dryRun: boolean;
  readonly rows: readonly ImageRow[];
}

export function renderImages({ version, dryRun, rows }: ImageReport): string {
  const head = `### 📦 Images of ${escapeMarkdown(version)}\n\n`;
  if (rows.length === 0) return `${head}None.\n`;
  const cells = rows.map((row) => [
    code(row.image),
    escapeMarkdown(row.services.join(", ")),
    code(row.digest),
    code(row.from),
    escapeMarkdown(row.platforms.join(", ") || "one"),
    row.attested ? "yes" : "**no**",
    !row.isNew ? "was there already" : dryRun ? "is free" : "written",
  ]);
  return `${head}${table(["Image", "Services", "Digest", "As", "Platforms", "SBOM, provenance", code(version)], cells)}`;
}
