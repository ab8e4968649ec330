/** `npm run bench [-- deploy --rounds 5]`: measures, and keeps what it found in bench/results. */
import { parseArgs } from "node:util";
import { benchChangelog } from "./changelog/bench-changelog.ts";
import { benchDeploy } from "./deploy/bench-deploy.ts";
import { benchGrowth } from "./growth/bench-growth.ts";
import { benchHistory } from "./history/bench-history.ts";
import { keepReport, type Report } from "./report.ts";
import { benchRestore } from "./restore/bench-restore.ts";
import { benchRollback } from "./rollback/bench-rollback.ts";
import { benchStart } from "./start/bench-start.ts";
import { benchSurvey } from "./survey/bench-survey.ts";
import { renderRows } from "./table.ts";
import { benchLogs } from "./watch/bench-logs.ts";
import { benchWatch } from "./watch/bench-watch.ts";

interface Settings {
  readonly rounds: number;
  readonly sizes: readonly number[];
  readonly megabytes: number;
  readonly deploys: number;
}

const BENCHMARKS: Readonly<Record<string, (settings: Settings) => Promise<Report>>> = {
  deploy: ({ rounds }) => benchDeploy(rounds, 1),
  "deploy-30": ({ rounds }) => benchDeploy(rounds, 30),
  survey: ({ rounds }) => benchSurvey(rounds),
  rollback: ({ rounds }) => benchRollback(rounds),
  logs: () => benchLogs(),
  watch: ({ rounds }) => benchWatch(rounds),
  history: ({ rounds, sizes }) => benchHistory(rounds, sizes),
  changelog: ({ rounds }) => benchChangelog(rounds),
  start: ({ rounds }) => benchStart(rounds),
  restore: ({ rounds, megabytes }) => benchRestore(rounds, megabytes),
  growth: ({ deploys }) => benchGrowth(deploys),
};

function readNumbers(name: string, text: string): readonly number[] {
  return text.split(",").map((part) => {
    const number = Number(part);
    if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} must be whole numbers; got "${part}".`);
    return number;
  });
}

async function bench(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      sizes: { type: "string", default: "5000,20000,80000" },
      megabytes: { type: "string", default: "1024" },
      deploys: { type: "string", default: "200" },
    },
  });
  const [rounds = 0] = readNumbers("rounds", values.rounds);
  const [megabytes = 0] = readNumbers("megabytes", values.megabytes);
  const [deploys = 0] = readNumbers("deploys", values.deploys);
  const settings = { rounds, sizes: readNumbers("sizes", values.sizes), megabytes, deploys };
  for (const name of positionals.length === 0 ? Object.keys(BENCHMARKS) : positionals) {
    const benchmark = BENCHMARKS[name];
    if (benchmark === undefined)
      throw new Error(`There is no benchmark "${name}", only ${Object.keys(BENCHMARKS).join(", ")}.`);
    const report = await benchmark(settings);
    keepReport(report);
    console.log(`## ${report.title}\n\n${renderRows(report.rows)}\n`);
  }
}

try {
  await bench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
