/** Cuts between words, never within an address, and says so. `limit` counts UTF-16 units, as the services do. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${cutWords(text, limit - 2).trimEnd()} …`;
}

/** The words that fit; of one word that is too long by itself the beginning, unless it is an address. */
export function cutWords(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const words = text.slice(0, limit + 1).replace(/\s*\S*$/, "");
  if (words.trim() !== "" || /^\s*https?:\/\//.test(text)) return words;
  return [...text.slice(0, Math.max(limit, 0))].filter((character) => character.isWellFormed()).join("");
}
