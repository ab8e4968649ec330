import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluate, print, screenshot, type Viewer } from "./chromium.ts";

export interface CheckedPage {
  /** A page with everything that it can have, and one with little. */
  readonly page: string;
  readonly empty: string;
  /** Headings below the title. */
  readonly headings: number;
  /** What the files of its pictures begin with. */
  readonly pictures: string;
}

const VIEWERS: Readonly<Record<string, Viewer>> = {
  "desktop, light": { scheme: "light", width: 1280, height: 900 },
  "desktop, dark": { scheme: "dark", width: 1280, height: 900 },
  "phone, light": { scheme: "light", width: 500, height: 844 },
  "phone, dark": { scheme: "dark", width: 500, height: 844 },
};

const AXE = `
  const { violations, passes } = await axe.run(document, { resultTypes: ["violations", "passes"] });
  return { violations: violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html.slice(0, 200) + " " + node.failureSummary).join("; ")), passed: passes.map(({ id }) => id) };`;

/** What every page of ours has to be in a real browser. `SLUICE_SCREENSHOTS` keeps its pictures in a folder. */
export function checkInBrowser({ page, empty, headings, pictures }: CheckedPage): void {
  test.each(Object.entries(VIEWERS))("axe finds no violation: %s", (_, viewer) => {
    for (const text of [page, empty]) {
      const found = evaluate(text, viewer, AXE) as {
        readonly violations: readonly string[];
        readonly passed: readonly string[];
      };
      expect(found.violations).toEqual([]);
      // The precondition: it has looked at the colours.
      expect(found.passed).toContain("color-contrast");
    }
  });

  /** The precondition of the test above. */
  test("axe finds a picture without a name and a text that is hardly seen", () => {
    const bad = page.replace("</main>", '<img src="data:,"><p style="color:#eee;background:#fff">faint</p></main>');
    const { violations } = evaluate(bad, { scheme: "light", width: 1280, height: 900 }, AXE) as {
      readonly violations: readonly string[];
    };
    expect(violations.map((one) => one.split(":")[0])).toEqual(expect.arrayContaining(["image-alt", "color-contrast"]));
  });

  test.each(Object.entries(VIEWERS))("nothing is wider than the screen: %s", (_, viewer) => {
    const script =
      "return { page: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth };";
    const { page: wide, screen } = evaluate(page, viewer, script) as { readonly page: number; readonly screen: number };
    expect(screen).toBeLessThanOrEqual(viewer.width);
    expect(wide).toBeLessThanOrEqual(screen);
  });

  /** No window of Chromium is that narrow. */
  test("nothing is wider than a phone of 375 pixels", () => {
    const script = `
      const frame = document.createElement("iframe");
      frame.style.width = "375px";
      frame.style.border = "0";
      frame.srcdoc = "<!doctype html>" + document.documentElement.outerHTML.replaceAll(/<script[^]*?<\\/script>/g, "");
      document.body.append(frame);
      await new Promise((resolve) => { frame.onload = resolve; });
      const root = frame.contentDocument.documentElement;
      return { page: root.scrollWidth, screen: root.clientWidth, headings: root.querySelectorAll("h2").length };`;
    const seen = evaluate(page, { scheme: "light", width: 1280, height: 900 }, script);
    // The bar for scrolling takes 15 of them.
    expect(seen).toEqual({ page: 360, screen: 360, headings });
  });

  test("the two schemes differ, and the page follows the reader's", () => {
    const script = "return getComputedStyle(document.body).backgroundColor;";
    const of = (scheme: Viewer["scheme"]) => evaluate(page, { scheme, width: 1280, height: 900 }, script);
    expect(of("light")).toBe("rgb(255, 255, 255)");
    expect(of("dark")).toBe("rgb(13, 17, 23)");
  });

  test("the page loads nothing besides itself", () => {
    const script = "return performance.getEntriesByType('resource').map(({ name }) => name);";
    expect(evaluate(page, { scheme: "light", width: 1280, height: 900 }, script)).toEqual([]);
  });

  test("pictures and a print of it can be made", () => {
    const folder = process.env["SLUICE_SCREENSHOTS"] ?? mkdtempSync(join(tmpdir(), "sluice-pictures-"));
    try {
      for (const [name, viewer] of Object.entries(VIEWERS)) {
        const file = join(folder, `${pictures}-${name.replace(", ", "-")}.png`);
        screenshot(page, { ...viewer, height: 3200 }, file);
        expect(readFileSync(file).subarray(1, 4).toString()).toBe("PNG");
      }
      const file = join(folder, `${pictures}.pdf`);
      print(page, file);
      expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
    } finally {
      if (process.env["SLUICE_SCREENSHOTS"] === undefined) rmSync(folder, { recursive: true, force: true });
    }
  });
}
