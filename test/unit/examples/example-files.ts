import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { readPage } from "../../contract/markdown-pages.ts";

export function example(path: string): string {
  return readFileSync(join(repositoryRoot(), "examples", path), "utf8");
}

/** The configurations that a page of an example shows, one after the other. */
export function configurationsOf(path: string): readonly string[] {
  return readPage(path, example(path)).blocks.flatMap(({ language, text }) => (language === "yaml" ? [text] : []));
}
