import type { WorkflowNeeds } from "./workflow-needs.ts";

/** One secret that a person has to store, and for which workflows. */
export interface SecretEntry {
  readonly name: string;
  readonly description: string;
  readonly neededBy: readonly string[];
  readonly usedBy: readonly string[];
}

/** Secrets by the place that can hold them. */
export interface SecretPlaces {
  readonly environments: ReadonlyMap<string, readonly SecretEntry[]>;
  readonly repository: readonly SecretEntry[];
}

/**
 * A secret that some job without an environment reads can only be one of the repository. All others belong to the environments
 * of their jobs, where the forge gives them out only after the approval.
 */
export function secretPlaces(needs: readonly WorkflowNeeds[], hasEnvironments: boolean): SecretPlaces {
  const uses = needs.flatMap(({ caller, secrets }) => secrets.map((secret) => ({ caller, ...secret })));
  const open = new Set(
    uses.filter(({ environment }) => environment === undefined || !hasEnvironments).map(({ name }) => name),
  );
  const places = new Map<string, Use[]>();
  for (const use of uses) {
    const place = open.has(use.name) ? "" : (use.environment ?? "");
    places.set(place, [...(places.get(place) ?? []), use]);
  }
  const { [""]: repository = [], ...environments } = Object.fromEntries(
    [...places].map(([place, found]) => [place, entriesOf(found)]),
  );
  return { repository, environments: new Map(Object.entries(environments)) };
}

interface Use {
  readonly caller: string;
  readonly name: string;
  readonly description: string;
  readonly isNeeded: boolean;
}

function entriesOf(uses: readonly Use[]): SecretEntry[] {
  const names = [...new Set(uses.map(({ name }) => name))];
  const entries = names.map((name) => {
    const own = uses.filter((use) => use.name === name);
    const neededBy = callersOf(own.filter(({ isNeeded }) => isNeeded));
    return {
      name,
      description: own.find(({ description }) => description !== "")?.description ?? "",
      neededBy,
      usedBy: callersOf(own).filter((caller) => !neededBy.includes(caller)),
    };
  });
  return entries.toSorted((one, other) => other.neededBy.length - one.neededBy.length);
}

function callersOf(uses: readonly Use[]): string[] {
  return [...new Set(uses.map(({ caller }) => caller))];
}
