import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Words of the corpus's files, and what stands for each in one project. */
export type Words = Readonly<Record<string, string>>;

/** `NAME.link` holds what the symbolic link NAME leads to: a copy of the repository may have lost its links. */
const LINK = /\.link$/;

/** Copies a folder over another one, with the corpus's words replaced; gives the paths of the files and links there. */
export function layFiles(from: string, to: string, words: Words): string[] {
  return filesOf(from).map((path) => {
    const laid = path.replace(LINK, "");
    const [source, target] = [join(from, path), join(to, laid)];
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { recursive: true, force: true });
    const text = replaceWords(readFileSync(source, "utf8"), words);
    if (LINK.test(path)) symlinkSync(text.trimEnd(), target);
    else {
      writeFileSync(target, text);
      chmodSync(target, statSync(source).mode & 0o111 ? 0o755 : 0o644);
    }
    return laid;
  });
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
