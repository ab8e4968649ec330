import { readJobs } from "../../src/gates/run/run-jobs.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { RunContext } from "../../src/ports/world.ts";
import type { PageJob } from "../../src/report/page/release-page.ts";

/** The jobs of this run that have begun, as the forge reports them; none on a forge that has no list of them. */
export async function jobsOfRun(forge: Forge, { repository, runId }: RunContext): Promise<readonly PageJob[]> {
  const jobs = readJobs(await forge.list(`/repos/${repository}/actions/runs/${runId}/jobs?filter=latest`, "jobs"));
  return jobs
    .filter(({ conclusion }) => conclusion !== "skipped")
    .flatMap(({ name, status, conclusion, started_at: began, completed_at: ended }) =>
      began == null ? [] : [{ name, result: conclusion ?? status, began, ended: ended ?? undefined }],
    )
    .toSorted((one, other) => one.began - other.began);
}
