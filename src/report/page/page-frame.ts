import { type Html, html } from "../../text/html.ts";
import { STYLE } from "./style.ts";

/** What differs between one page and another. */
export interface PageParts {
  readonly title: string;
  /** What follows the title: the result, in a word and a sentence. */
  readonly result: Html;
  readonly main: Html;
  /** What the page is made from. */
  readonly source: string;
}

/** Pure. A page without scripts and without requests, whose policy forbids a browser to load anything. */
export function pageFrame({ title, result, main, source }: PageParts): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${result}
</header>
<main>
${main}
</main>
<footer><p>Made by Sluice from ${source}. Times are in UTC.</p></footer>
</body>
</html>
`;
}
