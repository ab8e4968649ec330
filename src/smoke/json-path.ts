/** Steps of a path such as `status`, `checks[0].name`, `["a.b"].c`. Undefined when it is not a path. */
export function readJsonPath(path: string): readonly (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  const step = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\["([^"]+)"\]/y;
  while (step.lastIndex < path.length) {
    const match = step.exec(path);
    if (match === null) return undefined;
    steps.push(match[2] === undefined ? (match[1] ?? match[3] ?? "") : Number(match[2]));
  }
  return steps.length === 0 ? undefined : steps;
}

/** The value at a path; undefined without the key. */
export function jsonAt(value: unknown, steps: readonly (string | number)[]): unknown {
  let here: unknown = value;
  for (const step of steps) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return here;
}
