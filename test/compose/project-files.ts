import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Words of the corpus's files, and what stands for each in one project. */
export type Words = Readonly<Record<string, string>>;

/** Copies a folder over another one, with the corpus's words replaced; gives the paths of its files. */
export function layFiles(from: string, to: string, words: Words): string[] {
  const files = filesOf(from);
  for (const path of files) {
    const [source, target] = [join(from, path), join(to, path)];
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { recursive: true, force: true });
    if (lstatSync(source).isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else {
      writeFileSync(target, replaceWords(readFileSync(source, "utf8"), words));
      chmodSync(target, statSync(source).mode & 0o111 ? 0o755 : 0o644);
    }
  }
  return files;
}

export function replaceWords(text: string, words: Words): string {
  return text.replace(/\b(IMAGE|LOCAL|MULTI|PROJECT|HOST|ARCH2?|SUBNET|PORT[12])\b/g, (word) => words[word] ?? word);
}

/** Files and links below a folder; what a link leads to is not below it. */
export function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(folder, entry.name)).map((path) => join(entry.name, path)) : [entry.name],
  );
}
