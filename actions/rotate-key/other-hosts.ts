import type { Config } from "../../src/config/schema.ts";
import { readLines } from "../../src/config/values.ts";
import type { HostTarget } from "../../src/ports/host-place.ts";

/** A host of another environment, which may accept the same key. */
export interface OtherHost extends Pick<HostTarget, "host" | "port" | "user" | "hostKeys"> {
  readonly environment: string;
}

const SSH_PORT = 22;

/** The hosts of the other environments of the configuration file. Without a user and a pinned key none can be asked. */
export function otherHosts(config: Config, target: Pick<HostTarget, "host" | "port" | "user">): OtherHost[] {
  const all = Object.entries(config.environments ?? {}).flatMap(([environment, { hosts = [] }]) =>
    hosts.map(({ address: host, port = SSH_PORT, user = "", "host-key": pins = [] }): OtherHost => {
      return { environment, host, port, user, hostKeys: [pins].flat().flatMap(readLines) };
    }),
  );
  return all.filter((one) => {
    const isSame = one.host === target.host && one.port === target.port && one.user === target.user;
    return !isSame && one.user !== "" && one.hostKeys.length > 0;
  });
}
