import { code, type Markdown, md, table } from "../../text/markdown.ts";

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

export function renderImages({ version, dryRun, rows }: ImageReport): Markdown {
  const head = md`### 📦 Images of ${version}\n\n`;
  if (rows.length === 0) return md`${head}None.\n`;
  const cells = rows.map((row) => [
    code(row.image),
    row.services.join(", "),
    code(row.digest),
    code(row.from),
    row.platforms.join(", ") || "one",
    row.attested ? "yes" : md`**no**`,
    !row.isNew ? "was there already" : dryRun ? "is free" : "written",
  ]);
  return md`${head}${table(["Image", "Services", "Digest", "As", "Platforms", "SBOM, provenance", code(version)], cells)}`;
}
