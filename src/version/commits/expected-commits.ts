/** What is known about commits that were named as parents and have not come yet. */
export interface ExpectedCommits<Value> {
  get(sha: string): Value | undefined;
  set(sha: string, value: Value): void;
  /** The commit has come: it is expected no more. */
  delete(sha: string): void;
  names(): readonly string[];
}

/** Most of a history is a chain, and a map that is filled and emptied with each link costs more than the chain does. */
export function expectedCommits<Value>(): ExpectedCommits<Value> {
  const others = new Map<string, Value>();
  let newest: { readonly sha: string; readonly value: Value } | undefined;
  return {
    get: (sha) => (newest?.sha === sha ? newest.value : others.get(sha)),
    set: (sha, value) => {
      if (others.has(sha)) {
        others.set(sha, value);
        return;
      }
      if (newest !== undefined && newest.sha !== sha) others.set(newest.sha, newest.value);
      newest = { sha, value };
    },
    delete: (sha) => {
      if (newest?.sha === sha) newest = undefined;
      else others.delete(sha);
    },
    names: () => [...others.keys(), ...(newest === undefined ? [] : [newest.sha])],
  };
}
