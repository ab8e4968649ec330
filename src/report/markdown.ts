/** Text inside a Markdown table's cell or a paragraph: nothing in it can begin a link, a tag, or a new row. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_{}[\]<>|#~]/g, "\\$&")
    .replace(/@/g, "@\u200b");
}

/** Our own words, in which names of keys stand as `code`; everything else in them may be foreign. */
export function escapeAroundCode(text: string): string {
  const parts = text.split("`");
  // An odd number of marks pairs with nothing: then none of them is one.
  if (parts.length % 2 === 0) return escapeMarkdown(text);
  return parts.map((part, at) => (at % 2 === 0 ? escapeMarkdown(part) : code(part))).join("");
}

/** Inline code that holds whatever the text holds. */
export function code(text: string): string {
  const clean = text.replace(/[\r\n|]+/g, " ");
  const fence = clean.includes("`") ? "``" : "`";
  return clean === "" ? "–" : `${fence}${fence === "``" ? " " : ""}${clean}${fence === "``" ? " " : ""}${fence}`;
}

/** A fenced block that its text cannot end. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text.trimEnd()}\n${fence}\n`;
}

/** A table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return `${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}

/** What would end the address early is encoded. */
export function link(title: string, url: string): string {
  const address = url.replaceAll(
    /[\s()<>\\]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `[${escapeMarkdown(title)}](${address})`;
}
