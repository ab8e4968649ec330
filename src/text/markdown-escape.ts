import { visibleLine } from "./foreign-line.ts";

/** Pure: a foreign text → Markdown's source, for each place in which it may stand. */

/**
 * In a paragraph, a heading, a cell or a title of HTML. Entities stand for what HTML knows, since Markdown is not read inside of
 * a tag's line. Zero-width spaces break what forges find in the text that is shown: mentions, addresses, and numbers of issues.
 */
export function escapeMarkdown(text: string): string {
  return escapeTitle(text)
    .replace(/:(?=\/\/)/g, ":\u200b")
    .replace(/(www)\./gi, "$1\u200b.")
    .replace(/(\bGH-|#)(?=\d)/gi, "$1\u200b");
}

/** In the title of a link, where a forge makes no further links. */
export function escapeTitle(text: string): string {
  return escapeHtml(text).replace(/[\\`*_{}[\]|#~$]/g, "\\$&");
}

/** On a line that begins with a tag. */
export function escapeHtml(text: string): string {
  return visibleLine(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/@/g, "@\u200b");
}

/** Between marks of inline code, where nothing can be escaped. */
export function escapeCode(text: string): string {
  // Within a table a bar would end the cell, escaped or not.
  return breakComments(visibleLine(text).replaceAll("|", " "));
}

export function codeSpan(text: string): string {
  const clean = escapeCode(text);
  if (clean === "") return "–";
  const longest = longestFence(clean);
  if (longest === 0) return `\`${clean}\``;
  const fence = "`".repeat(longest + 1);
  return `${fence} ${clean} ${fence}`;
}

/** A fenced block that its text cannot end. */
export function fencedBlock(text: string): string {
  const lines = text
    .trimEnd()
    .split(/\r\n|[\r\n]/)
    .map((line) => breakComments(visibleLine(line)));
  const fence = "`".repeat(Math.max(2, ...lines.map(longestFence)) + 1);
  return `${fence}\n${lines.join("\n")}\n${fence}\n`;
}

function longestFence(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** What is read by programs of ours stands in comments of HTML. They read the source, also that of code. */
function breakComments(text: string): string {
  return text.replaceAll("<!--", "<\u200b!--");
}

/** The target of a link. What would end it early, and what no reader sees, is encoded. */
export function escapeAddress(url: string): string {
  return visibleLine(url).replaceAll(/[\s()<>\\|"'`\p{Default_Ignorable_Code_Point}]/gu, (character) => {
    // This leaves brackets and an apostrophe as they are.
    const encoded = encodeURIComponent(character);
    return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
  });
}
