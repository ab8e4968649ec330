import type { GiteaRoad, GiteaRun } from "./road.ts";

/** Every run that this starts, and each one that follows, ends well. */
export async function endsWell(road: GiteaRoad, what: Promise<unknown>): Promise<void> {
  await what;
  const runs = await road.ended();
  expect(problem(runs)).toBe("");
  expect(runs.length).toBeGreaterThan(0);
}

function problem(runs: readonly GiteaRun[]): string {
  return runs
    .filter(({ conclusion }) => conclusion !== "success")
    .map(({ workflow, conclusion, jobs, log }) => `${workflow} ${conclusion} ${JSON.stringify(jobs)}\n${log}`)
    .join("\n");
}
