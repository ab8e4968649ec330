/** The page with new content between `<!-- name -->` and `<!-- /name -->`; every other byte stays. */
export function replaceSection(page: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = page.indexOf(open);
  const end = page.indexOf(close, start);
  if (start < 0 || end < 0) {
    throw new Error(
      `it has no ${open} … ${close}, so its ${name} table has no place.\nWhat to do: add these two lines where it belongs.`,
    );
  }
  return `${page.slice(0, start + open.length)}\n${content}\n${page.slice(end)}`;
}

/** The first page of a stage that has none yet. */
export function newPage(stage: string, description: string): string {
  const sections = ["inputs", "outputs"].map((name) => {
    const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    return `## ${title}\n\n<!-- ${name} -->\n<!-- /${name} -->\n`;
  });
  return [`# ${stage}\n`, `${description.trim()}\n`, ...sections].join("\n");
}
