import type { CorpusProject } from "../../test/compose/corpus-project.ts";
import { table } from "./tables.ts";

type Row = Pick<CorpusProject, "name" | "title" | "section" | "refused" | "compose" | "engine" | "note">;

/** Every project of the corpus as a row: what it shows, and what Sluice does with it. */
export function renderCorpus(projects: readonly Row[]): string {
  const rows = projects
    .toSorted((a, b) => place(a).localeCompare(place(b)))
    .map((one) => [
      one.section === "host" ? "the host" : `\`${one.section}\``,
      `[${one.title}](../test/compose/corpus/${one.name})${one.note === undefined ? "" : `. ${one.note}`}`,
      one.refused === undefined ? "supported" : `refused: \`${one.refused.code}\``,
      since(one),
    ]);
  return table(["Section", "Project", "Sluice", "Known to"], rows);
}

/** The host's situations come last. */
function place({ section, name }: Row): string {
  return `${section === "host" ? 1 : 0} ${section} ${name}`;
}

function since({ compose, engine }: Row): string {
  const parts = [
    ...(compose === undefined ? [] : [`Compose ${compose}`]),
    ...(engine === undefined ? [] : [`engine ${engine}`]),
  ];
  return parts.join(", ");
}
