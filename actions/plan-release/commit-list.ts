import { shorten } from "../../src/text/cut-words.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { type Change, GROUPS } from "../../src/version/commits/change.ts";

/** An output often becomes an environment variable, and Linux takes 128 KiB for one. */
const [MOST, MOST_BYTES, MOST_TITLE, MOST_PEOPLE] = [200, 60_000, 200, 10];

/** The changes as JSON in one line, the most significant group first, as many as fit. */
export function listChanges(changes: readonly Change[]): string {
  const items: string[] = [];
  let bytes = 2;
  for (const change of GROUPS.flatMap((group) => changes.filter((one) => one.group === group)).slice(0, MOST)) {
    const item = JSON.stringify(itemOf(change));
    bytes += new TextEncoder().encode(item).length + 1;
    if (bytes > MOST_BYTES) break;
    items.push(item);
  }
  return `[${items.join(",")}]`;
}

function itemOf({ sha, group, type, scope, title, counts, pullRequests, authors }: Change): object {
  return {
    ...{ sha, group, type, counts },
    scope: clean(scope),
    title: clean(title),
    "pull-requests": pullRequests.slice(0, MOST_PEOPLE),
    authors: authors.slice(0, MOST_PEOPLE).map(({ name }) => clean(name)),
  };
}

function clean(text: string): string {
  return shorten(cleanForeignLine(text), MOST_TITLE);
}
