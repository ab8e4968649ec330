import { visibleLine } from "./foreign-line.ts";
import { type Hole, inHole, type Markup, markupTag, rawMarkup } from "./raw-markup.ts";

/** HTML for pages of our own. */
export type Html = Markup<"html">;
export type HtmlHole = Hole<"html">;

/** In an element, and between the double quotes of an attribute. */
export function escapeHtmlText(text: string): string {
  return visibleLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A hole stands in an element, or between the double quotes of an attribute that is no address. */
export const html = markupTag("html", escapeHtmlText);

export const NO_HTML: Html = rawMarkup("html", "");

export function joinHtml(parts: readonly HtmlHole[]): Html {
  return rawMarkup("html", parts.map((part) => inHole(part, escapeHtmlText)).join("\n"));
}

/** A title alone where the address is not http or https: a browser would run `javascript:`. */
export function anchor(title: string, url: string): Html {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return html`${title}`;
  return html`<a href="${new URL(url).href}" rel="noreferrer">${title}</a>`;
}
