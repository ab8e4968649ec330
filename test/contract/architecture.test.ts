import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { type MarkdownPage, markdownPages, readPage } from "./markdown-pages.ts";

/** The pages lead readers to files; a file that was renamed must not leave a link that leads nowhere. */

const root = repositoryRoot();
const pages = markdownPages(root);

/** Why the page's references do not resolve, one line each. */
function brokenReferences(page: MarkdownPage, all: readonly MarkdownPage[]): string[] {
  return [
    ...page.links.filter((link) => !isElsewhere(link)).flatMap((link) => brokenLink(page, link, all)),
    ...page.codeSpans
      .filter((span) => isPathOfOurs(span) && !existsSync(join(root, span)))
      .map((span) => `${page.path}: \`${span}\` does not exist`),
  ];
}

function isElsewhere(link: string): boolean {
  return /^[a-z][a-z+.-]*:/i.test(link);
}

function brokenLink(page: MarkdownPage, link: string, all: readonly MarkdownPage[]): string[] {
  const [file = "", anchor] = link.split("#");
  const path = file === "" ? page.path : posix.normalize(posix.join(posix.dirname(page.path), file));
  if (file !== "" && !existsSync(join(root, path))) return [`${page.path}: ${link} leads to no file`];
  if (anchor === undefined) return [];
  const target = all.find((one) => one.path === path);
  return target?.anchors.has(anchor) ? [] : [`${page.path}: ${link} leads to no heading`];
}

/** `src/deploy/deploy.ts`, but neither a pattern, a placeholder nor a file of the user's repository. */
function isPathOfOurs(span: string): boolean {
  return /^(src|test|host|docs)\/[A-Za-z0-9_./-]+$/.test(span);
}

test("a link to a file or heading that does not exist is found", () => {
  const page = readPage(
    "docs/a.md",
    "# One `thing`, twice\n\n[a](b.md) [b](#one-thing-twice) [c](#two) `src/nowhere.ts`\n",
  );
  expect(brokenReferences(page, [page])).toEqual([
    "docs/a.md: b.md leads to no file",
    "docs/a.md: #two leads to no heading",
    "docs/a.md: `src/nowhere.ts` does not exist",
  ]);
});

test.each(pages.map((page) => [page.path, page] as const))("every reference in %s resolves", (_, page) => {
  expect(brokenReferences(page, pages)).toEqual([]);
});

/** Pages to which the links of a page lead, and those of these pages. */
function reachable(from: string, all: readonly MarkdownPage[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const links = all.find((one) => one.path === path)?.links ?? [];
    const folder = posix.dirname(path);
    open.push(
      ...links.filter((link) => !isElsewhere(link)).map((link) => posix.join(folder, link.split("#")[0] ?? "")),
    );
  }
  return found;
}

test("links lead from README.md to every page of docs/", () => {
  const found = reachable("README.md", pages);
  const guides = pages.map(({ path }) => path).filter((path) => /^docs\/[^/]+\.md$/.test(path));
  expect(guides.length).toBeGreaterThan(15);
  expect(guides.filter((path) => !found.has(path))).toEqual([]);
});

test("the links of a page are followed from page to page", () => {
  const some = [readPage("a.md", "[b](docs/b.md#c)"), readPage("docs/b.md", "[a](../a.md)"), readPage("docs/d.md", "")];
  expect([...reachable("a.md", some)]).toEqual(["a.md", "docs/b.md"]);
});

test("ARCHITECTURE.md names every room of the house, and no other", () => {
  const rooms = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${folder}/${name}/`);
  const { codeSpans = [] } = pages.find(({ path }) => path === "ARCHITECTURE.md") ?? {};
  const named = codeSpans.filter((span) => /^src\/[a-z-]+\/$/.test(span));
  expect([...new Set(named)].toSorted()).toEqual(rooms("src").toSorted());
});
