import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** How a person looks at a page. */
export interface Viewer {
  readonly scheme: "light" | "dark";
  readonly width: number;
  readonly height: number;
}

/** The browser's answer to a script that ran in a page of ours, whose policy would forbid it. */
export function evaluate(page: string, viewer: Viewer, script: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), "sluice-page-"));
  try {
    const withScript = `${withoutPolicy(page)}<script>${axe()}</script><script>
      (async () => { const answer = await (async () => { ${script} })();
        const told = document.createElement("template"); told.id = "answer";
        told.setAttribute("data-answer", encodeURIComponent(JSON.stringify(answer))); document.body.append(told); })();
    </script>`;
    writeFileSync(join(folder, "page.html"), withScript);
    const dom = chromium(folder, viewer, ["--virtual-time-budget=20000", "--dump-dom"]);
    const [, answer] = /id="answer" data-answer="([^"]*)"/.exec(dom) ?? [];
    if (answer === undefined) throw new Error(`The page gave no answer:\n${dom.slice(-500)}`);
    return JSON.parse(decodeURIComponent(answer));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A picture of the page as it is, in a file. */
export function screenshot(page: string, viewer: Viewer, file: string): void {
  withPage(page, (folder) => chromium(folder, viewer, ["--hide-scrollbars", `--screenshot=${file}`]));
}

export function print(page: string, file: string): void {
  const viewer = { scheme: "light", width: 1200, height: 900 } as const;
  withPage(page, (folder) => chromium(folder, viewer, ["--no-pdf-header-footer", `--print-to-pdf=${file}`]));
}

function withPage(page: string, use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "sluice-page-"));
  try {
    writeFileSync(join(folder, "page.html"), page);
    use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chromium(folder: string, { scheme, width, height }: Viewer, more: readonly string[]): string {
  const settings = [
    // The sandbox needs a user that is not root.
    ...["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"],
    // No service of the browser's own calls anything.
    ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ...[`--user-data-dir=${join(folder, "profile")}`, `--window-size=${width},${height}`],
    `--blink-settings=preferredColorScheme=${scheme === "dark" ? 0 : 1}`,
  ];
  const page = `file://${join(folder, "page.html")}`;
  return execFileSync("chromium", [...settings, ...more, page], {
    ...{ encoding: "utf8", timeout: 120_000, maxBuffer: 64 * 1024 * 1024, stdio: ["ignore", "pipe", "ignore"] },
  });
}

function withoutPolicy(page: string): string {
  return page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
}

function axe(): string {
  const require = createRequire(join(repositoryRoot(), "package.json"));
  const { source }: { readonly source: string } = require("axe-core");
  return source.replaceAll("</script", "<\\/script");
}
