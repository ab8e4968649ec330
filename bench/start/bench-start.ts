import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import type { Report, Row } from "../report.ts";
import { spread } from "../statistics.ts";

const STAGES = ["plan-release", "update-changelog", "deploy-prod", "watch-period"];
/** One start takes milliseconds, so that a round has many. */
const STARTS = 5;

/** How long a stage takes to its first line, beyond Node.js alone. */
export async function benchStart(rounds: number): Promise<Report> {
  const scratch = mkdtempSync(join(tmpdir(), "sluice-bench-"));
  try {
    const bare = ["-e", "console.log(1)"];
    const bundles = STAGES.map((stage) => [join(repositoryRoot(), "dist", stage, "index.cjs")]);
    // The first start fills the compile cache, as the first step of a job does.
    for (const argv of bundles) await firstLine(argv, scratch);
    const alone: number[] = [];
    const beyond = STAGES.map((): number[] => []);
    const ratios = STAGES.map((): number[] => []);
    for (let round = 0; round < rounds * STARTS; round++) {
      const node = await firstLine(bare, scratch);
      alone.push(node);
      for (const [at, argv] of bundles.entries()) {
        const stage = await firstLine(argv, scratch);
        beyond[at]?.push(stage - node);
        ratios[at]?.push(stage / node);
      }
    }
    const rows = STAGES.flatMap((program, at): Row[] => {
      const value = spread(beyond[at] ?? []);
      return [
        { measure: "first line, beyond Node.js", program, unit: "ms", value, goal: "≤ 40", met: value.median <= 40 },
        { measure: "times as long as Node.js alone", program, unit: "", value: spread(ratios[at] ?? []) },
      ];
    });
    return {
      name: "start",
      title: "The start of a stage",
      method:
        "A stage is started without inputs, so that its first line is an error about them; all of its code has been loaded then. The compile cache is filled, as it is from the second step of a job on. Node.js alone prints one line.",
      rows: [{ measure: "first line", program: "node", unit: "ms", value: spread(alone) }, ...rows],
      missing: [
        "actions/checkout and docker/login-action: npm does not have them. On 2026-11-29 their first lines took 41 and 115 ms beyond Node.js.",
      ],
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Milliseconds to the first bytes that a program prints. */
async function firstLine(argv: readonly string[], scratch: string): Promise<number> {
  const begin = performance.now();
  const env = { PATH: process.env["PATH"] ?? "", RUNNER_TEMP: scratch, GITHUB_WORKSPACE: scratch };
  const child = spawn(process.execPath, [...argv], { cwd: scratch, env, stdio: ["ignore", "pipe", "pipe"] });
  const first = new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) stream.once("data", () => resolve(performance.now() - begin));
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const took = await first;
  await ended;
  return took;
}
