/**
 * A file in the form of sshd's `authorized_keys`, one character a byte. What is not about the key that is rotated keeps each
 * of its bytes.
 */

/** A line with a key, as sshd reads it. */
interface KeyLine {
  /** What precedes the type of the key: blanks and options, with the blank after them. */
  readonly before: string;
  readonly key: string;
  readonly comment: string;
}

/** A rotation that has installed a key, in the comment of its line. It says which key is to be removed. */
export interface RotationMark {
  readonly run: string;
  /** The key that is replaced, in Base64. */
  readonly replaces: string;
  /** Whether the secret is this key, or may become it. Before that, no one has its private half but the run. */
  readonly isStored: boolean;
}

/** A key that was installed to replace another one. */
export interface Replacement extends RotationMark {
  readonly key: string;
}

const MARK = "sluice-rotation";
const STORED = ":stored";

/** Keys of the file in Base64, in its order. */
export function keysIn(content: string): string[] {
  return linesOf(content).flatMap((line) => readKeyLine(line)?.key ?? []);
}

/** The marks of a key's lines. */
export function marksOf(content: string, key: string): RotationMark[] {
  const lines = linesOf(content).flatMap((line) => readKeyLine(line) ?? []);
  return lines.filter((line) => line.key === key).flatMap(({ comment }) => readMark(comment) ?? []);
}

/** Keys that were installed to replace this one. */
export function replacementsOf(content: string, key: string): Replacement[] {
  return linesOf(content).flatMap((line) => {
    const read = readKeyLine(line);
    const mark = read && readMark(read.comment);
    return mark?.replaces === key ? [{ ...mark, key: read?.key ?? "" }] : [];
  });
}

/** The file in which the marks of a key say whether it is stored. */
export function withStoredMark(content: string, key: string, isStored: boolean): string {
  const lines = linesOf(content).map((line) => {
    const read = readKeyLine(line);
    if (read?.key !== key || readMark(read.comment) === undefined) return line;
    return line.replace(/(?::stored)?([ \t]*\r?\n?)$/, `${isStored ? STORED : ""}$1`);
  });
  return lines.join("");
}

/** After each line of the key, a line of the new one with the same options. `newKey` is its type and Base64. */
export function withReplacement(
  content: string,
  key: string,
  { newKey, run }: { newKey: string; run: string },
): string {
  const lines = linesOf(content).flatMap((line) => {
    const read = readKeyLine(line);
    if (read?.key !== key) return [line];
    const end = /\r?\n$/.exec(line)?.[0] ?? "\n";
    const old = line.endsWith("\n") ? line : `${line}${end}`;
    return [old, `${read.before}${newKey} ${MARK}:${run}:${key}${end}`];
  });
  return lines.join("");
}

/** The file without any line of these keys. */
export function withoutKeys(content: string, keys: ReadonlySet<string>): string {
  return linesOf(content)
    .filter((line) => !keys.has(readKeyLine(line)?.key ?? ""))
    .join("");
}

function linesOf(content: string): string[] {
  return content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Undefined for a comment, an empty line, and what sshd would skip. A certificate authority is no key that logs in. */
function readKeyLine(line: string): KeyLine | undefined {
  const text = line.replace(/\r?\n$/, "");
  const start = text.search(/[^ \t]/);
  if (start < 0 || text[start] === "#") return undefined;
  const plain = readKey(text.slice(start));
  if (plain !== undefined) return { before: text.slice(0, start), ...plain };
  const options = optionsEnd(text, start);
  const after = text.slice(options).search(/[^ \t]/);
  if (after < 0 || /(^|,)cert-authority(,|$)/i.test(withoutQuotes(text.slice(start, options)))) return undefined;
  const limited = readKey(text.slice(options + after));
  return limited && { before: text.slice(0, options + after), ...limited };
}

/** Type, key and comment. The key itself contains its type. */
function readKey(text: string): Pick<KeyLine, "key" | "comment"> | undefined {
  const [type = "", base64 = "", ...comment] = text.split(/[ \t]+/);
  return keyType(base64) === type ? { key: base64, comment: comment.join(" ") } : undefined;
}

/** The type that a public key in Base64 contains; empty for what is no key. */
export function keyType(base64: string): string {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return "";
  const blob = Buffer.from(base64, "base64");
  const length = blob.length > 4 ? blob.readUInt32BE(0) : 0;
  return length > 0 && length <= 64 && blob.length > 4 + length ? blob.subarray(4, 4 + length).toString("latin1") : "";
}

/** Options end at the first blank outside of quotes (`sshkey_advance_past_options` of OpenSSH). */
function optionsEnd(text: string, start: number): number {
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\\" && text[at + 1] === '"') at++;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (text[at] === " " || text[at] === "\t")) return at;
  }
  return text.length;
}

/** The same options, with what is in quotes left out: a command can have any text. */
function withoutQuotes(options: string): string {
  return options.replaceAll(/"(?:\\"|[^"])*"/g, '""');
}

function readMark(comment: string): RotationMark | undefined {
  const [, run, replaces, stored] =
    /^sluice-rotation:([\w.-]+):([A-Za-z0-9+/]+={0,2})(:stored)?$/.exec(comment.trim()) ?? [];
  return run === undefined || replaces === undefined ? undefined : { run, replaces, isStored: stored !== undefined };
}
