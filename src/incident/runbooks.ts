/** Addresses of runbooks by their scenario. */
export type Runbooks = Readonly<Record<string, readonly string[]>>;

const ANY = "any";

/** The runbooks of the scenario, and those for any scenario. */
export function runbooksOf(runbooks: Runbooks, scenario: string): readonly string[] {
  // A person writes the scenario: it can be the name of something that every object has.
  const own = Object.hasOwn(runbooks, scenario) ? (runbooks[scenario] ?? []) : [];
  return [...own, ...(scenario === ANY ? [] : (runbooks[ANY] ?? []))];
}
