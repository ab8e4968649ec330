import { spawn } from "node:child_process";
import { openProduction, type Production } from "../../test/sandbox/production.ts";
import { counted, type Report, type Row } from "../report.ts";
import { seconds } from "../ssh-script.ts";
import { deployed, tinyReleases } from "../tiny-releases.ts";
import { processorSeconds } from "./processes.ts";

/** Lines a second, and for how long. */
const RATES = [1000, 20_000];
const WRITING_SECONDS = 15;
/** Parts of a second in which the container writes its share of the lines. */
const PARTS = 10;

/** Whether the log signal counts every line of a fast log, and what that costs. */
export async function benchLogs(): Promise<Report> {
  const production = await openProduction();
  try {
    const release = await (await tinyReleases(production))();
    await production.host.checkOut(release.commit);
    await deployed(production, release);
    const rows: Row[] = [];
    for (const rate of RATES) rows.push(...(await count(production, rate)));
    return {
      name: "logs",
      title: "The log signal",
      method: `A container writes numbered lines for about ${WRITING_SECONDS} s while watch-period watches. The signal allows one line less than is written, so it names the number of lines only if it has counted them all. The processor's share is that of a core, while the lines are written; the engine's own is not in it.`,
      rows,
      missing: [],
    };
  } finally {
    await production.close();
  }
}

async function count(production: Production, rate: number): Promise<Row[]> {
  const lines = rate * WRITING_SECONDS;
  const logs = [
    { name: "lines", pattern: `counted at ${rate}, line`, max: lines - 1, window: "10m", mode: "advisory" },
  ];
  const signals = JSON.stringify({ logs });
  const watch = await production.start("watch-period", { signals, duration: "45s", interval: "5s" });
  await watch.saw("Watching ");
  const alone = await followAlone(production);
  const used = (): readonly number[] =>
    [watch.child.pid, production.host.ssh.pid, alone.pid].map((pid) => processorSeconds(pid ?? 0));
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const before = used();
  const took = await seconds(() => write(production, rate));
  const after = used();
  alone.kill();
  const { log, summary } = await watch.done;
  // The log of the slower rate may be read again, so each rate has lines of its own.
  const seen = Number(/(\d+) lines, the limit is/.exec(`${log}${summary}`)?.[1] ?? 0);
  const measure = `${rate.toLocaleString("en")} lines a second`;
  const share = (at: number): number => Math.round((((after[at] ?? 0) - (before[at] ?? 0)) / took) * 1000) / 10;
  const sum = Math.round((share(0) + share(1)) * 10) / 10;
  return [
    { measure, program: "written", unit: "lines/s", value: counted(Math.round(lines / took)) },
    {
      ...{ measure: `${measure}: lines that were not counted`, program: "watch-period", unit: "" },
      ...{ value: counted(lines - seen), goal: "0", met: seen === lines },
    },
    { measure: `${measure}: share of a core`, program: "runner", unit: "%", value: counted(share(0)) },
    { measure: `${measure}: share of a core`, program: "host", unit: "%", value: counted(share(1)) },
    {
      ...{ measure: `${measure}: share of a core`, program: "both", unit: "%", value: counted(sum) },
      ...{ goal: "≤ 20", met: sum <= 20 },
    },
    { measure: `${measure}: share of a core`, program: "docker logs --follow", unit: "%", value: counted(share(2)) },
  ];
}

/** Docker's own program reads the same log, and drops it. */
async function followAlone({ sandbox, containers }: Production): Promise<ReturnType<typeof spawn>> {
  const [web] = await containers();
  const follow = ["logs", "--follow", "--timestamps", "--tail", "0", web?.id ?? ""];
  return spawn("docker", follow, { env: { ...process.env, ...sandbox.engine.environment }, stdio: "ignore" });
}

/** Writes into the log of the container, by the standard output of its first process. */
async function write({ sandbox, containers }: Production, rate: number): Promise<void> {
  const [web] = await containers();
  const share = rate / PARTS;
  const script = `at=0
while [ $at -lt ${WRITING_SECONDS * PARTS} ]; do
  seq $((at * ${share} + 1)) $((at * ${share} + ${share})) | sed 's/^/counted at ${rate}, line /'
  at=$((at + 1))
  usleep ${Math.round(1_000_000 / PARTS) - 15_000}
done >/proc/1/fd/1`;
  const done = await sandbox.engine.docker(["exec", web?.id ?? "", "sh", "-c", script]);
  if (done.code !== 0) throw new Error(done.stderr);
}
