import { type Hosts, sshHosts } from "./hosts.ts";
import { realWorld, type World } from "./real-world.ts";
import { realShells, type Shells } from "./shells.ts";

/** Everything outside, and the hosts with it. Apart from the rest, so that only a stage that needs one carries SSH. */
export interface HostWorld extends World {
  readonly hosts: Hosts;
  readonly shells: Shells;
}

export function realHostWorld(): HostWorld {
  const world = realWorld();
  const { log, clock, commands, environment, cancellation } = world;
  return {
    ...world,
    hosts: sshHosts(log, clock, process.argv[1] ?? ""),
    shells: realShells({ log, clock, commands, environment, cancelled: cancellation.signal }),
  };
}
