import { existsSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { parse } from "yaml";

/** How a job ended, and what it hands on. */
export interface JobEnd {
  readonly result: string;
  readonly outputs: Readonly<Record<string, string>>;
}

const jobs = v.record(
  v.string(),
  v.object({ result: v.string(), outputs: v.nullable(v.record(v.string(), v.string())) }),
);
const workflow = v.looseObject({ jobs: v.record(v.string(), v.looseObject({ uses: v.optional(v.string()) })) });

/** Each job of a workflow file, and the workflow that it calls. */
export function jobsIn(text: string): ReadonlyMap<string, string | undefined> {
  return new Map(Object.entries(v.parse(workflow, parse(text)).jobs).map(([id, { uses }]) => [id, uses]));
}

/** The workflow with one job more, which waits for all others and writes down what its runner knows of them. */
export function withTelling(text: string, file: string): string {
  const needs = [...jobsIn(text).keys()].join(", ");
  return `${text.trimEnd()}

  told:
    needs: [${needs}]
    if: always()
    runs-on: ubuntu-24.04
    timeout-minutes: 1
    permissions: {}
    steps:
      - env:
          NEEDS: \${{ toJSON(needs) }}
        run: printf '%s' "$NEEDS" >'${file}'
`;
}

/** What that job wrote; undefined where it never came to it. */
export function readTelling(file: string): ReadonlyMap<string, JobEnd> | undefined {
  if (!existsSync(file)) return undefined;
  const told = v.parse(jobs, JSON.parse(readFileSync(file, "utf8")));
  return new Map(Object.entries(told).map(([id, { result, outputs }]) => [id, normal(result, outputs ?? {})]));
}

/** Empty and missing outputs are the same to whoever reads them; act leaves a skipped job's as they are written in the file. */
export function normal(result: string, outputs: Readonly<Record<string, string>>): JobEnd {
  const given = Object.entries(outputs).filter(([, value]) => value !== "");
  return { result, outputs: result === "skipped" ? {} : Object.fromEntries(given) };
}
