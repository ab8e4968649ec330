/** How long the list was of which a page was taken, by the query that asked for it. */
const LENGTHS = new WeakMap<URLSearchParams, number>();

const sizeOf = (query: URLSearchParams): number => Math.min(Number(query.get("per_page") ?? 30), 100);
const pageOf = (query: URLSearchParams): number => Math.max(Number(query.get("page") ?? 1), 1);

/** One page of a list. */
export function paged<T>(all: readonly T[], query: URLSearchParams): readonly T[] {
  LENGTHS.set(query, all.length);
  const [size, page] = [sizeOf(query), pageOf(query)];
  return all.slice((page - 1) * size, page * size);
}

/** The `link` header, by which clients find the next page; none on a single page. */
export function linkOf(query: URLSearchParams, url: string): Record<string, string> {
  const [size, page] = [sizeOf(query), pageOf(query)];
  const last = Math.ceil((LENGTHS.get(query) ?? 0) / size);
  const at = (number: number, rel: string): string => {
    const there = new URLSearchParams(query);
    there.set("page", String(number));
    return `<${url}?${there}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 && last > 1 ? [at(page - 1, "prev"), at(1, "first")] : []),
    ...(page < last ? [at(page + 1, "next"), at(last, "last")] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(", ") };
}
