import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { HostPlace } from "./host-place.ts";
import { type Host, openHostProgram } from "./host-program.ts";
import { createSsh } from "./ssh.ts";
import type { Clock, Log } from "./world.ts";

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
