import { isMap, isPair, isScalar, type Pair, parseDocument, type YAMLMap } from "yaml";

/** Where a key of a YAML map stands in its text. */
export interface KeyPosition {
  /** Below the map: `environment`, or `environment.deployment`. */
  readonly path: string;
  /** Offsets of the key's first and the value's last character. */
  readonly start: number;
  readonly end: number;
}

/** The keys of a map, and those one level below. */
export function keyPositions(map: YAMLMap): KeyPosition[] {
  return map.items.flatMap((pair) => {
    const key = keyPosition(pair, "");
    if (key === undefined) return [];
    const inner = isMap(pair.value) ? pair.value.items.flatMap((one) => keyPosition(one, `${key.path}.`) ?? []) : [];
    return [key, ...inner];
  });
}

/** A workflow without the lines of those keys of its jobs. */
export function withoutKeys(text: string, isUnwanted: (key: KeyPosition) => boolean): string {
  const jobs = parseDocument(text).get("jobs");
  if (!isMap(jobs)) return text;
  return jobs.items
    .flatMap(({ value }) => (isMap(value) ? keyPositions(value) : []))
    .filter(isUnwanted)
    .toSorted((one, other) => other.start - one.start)
    .reduce((all, { start, end }) => {
      const from = all.lastIndexOf("\n", start) + 1;
      const to = all.indexOf("\n", end - 1) + 1;
      return all.slice(0, from) + all.slice(to);
    }, text);
}

function keyPosition(pair: Pair, prefix: string): KeyPosition | undefined {
  if (!isPair(pair) || !isScalar(pair.key) || !pair.key.range) return undefined;
  const { value } = pair;
  const end = (isScalar(value) || isMap(value)) && value.range ? value.range[1] : pair.key.range[1];
  return { path: `${prefix}${pair.key.value}`, start: pair.key.range[0], end };
}
