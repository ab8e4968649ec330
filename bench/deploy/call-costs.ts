import type { HostBox } from "../../test/sandbox/host.ts";
import type { Sandbox } from "../../test/sandbox/sandbox.ts";
import type { Row } from "../report.ts";
import { sshScript } from "../ssh-script.ts";
import { spread } from "../statistics.ts";

/** What a deploy cannot do without, and how often it needs it at least. */
const CALLS: Readonly<Record<string, (host: HostBox) => string>> = {
  "docker compose config": ({ project }) => `docker compose -p ${project} config`,
  "docker compose config --hash": ({ project }) => `docker compose -p ${project} config --hash '*'`,
  "docker compose up with nothing to do": ({ project }) => `docker compose -p ${project} up -d`,
  "docker ps": () => "docker ps -a",
  "docker inspect": () => "docker inspect $(docker ps -aq | head -n 1)",
  "git rev-parse": () => "git rev-parse HEAD",
  "one process": () => "timeout 9 true",
};
const REPEATS = 5;

/** Seconds of one call each, on a host that has nothing else to do for this connection. */
export async function callCosts(sandbox: Sandbox, host: HostBox, version: string): Promise<readonly number[]> {
  const script = Object.values(CALLS)
    .map(
      (call) =>
        `began=$(date +%s%N); for _ in 1 2 3 4 5; do ${call(host)}; done >/dev/null 2>&1; echo $(($(date +%s%N) - began))`,
    )
    .join("; ");
  const answer = await sshScript(sandbox, host, `cd ${host.directory}; export SLUICE_VERSION=${version}; ${script}`);
  return answer
    .trim()
    .split("\n")
    .map((nanoseconds) => Number(nanoseconds) / 1e9 / REPEATS);
}

export function costRows(rounds: readonly (readonly number[])[]): Row[] {
  return Object.keys(CALLS).map((program, at) => ({
    ...{ measure: "one call", program, unit: "ms" },
    value: spread(rounds.map((round) => (round[at] ?? Number.NaN) * 1000)),
  }));
}
