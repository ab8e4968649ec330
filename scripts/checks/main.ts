/** `npm test`: every check runs, also after one has failed; the last line counts. */
import { readFileSync } from "node:fs";
import { repositoryRoot } from "../root.ts";
import type { Check } from "./check.ts";
import { command } from "./command.ts";
import { dist } from "./dist.ts";
import { corpusChecks, enginesNotRun, postgresChecks } from "./engines.ts";
import { Foreground } from "./foreground.ts";
import { jest } from "./jest.ts";
import { exitCode, failed, type Outcome, renderSummary } from "./outcome.ts";
import { shell } from "./shell.ts";
import { recordSeconds, slowest } from "./test-files.ts";
import { toolsNotRun, workflowChecks } from "./workflows.ts";

const foreground = new Foreground(repositoryRoot());

/**
 * A process for each core; Jest's default leaves one core idle, which on two cores is half of the machine. A process that has grown
 * is replaced: what test files leave on its heap makes each garbage collection, and each start of a program, slower.
 */
const UNIT_WORKERS = ["--maxWorkers=100%", "--workerIdleMemoryLimit=600MB"];

/** What needs nothing but Node and git; seconds. */
function unitChecks(): Check[] {
  return [
    command("lint", ["node_modules/.bin/biome", "check", "--error-on-warnings", "."]),
    command("typecheck", ["node_modules/.bin/tsc", "--noEmit"]),
    command("docs", [process.execPath, "scripts/docs/main.ts", "--check"]),
    dist,
    shell,
    ...workflowChecks(foreground.root),
    jest("unit", { options: UNIT_WORKERS }),
  ];
}

/** What needs a real engine, sshd and registry. Three at a time on two cores: they wait as much as they compute. */
function sandboxChecks(): Check[] {
  const { name, run } = jest("sandbox", { options: ["--maxWorkers=3"] });
  const lacking = failed(
    "the machine lacks a part (see scripts/provision's lines at the top); `npm run test:unit` needs none",
  );
  return [{ name, run: process.argv.includes("--without-system") ? async () => lacking : run }];
}

function otherSandboxTests(): string[] {
  const long: readonly string[] = JSON.parse(readFileSync(`${foreground.root}/test/long-tests.json`, "utf8"));
  const left =
    process.env["SLUICE_DEEP"] === "1"
      ? []
      : [`${long.length} long test files and long series (\`SLUICE_DEEP=1 npm test\`)`];
  return [
    ...left,
    "the Compose corpus on other engines, and the restore on another PostgreSQL (`npm run test:engines`)",
  ];
}

async function runAll(checks: readonly Check[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [at, check] of checks.entries()) {
    console.log(`\n== ${at + 1}/${checks.length} ${check.name}`);
    const start = performance.now();
    const finding = await check.run(foreground).catch((error: unknown) => failed(String(error)));
    const outcome = { check: check.name, seconds: (performance.now() - start) / 1000, ...finding };
    outcomes.push(outcome);
    if (outcome.failed > 0 && outcome.reason !== undefined) console.error(`${check.name} failed: ${outcome.reason}`);
  }
  return outcomes;
}

let interrupted = false;
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.on(name, async () => {
    if (interrupted) return;
    interrupted = true;
    console.error("\nInterrupted: ending what runs.");
    await foreground.interrupt();
    process.exit(name === "SIGINT" ? 130 : 143);
  });
}

const SCOPES = {
  all: {
    checks: () => [...unitChecks(), ...sandboxChecks()],
    notRun: () => [...toolsNotRun(), ...otherSandboxTests()],
  },
  unit: { checks: unitChecks, notRun: toolsNotRun },
  sandbox: { checks: sandboxChecks, notRun: otherSandboxTests },
  engines: { checks: () => [...corpusChecks(), ...postgresChecks()], notRun: enginesNotRun },
};
const scope = SCOPES[(["unit", "sandbox", "engines"] as const).find((name) => process.argv.includes(name)) ?? "all"];
const checks = scope.checks();
const outcomes = await runAll(checks);
const { CI } = process.env;
const inCi = Boolean(CI);
process.exitCode = exitCode(outcomes, inCi);
if (inCi && outcomes.some(({ skipped }) => skipped > 0))
  console.error("\nIn CI nothing may be skipped, so this run fails.");
const files = outcomes.flatMap((outcome) => outcome.files ?? []);
recordSeconds(files, foreground.root);
if (files.length > 10) console.log(`\n== The slowest test files\n${slowest(files, foreground.root).join("\n")}`);
console.log(`\n== Summary\n${renderSummary(outcomes, scope.notRun())}`);
