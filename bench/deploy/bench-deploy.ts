import { join } from "node:path";
import { openProduction, type Production, type Published } from "../../test/sandbox/production.ts";
import { imageName } from "../../test/sandbox/release.ts";
import { createTinyApp } from "../../test/sandbox/tiny-app.ts";
import { type HostCalls, HostTrace } from "../host-trace.ts";
import { counted, type Report, type Row } from "../report.ts";
import { spread } from "../statistics.ts";
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

/** A deploy of one service, beside plain Compose over SSH. */
export async function benchDeploy(rounds: number): Promise<Report> {
  const production = await openProduction();
  try {
    const { sandbox, host } = production;
    const publish = await publisher(production);
    const first = await publish();
    await host.checkOut(first.commit);
    const plainHost = await openPlainHost(sandbox);
    const ours: Contender = {
      name: "deploy-prod",
      trace: new HostTrace(host.ssh, join(sandbox.root, "trace-ours")),
      deploy: async (release) => {
        const step = await production.deploy(release);
        if (step.code !== 0) throw new Error(`deploy-prod failed:\n${step.log}`);
      },
    };
    const plain: Contender = {
      name: "ssh, git checkout, docker compose pull, up --wait",
      trace: new HostTrace(plainHost.ssh, join(sandbox.root, "trace-plain")),
      deploy: (release) => deployPlainly(sandbox, plainHost, release),
    };
    for (const release of [first, await publish()]) for (const one of [ours, plain]) await one.deploy(release);
    const results = await race([ours, plain], publish, rounds);
    return report(ours, plain, results);
  } finally {
    await production.close();
  }
}

/** Publishes one release after another. The engine has the layers of each, so that nothing has to be pulled. */
async function publisher({ sandbox }: Production): Promise<() => Promise<Published>> {
  const app = await createTinyApp(sandbox);
  let published = 0;
  return async () => {
    const release = await app.publish({ tag: `v1.${published++}.0` });
    const image = imageName(sandbox, { application: "tiny", service: "web", tag: release.tag });
    await sandbox.engine.docker(["pull", "--quiet", image]);
    return release;
  };
}

/** Round by round, both after each other, in turns: what slows the machine down slows both. */
async function race(
  contenders: readonly Contender[],
  publish: () => Promise<Published>,
  rounds: number,
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
      const begin = performance.now();
      await one.deploy(release);
      results.get(one)?.seconds.push((performance.now() - begin) / 1000);
    }
  }
  return results;
}

function report(ours: Contender, plain: Contender, results: ReadonlyMap<Contender, Measured>): Report {
  const [own, other] = [results.get(ours), results.get(plain)];
  if (own === undefined || other === undefined) throw new Error("Nothing was measured.");
  const beyond = own.seconds.map((seconds, at) => seconds - STABLE_SECONDS - (other.seconds[at] ?? 0));
  const beyondPlain = spread(beyond);
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
    name: "deploy",
    title: "A deploy",
    method:
      "One service with a health check every second is deployed to a host on loopback; the engine has the layers already. `stable-for` is 1 s. Each round deploys the same release with both programs, which take turns to be first. The calls are counted by strace in a deploy of their own.",
    rows: [
      { measure: "a deploy", program: ours.name, unit: "s", value: spread(own.seconds) },
      { measure: "a deploy", program: plain.name, unit: "s", value: spread(other.seconds) },
      {
        ...{ measure: "beyond plain Compose and the stability window", program: ours.name, unit: "s" },
        ...{ value: beyondPlain, goal: "≤ 0.5", met: beyondPlain.median <= 0.5 },
      },
      ...calls("calls of Docker on the host", ({ docker }) => docker, 25),
      ...calls("calls of Git on the host", ({ git }) => git, 10),
      ...calls("processes on the host", ({ forks }) => forks, 400),
    ],
    missing: [
      "drone-ssh and ssh-action: they need Go or a container registry; what they run on the host is the script of the comparison.",
      "Kamal and docker-rollout: they do not deploy a Compose project as it is.",
    ],
  };
}
