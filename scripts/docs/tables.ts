import type { ActionFolder } from "../actions/action-folder.ts";

/** The inputs of an action as a Markdown table. */
export function renderInputs({ manifest, keys }: ActionFolder): string {
  const rows = keys.inputs.map((key) => [
    code(key.name),
    key.description,
    code(manifest.inputs[key.name]?.default ?? key.default ?? ""),
    key.required ? "yes" : "",
    code(key.file ?? ""),
  ]);
  return rows.length === 0
    ? "None."
    : table(["Input", "Description", "Default", "Required", "In `.github/sluice.yml`"], rows);
}

/** The outputs of an action as a Markdown table. */
export function renderOutputs({ keys }: ActionFolder): string {
  const rows = keys.outputs.map((key) => [code(key.name), key.description]);
  return rows.length === 0 ? "None." : table(["Output", "Description"], rows);
}

/** All actions, each with a link to its page. The links start in docs/. */
export function renderActions(actions: readonly ActionFolder[]): string {
  const rows = actions.map(({ stage, manifest }) => [
    `[${stage}](../actions/${stage}/README.md)`,
    manifest.description,
  ]);
  return table(["Action", "What it does"], rows);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // A column that says nothing in any row is left out.
  const kept = head.map((_, at) => at < 2 || rows.some((row) => row[at] !== ""));
  const line = (cells: readonly string[]): string => `| ${cells.filter((_, at) => kept[at]).join(" | ")} |`;
  return [head, head.map(() => "---"), ...rows.map((row) => row.map(cell))].map(line).join("\n");
}

/** A pipe or a line break would end the cell. */
function cell(text: string): string {
  return text
    .trim()
    .replaceAll("|", "\\|")
    .replace(/\s*\n\s*/g, " ");
}

function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}
