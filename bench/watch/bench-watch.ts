import { openProduction, type Production } from "../../test/sandbox/production.ts";
import { counted, type Report } from "../report.ts";
import { seconds, sshScript } from "../ssh-script.ts";
import { spread } from "../statistics.ts";
import { deployed, tinyReleases } from "../tiny-releases.ts";
import { processorSeconds, residentMegabytes } from "./processes.ts";

/** As many looks as in 30 minutes at the default interval of 15 s. */
const LOOKS = 120;
const IDLE_SECONDS = 30;

interface Crash {
  readonly watch: number;
  readonly polling: number;
}

/** How soon a crash is seen, and what watching costs. */
export async function benchWatch(rounds: number): Promise<Report> {
  const production = await openProduction();
  try {
    const release = await (await tinyReleases(production))();
    await production.host.checkOut(release.commit);
    await deployed(production, release);
    const idle = await idleShare(production);
    const memory = await memoryOf(production);
    const crashes: Crash[] = [];
    for (let round = 0; round < rounds; round++) crashes.push(await crash(production, round));
    const program = "watch-period";
    const seen = spread(crashes.map((one) => one.watch));
    return {
      name: "watch",
      title: "The watch",
      method: `The watch has its default interval of 15 s. A container is killed at another moment of the interval in each round; the watch and the polling see the same kill. The idle share is measured over ${IDLE_SECONDS} s without the engine's own, the memory over ${LOOKS} looks at an interval of 1 s, as many as in 30 minutes by default.`,
      rows: [
        { measure: "a crash until it is seen", program, unit: "s", value: seen, goal: "≤ 1", met: seen.median <= 1 },
        {
          ...{ measure: "a crash until it is seen", program: "docker inspect over SSH every 10 s", unit: "s" },
          value: spread(crashes.map((one) => one.polling)),
        },
        {
          ...{ measure: "the host's share of a core while nothing happens", program, unit: "%", value: counted(idle) },
          ...{ goal: "≤ 2", met: idle <= 2 },
        },
        { measure: "memory after 20 looks", program, unit: "MB", value: counted(Math.round(memory.early)) },
        {
          ...{ measure: `peak of the memory in the last 20 of ${LOOKS} looks`, program, unit: "MB" },
          ...{ value: counted(Math.round(memory.late)), goal: "≤ 90, and ≤ 1.1 times the earlier one" },
          met: memory.late <= 90 && memory.late <= 1.1 * memory.early,
        },
      ],
      missing: [],
    };
  } finally {
    await production.close();
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

async function idleShare(production: Production): Promise<number> {
  const watch = await production.start("watch-period", { duration: `${IDLE_SECONDS + 20}s` });
  await watch.saw("Watching ");
  await pause(5000);
  const before = processorSeconds(production.host.ssh.pid);
  const took = await seconds(() => pause(IDLE_SECONDS * 1000));
  const used = processorSeconds(production.host.ssh.pid) - before;
  await watch.done;
  return Math.round((used / took) * 1000) / 10;
}

async function memoryOf(production: Production): Promise<{ readonly early: number; readonly late: number }> {
  const watch = await production.start("watch-period", { duration: `${LOOKS}s`, interval: "1s" });
  await watch.saw("Watching ");
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(residentMegabytes(watch.child.pid ?? 0)), 1000);
  const { code, log } = await watch.done;
  clearInterval(timer);
  if (code !== 0) throw new Error(`The watch failed:\n${log}`);
  return { early: Math.max(...samples.slice(0, 20)), late: Math.max(...samples.slice(-20)) };
}

async function crash(production: Production, round: number): Promise<Crash> {
  const { sandbox, host } = production;
  const [web] = await production.containers();
  if (web === undefined) throw new Error("Nothing runs.");
  const watch = await production.start("watch-period", { duration: "60s" });
  await watch.saw("Watching ");
  const state = `docker inspect --format '{{.State.Running}}' ${web.id}`;
  const polling = sshScript(sandbox, host, `while [ "$(${state})" = true ]; do sleep 10; done`);
  await pause(2000 + ((round * 2300) % 9000));
  await sandbox.engine.docker(["kill", web.id]);
  const [seen, polled] = await Promise.all([seconds(() => watch.saw("ended with code 137")), seconds(() => polling)]);
  await watch.done;
  await sandbox.engine.docker(["start", web.id]);
  return { watch: seen, polling: polled };
}
