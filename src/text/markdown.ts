import { codeSpan, escapeAddress, escapeHtml, escapeMarkdown, escapeTitle, fencedBlock } from "./markdown-escape.ts";
import { type Hole, inHole, type Markup, markupTag, rawMarkup } from "./raw-markup.ts";

/** GitHub-flavoured Markdown for summaries, comments and bodies. */
export type Markdown = Markup<"markdown">;
/** What is no Markdown yet is escaped. */
export type MarkdownHole = Hole<"markdown">;

export const md = markupTag("markdown", escapeMarkdown);

export const NOTHING: Markdown = raw("");

function raw(text: string): Markdown {
  return rawMarkup("markdown", text);
}

/** Our own words, in which names of keys stand as `code`; everything else in them may be foreign. */
export function prose(text: string): Markdown {
  const parts = text.split("`");
  // An odd number of marks pairs with nothing: then none of them is one.
  if (parts.length % 2 === 0) return md`${text}`;
  return raw(parts.map((part, at) => (at % 2 === 0 ? escapeMarkdown(part) : codeSpan(part))).join(""));
}

/** Inline code; a dash for an empty text. */
export function code(text: string): Markdown {
  return raw(codeSpan(text));
}

export function codeBlock(text: string): Markdown {
  return raw(fencedBlock(text));
}

/** Bars over labels, as a diagram of Mermaid. Its texts are our own words: what could be markup there is left out. */
export function barChart(chart: {
  readonly title: string;
  readonly unit: string;
  readonly labels: readonly string[];
  readonly values: readonly number[];
}): Markdown {
  const quoted = (text: string): string => `"${text.replaceAll(/[^\w .,()%/-]/g, "")}"`;
  return raw(
    [
      ...["```mermaid", "xychart-beta", `  title ${quoted(chart.title)}`],
      `  x-axis [${chart.labels.map(quoted).join(", ")}]`,
      `  y-axis ${quoted(chart.unit)} 0 --> ${Math.max(1, ...chart.values)}`,
      ...[`  bar [${chart.values.join(", ")}]`, "```", ""],
    ].join("\n"),
  );
}

/** A title alone where the address is not http or https. */
export function link(title: string, url: string): Markdown {
  if (!/^https?:\/\//i.test(url)) return md`${title}`;
  return raw(`[${escapeTitle(title)}](${escapeAddress(url)})`);
}

/** A link below an address of the repository. Any other address is foreign, and is shown without a link. */
export function linkBelow(base: string, title: string, url: string): Markdown {
  const target = URL.canParse(url) ? new URL(url).href : "";
  if (base !== "" && target.startsWith(`${base}/`)) return link(title, target);
  return url === "" ? md`${title}` : md`${title} (${code(url)})`;
}

/** Mentions a person or a team of the forge; a text that cannot be one mentions no one. */
export function mention(login: string): Markdown {
  return /^[a-z\d][\w.-]*(\/[a-z\d][\w.-]*)?$/i.test(login) ? raw(`@${login}`) : md`${login}`;
}

/** A comment of HTML that programs of ours read. Nothing in it can end it. */
export function hiddenMark(name: string, value: unknown): Markdown {
  const json = JSON.stringify(value).replaceAll(
    /[<>\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return raw(`<!-- ${name} ${json} -->`);
}

export function join(parts: readonly MarkdownHole[], separator: Markdown = raw(", ")): Markdown {
  return raw(parts.map((part) => inHole(part, escapeMarkdown)).join(separator.text));
}

/** Parts on lines of their own; those that are empty are left out. */
export function lines(parts: readonly Markdown[]): Markdown {
  return join(
    parts.filter(({ text }) => text !== ""),
    raw("\n"),
  );
}

export function bullets(items: readonly MarkdownHole[]): Markdown {
  return join(
    items.map((item) => md`- ${item}`),
    raw("\n"),
  );
}

export function table(head: readonly MarkdownHole[], rows: readonly (readonly MarkdownHole[])[]): Markdown {
  const line = (cells: readonly MarkdownHole[]): string =>
    `| ${cells.map((cell) => inHole(cell, escapeMarkdown).replaceAll(/\s*\n\s*/g, " ")).join(" | ")} |`;
  return raw(`${[line(head), line(head.map(() => raw("---"))), ...rows.map(line)].join("\n")}\n`);
}

/** A part that is shown when its title is clicked. */
export function details(title: string, body: Markdown): Markdown {
  return raw(`<details><summary>${escapeHtml(title)}</summary>\n\n${body.text}\n</details>\n`);
}

/** A failure as every report shows it: what happened, what it means, what to do. */
export function failureText(failure: {
  readonly what: string;
  readonly means: string;
  readonly todo: string;
}): Markdown {
  return md`**${prose(failure.what)}**\n\n${prose(failure.means)}\n\n**What to do**\n\n${codeBlock(failure.todo)}`;
}

/**
 * The beginning of a long text, up to the end of a line: within a line an open mark of code would show what follows as it
 * is. An open block of code and an open part are closed.
 */
export function cut(markdown: Markdown, limit: number, note: Markdown): Markdown {
  const { text } = markdown;
  if (text.length <= limit) return markdown;
  const kept = text.slice(0, text.lastIndexOf("\n", limit) + 1);
  return raw(`${kept}${closing(kept)}\n${note.text}\n`);
}

/** What closes the block of code and the parts that a text leaves open. */
function closing(text: string): string {
  let [fence, open] = ["", 0];
  for (const line of text.split("\n")) {
    const [, found = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== "") fence = line.trim() === fence ? "" : fence;
    else if (found !== "") fence = found;
    else if (line.startsWith("<details>")) open++;
    else if (line.startsWith("</details>")) open--;
  }
  return `${fence === "" ? "" : `${fence}\n`}${"</details>\n".repeat(Math.max(0, open))}`;
}
