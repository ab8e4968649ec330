import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { counted, type Report, type Row } from "../report.ts";
import { spread } from "../statistics.ts";
import { generateHistory } from "./generate.ts";
import { canMeasure, type Measured, measure } from "./measure.ts";
import { type Contender, installPeers, ourselves } from "./peers.ts";

const root = repositoryRoot();

/** Round by round, all contenders after each other: what slows the machine down slows all of them. */
async function race(
  contenders: readonly Contender[],
  repository: string,
  rounds: number,
): Promise<Map<string, Measured[]>> {
  const results = new Map<string, Measured[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const { name, command, answer } of contenders) {
      const measured = await measure(command(repository));
      if (!answer.test(measured.output)) throw new Error(`${name} gave another answer: ${measured.output.slice(-500)}`);
      // The first round fills the caches of the disk.
      if (round > 0) results.set(name, [...(results.get(name) ?? []), measured]);
    }
  }
  return results;
}

/** How long `plan-release` takes to determine the next version, beside two programs that do the same. */
export async function benchHistory(rounds: number, sizes: readonly number[]): Promise<Report> {
  if (!canMeasure()) throw new Error("The benchmark reads /proc, so it needs Linux.");
  if (!existsSync(join(root, "dist/plan-release/index.cjs")))
    throw new Error("There is no bundle.\nWhat to do: run `npm run build`.");
  const scratch = mkdtempSync(join(tmpdir(), "sluice-bench-"));
  try {
    const contenders = [ourselves(root, scratch), ...installPeers(join(scratch, "peers"))];
    const rows: Row[] = [];
    for (const size of sizes) {
      const repository = join(scratch, `history-${size}`);
      generateHistory(repository, size);
      rows.push(...rowsOf(size, await race(contenders, repository, rounds)));
      rmSync(repository, { recursive: true, force: true });
    }
    return {
      name: "history",
      title: "The next version",
      method:
        "`git fast-import` generates histories since the release v1.0.0. In each round all programs run one after another; the first round does not count. Processor seconds are those of a program and of all processes that it started, Git included. Memory is the peak of the largest process; Git's own does not count.",
      rows,
      missing: [],
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The first contender is ours. The others' ratios to it are of one round each, so that both had the same machine. */
function rowsOf(size: number, results: ReadonlyMap<string, readonly Measured[]>): Row[] {
  const [own = []] = results.values();
  return [...results].flatMap(([program, measured], at) => {
    const measure = `${size.toLocaleString("en")} commits`;
    const megabytes = Math.round(Math.max(...measured.map((one) => one.megabytes)));
    const ratio = spread(measured.map((one, round) => one.seconds / (own[round]?.seconds ?? Number.NaN)));
    const goal = at === 0 ? { goal: "≤ 150", met: megabytes <= 150 } : {};
    const compared: Row = {
      measure: `${measure}: times as long as plan-release`,
      program,
      unit: "",
      value: ratio,
      goal: "> 1",
      met: ratio.median > 1,
    };
    return [
      { measure, program, unit: "s", value: spread(measured.map((one) => one.seconds)) },
      ...(at === 0 ? [] : [compared]),
      {
        measure: `${measure}: processor`,
        program,
        unit: "s",
        value: spread(measured.map((one) => one.processorSeconds)),
      },
      { measure: `${measure}: memory`, program, unit: "MB", value: counted(megabytes), ...goal },
    ];
  });
}
