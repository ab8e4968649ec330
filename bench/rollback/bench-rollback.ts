import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openProduction, type Production, type Published } from "../../test/sandbox/production.ts";
import { checkOut, openPlainHost } from "../deploy/plain.ts";
import type { Report } from "../report.ts";
import { seconds, sshScript } from "../ssh-script.ts";
import { spread } from "../statistics.ts";
import { deployed, tinyReleases } from "../tiny-releases.ts";

/** Seconds from one moment to the next. */
interface Round {
  readonly decided: number;
  readonly healthy: number;
  readonly proven: number;
  readonly up: number;
  readonly upWait: number;
}

/** How soon a release that is unhealthy is rolled back, beside Compose starting the release before. */
export async function benchRollback(rounds: number): Promise<Report> {
  const production = await openProduction();
  try {
    const publish = await tinyReleases(production);
    const good = await publish();
    await production.host.checkOut(good.commit);
    await deployed(production, good);
    const plainHost = await openPlainHost(production.sandbox);
    const results: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const bad = await publish({ variant: "never-healthy" });
      const plain = (flags: string, { tag }: Published): Promise<string> =>
        sshScript(
          production.sandbox,
          plainHost,
          `${checkOut(plainHost, tag === good.tag ? good : bad)}; docker compose -p ${plainHost.project} up -d ${flags}`,
        );
      await plain("", bad);
      const up = await seconds(() => plain("", good));
      await plain("", bad);
      const upWait = await seconds(() => plain("--wait", good));
      results.push({ ...(await rollBack(production, bad)), up, upWait });
    }
    return report(results);
  } finally {
    await production.close();
  }
}

/** The moments in milliseconds, by the clock of this machine: the engine's events, and the journal as it is written. */
async function rollBack(production: Production, bad: Published): Promise<Omit<Round, "up" | "upWait">> {
  const { host } = production;
  const changes = join(host.stateDirectory, host.project, "changes");
  const before = new Set(readdirSync(changes));
  const at = { undo: 0, ended: 0 };
  const folder = (): string | undefined => readdirSync(changes).find((name) => !before.has(name));
  const timer = setInterval(() => {
    const journal = join(changes, folder() ?? "none", "journal");
    const text = existsSync(journal) ? readFileSync(journal, "utf8") : "";
    if (at.undo === 0 && text.includes('"event":"undo"')) at.undo = Date.now();
    if (at.ended === 0 && text.includes('"event":"ended"')) at.ended = Date.now();
  }, 5);
  const step = await production.deploy(bad);
  clearInterval(timer);
  if (step.outputs["result"] !== "returned") throw new Error(`The release was not rolled back:\n${step.log}`);
  const events = readFileSync(join(changes, folder() ?? "none", "events"), "utf8")
    .split("\n")
    .map((line) => ({ ms: Number(line.slice(0, 13)), line }));
  const unhealthy = events.find(({ line }) => line.endsWith("health_status: unhealthy"))?.ms;
  const healthy = events.find(({ line, ms }) => ms > at.undo && line.endsWith("health_status: healthy"))?.ms;
  if (unhealthy === undefined || healthy === undefined || at.ended === 0) throw new Error("A moment is missing.");
  return {
    decided: (at.undo - unhealthy) / 1000,
    healthy: (healthy - at.undo) / 1000,
    proven: (at.ended - at.undo) / 1000,
  };
}

function report(results: readonly Round[]): Report {
  const of = (value: (round: Round) => number) => spread(results.map(value));
  const decided = of((round) => round.decided);
  const healthy = of((round) => round.healthy / round.up);
  const proven = of((round) => round.proven / round.upWait);
  const program = "deploy-prod";
  const [up, upWait] = ["ssh, git checkout, docker compose up -d", "the same with --wait"];
  const [toHealthy, toProven] = ["decided until the release before is healthy", "decided until it is verified"];
  return {
    name: "rollback",
    title: "An automatic rollback",
    method:
      "A release of one service, whose health check fails from the start, is deployed to a host that runs a healthy one. The moments are those of the engine's events and of the journal. stable-for is 1 s, and is part of the verification. Beside it, plain Compose starts the same healthy release in place of the same unhealthy one.",
    rows: [
      {
        ...{ measure: "Docker says unhealthy until the rollback is decided", program, unit: "s", value: decided },
        ...{ goal: "≤ 2", met: decided.median <= 2 },
      },
      { measure: toHealthy, program, unit: "s", value: of((round) => round.healthy) },
      { measure: "the release before is started", program: up, unit: "s", value: of((round) => round.up) },
      {
        ...{ measure: `${toHealthy}: times as long as up -d`, program, unit: "", value: healthy },
        ...{ goal: "≤ 0.9", met: healthy.median <= 0.9 },
      },
      { measure: toProven, program, unit: "s", value: of((round) => round.proven) },
      { measure: "the release before is healthy", program: upWait, unit: "s", value: of((round) => round.upWait) },
      {
        ...{ measure: `${toProven}: times as long as up -d --wait`, program, unit: "", value: proven },
        ...{ goal: "≤ 1.1", met: proven.median <= 1.1 },
      },
    ],
    missing: [],
  };
}
