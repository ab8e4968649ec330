/** A single reason or remedy in one line, and several as a list. Equal ones are there once. `head` introduces them. */
export function reasonList(reasons: readonly string[], head = ""): string {
  const [first = "", ...more] = new Set(reasons);
  return more.length === 0 ? `${head} ${first}`.trim() : [head, first, ...more].join("\n- ");
}
