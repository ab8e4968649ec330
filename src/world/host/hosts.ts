import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Host } from "../../ports/host.ts";
import type { HostPlace } from "../../ports/host-place.ts";
import type { Clock, Log } from "../../ports/world.ts";
import { createSsh } from "../ssh/ssh.ts";
import { openHostProgram } from "./host-program.ts";

export interface Hosts {
  /** Connects to a host and brings the host program there. Close it when done. */
  open(place: HostPlace): Promise<Host>;
}

/** The host program lies beside the bundles: `dist/<stage>/index.cjs` and `dist/host/sluice-host`. */
export function sshHosts(log: Log, clock: Clock, entry: string): Hosts {
  return {
    open: async (place) => {
      const program = await readFile(join(dirname(entry), "..", "host", "sluice-host"), "utf8");
      return openHostProgram({ ssh: createSsh({ log, sleep: (ms) => clock.sleep(ms) }), log, clock, program }, place);
    },
  };
}
