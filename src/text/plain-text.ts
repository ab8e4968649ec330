import { visibleLine } from "./foreign-line.ts";
import { type Markup, markupTag, rawMarkup } from "./raw-markup.ts";
import { truncate } from "./truncate.ts";

/** One line without markup, for titles and descriptions at a forge. */
export type PlainText = Markup<"plain text">;

/** Forges call people from titles too, and programs of ours read comments of HTML. */
export function escapePlain(text: string): string {
  return visibleLine(text).replaceAll("@", "@\u200b").replaceAll("<!--", "<\u200b!--");
}

export const plain = markupTag("plain text", escapePlain);

export function shortened({ text }: PlainText, limit: number): PlainText {
  return rawMarkup("plain text", truncate(text, limit));
}
