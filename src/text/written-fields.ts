import { isMarkup } from "./raw-markup.ts";

/** An object's fields as they are sent: markup as its text, which `write` gets last, and everything else as it is. */
export function writtenFields(
  fields: Readonly<Record<string, unknown>>,
  write: (text: string) => string,
): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => [name, isMarkup(value) ? write(value.text) : value]);
  return Object.fromEntries(entries);
}
