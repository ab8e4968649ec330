/** A text as one word for a POSIX shell. No shell can hold a NUL byte: that is a bug of Sluice. */
export function shellWord(text: string): string {
  if (text.includes("\0")) throw new Error("A word of a shell holds a NUL byte.");
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
