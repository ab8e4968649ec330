import type { SshKeys } from "../../ports/ssh-keys.ts";
import { realWorld, type World } from "../real-world.ts";
import { realShells, type Shells } from "../shells.ts";
import { realSshKeys } from "../ssh/ssh-keys.ts";
import { type Hosts, sshHosts } from "./hosts.ts";

/** Everything outside, and the hosts with it. Apart from the rest, so that only a stage that needs one carries SSH. */
export interface HostWorld extends World {
  readonly hosts: Hosts;
  readonly shells: Shells;
  readonly sshKeys: SshKeys;
}

export function realHostWorld(): HostWorld {
  const world = realWorld();
  const { log, clock, commands, environment, cancellation } = world;
  return {
    ...world,
    hosts: sshHosts(log, clock, process.argv[1] ?? ""),
    sshKeys: realSshKeys,
    shells: realShells({ log, clock, commands, environment, cancelled: cancellation.signal }),
  };
}
