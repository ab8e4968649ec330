import type { SampleVariant } from "../test/sandbox/sample-release.ts";

/** What a person answers at a gate, unless a real one is asked. */
export interface Answers {
  readonly production: boolean;
  readonly verdict: boolean;
}

/** One run of a real workflow file: a tag's push, or a dispatched rollback. */
export interface RoadAct {
  readonly title: string;
  readonly release?: { readonly tag: string; readonly variant?: SampleVariant };
  readonly answers: Answers;
}

export const ROAD_ACTS: readonly RoadAct[] = [
  {
    title: "Act 1: v1.0.0 is pushed; approval, deploy, smoke test, watch, verdict, announcement",
    release: { tag: "v1.0.0" },
    answers: { production: true, verdict: true },
  },
  {
    title: "Act 2: v1.1.0 goes the same way",
    release: { tag: "v1.1.0" },
    answers: { production: true, verdict: true },
  },
  {
    title: "Act 3: v1.2.0 never becomes healthy",
    release: { tag: "v1.2.0", variant: "never-healthy" },
    answers: { production: true, verdict: true },
  },
  {
    title: "Act 4: v1.3.0 is healthy, but the person at the verdict says no",
    release: { tag: "v1.3.0" },
    answers: { production: true, verdict: false },
  },
  {
    title: "Act 5: somebody dispatches a rollback",
    answers: { production: true, verdict: true },
  },
];

/** What runs after an act, by what was answered: pure, so that a person may answer as they like. */
export function runsAfter(act: RoadAct, before: readonly string[], given: readonly Given[]): readonly string[] {
  const approvals = given.filter(({ environment }) => environment === "production").map(({ yes }) => yes);
  const verdict = given.find(({ environment }) => environment === "production-verdict");
  if (approvals[0] !== true) return before;
  // The first release has nothing before it to return to.
  if (act.release === undefined) return before.length > 1 ? before.slice(0, -1) : before;
  if (act.release.variant === "never-healthy") return before;
  const live = [...before, act.release.tag];
  // After a no at the verdict the way back asks production once more.
  return verdict?.yes === false && approvals[1] === true && before.length > 0 ? before : live;
}

export interface Given {
  readonly environment: string;
  readonly yes: boolean;
}
