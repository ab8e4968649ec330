import { join } from "node:path";
import { openProduction, type Published } from "../../test/sandbox/production.ts";
import { type HostCalls, HostTrace } from "../host-trace.ts";
import { counted, type Report, type Row } from "../report.ts";
import { seconds } from "../ssh-script.ts";
import { spread } from "../statistics.ts";
import { deployed, tinyReleases, withServices } from "../tiny-releases.ts";
import { callCosts, costRows } from "./call-costs.ts";
import { deployPlainly, openPlainHost } from "./plain.ts";

interface Contender {
  readonly name: string;
  readonly deploy: (release: Published) => Promise<void>;
  readonly trace: HostTrace;
}

interface Measured {
  readonly seconds: number[];
  calls: HostCalls;
}

/** The stability window of `deploy-prod` in this benchmark; plain Compose has none. */
const STABLE_SECONDS = 1;

/** Many containers on a busy machine may need longer than the tests' own settings. */
const LONGER = { "health-timeout": "5m", "switch-timeout": "5m" };

/** A deploy of so many services, beside plain Compose over SSH. */
export async function benchDeploy(rounds: number, services: number): Promise<Report> {
  const production = await openProduction();
  try {
    const { sandbox, host } = production;
    const publishOne = await tinyReleases(production);
    const publish = (): Promise<Published> => publishOne({ compose: withServices(services) });
    const first = await publish();
    await host.checkOut(first.commit);
    const plainHost = await openPlainHost(sandbox);
    const ours: Contender = {
      name: "deploy-prod",
      trace: new HostTrace(host.ssh, join(sandbox.root, "trace-ours")),
      deploy: (release) => deployed(production, release, services === 1 ? {} : LONGER),
    };
    const plain: Contender = {
      name: "ssh, git checkout, docker compose pull, up --wait",
      trace: new HostTrace(plainHost.ssh, join(sandbox.root, "trace-plain")),
      deploy: (release) => deployPlainly(sandbox, plainHost, release),
    };
    let running = await publish();
    for (const release of [first, running]) for (const one of [ours, plain]) await one.deploy(release);
    const costs: (readonly number[])[] = [];
    const results = await race([ours, plain], rounds, async () => {
      costs.push(await callCosts(sandbox, plainHost, running.tag));
      running = await publish();
      return running;
    });
    const measured = report(services, ours, plain, results);
    return { ...measured, rows: [...measured.rows, ...costRows(costs)] };
  } finally {
    await production.close();
  }
}

/** Round by round, both after each other, in turns: what slows the machine down slows both. */
async function race(
  contenders: readonly Contender[],
  rounds: number,
  publish: () => Promise<Published>,
): Promise<Map<Contender, Measured>> {
  const results = new Map<Contender, Measured>();
  const traced = await publish();
  for (const one of contenders) {
    await one.trace.begin();
    await one.deploy(traced);
    results.set(one, { seconds: [], calls: await one.trace.end() });
  }
  for (let round = 0; round < rounds; round++) {
    const release = await publish();
    for (const one of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const took = await seconds(() => one.deploy(release));
      results.get(one)?.seconds.push(took);
    }
  }
  return results;
}

function report(
  services: number,
  ours: Contender,
  plain: Contender,
  results: ReadonlyMap<Contender, Measured>,
): Report {
  const [own, other] = [results.get(ours), results.get(plain)];
  if (own === undefined || other === undefined) throw new Error("Nothing was measured.");
  const beyond = own.seconds.map((seconds, at) => seconds - STABLE_SECONDS - (other.seconds[at] ?? 0));
  const beyondPlain = spread(beyond);
  const ratio = spread(own.seconds.map((took, at) => took / (other.seconds[at] ?? Number.NaN)));
  const calls = (measure: string, of: (calls: HostCalls) => number, goal: number): Row[] => [
    {
      measure,
      program: ours.name,
      unit: "",
      value: counted(of(own.calls)),
      goal: `≤ ${goal}`,
      met: of(own.calls) <= goal,
    },
    { measure, program: plain.name, unit: "", value: counted(of(other.calls)) },
  ];
  return {
    name: services === 1 ? "deploy" : `deploy-${services}`,
    title: services === 1 ? "A deploy" : `A deploy of ${services} services`,
    method: `${services === 1 ? "One service" : `${services} services`} with a health check every second is deployed to a host on loopback; the engine has the layers already. stable-for is 1 s. Each round deploys the same release with both programs, which take turns to be first. The calls are counted by strace in a deploy of their own.`,
    rows: [
      { measure: "a deploy", program: ours.name, unit: "s", value: spread(own.seconds) },
      { measure: "a deploy", program: plain.name, unit: "s", value: spread(other.seconds) },
      { measure: "times as long as plain Compose", program: ours.name, unit: "", value: ratio },
      {
        ...{ measure: "beyond plain Compose and the stability window", program: ours.name, unit: "s" },
        ...{ value: beyondPlain, goal: "≤ 0.5", met: beyondPlain.median <= 0.5 },
      },
      ...calls("calls of Docker on the host", ({ docker }) => docker, 25),
      ...calls("calls of Git on the host", ({ git }) => git, 10),
      ...calls("processes on the host", ({ forks }) => forks, 400),
    ],
    missing: [
      "drone-ssh and ssh-action: on 2026-11-30 Go's module proxy answered with 403; what they run on the host is the script of the comparison.",
      "Kamal and docker-rollout: they do not deploy a Compose project as it is.",
    ],
  };
}
