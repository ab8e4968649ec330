import { once } from "node:events";
import type { AddressInfo } from "node:net";
import ssh2, { type ServerChannel } from "ssh2";
import type { HostTarget } from "../../src/ports/host-place.ts";
import { realSshKeys } from "../../src/world/ssh/ssh-keys.ts";

/** An SSH server of an attacker, who holds the pinned host key. */
export interface HostileHost {
  readonly target: HostTarget;
  /** Bytes that were written to standard output, over all commands. */
  sent(): number;
  stop(): void;
}

/** What it says to a command. An answer that ends is followed by the exit status 0. */
export type Answer = (command: string) => Iterable<Buffer | string>;

export async function startHostileHost(answer: Answer): Promise<HostileHost> {
  const [hostKey, userKey] = [realSshKeys.generate(), realSshKeys.generate()];
  let sent = 0;
  const server = new ssh2.Server({ hostKeys: [hostKey.privateKey] }, (client) => {
    client.on("error", () => undefined);
    client.on("authentication", (context) => context.accept());
    client.on("session", (accept) =>
      accept().on("exec", async (acceptExec, _, { command }) => {
        const channel = acceptExec();
        channel.on("error", () => undefined);
        // Every command begins with a mark, which tells its answer from what the login shell prints.
        channel.write(`\n${/^printf '\\n%s\\n' (\S+);/.exec(command)?.[1]}\n`);
        for (const part of answer(command)) {
          if (!(await write(channel, part))) return;
          sent += part.length;
        }
        channel.exit(0);
        channel.end();
      }),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    target: {
      ...{ host: "127.0.0.1", port, user: "deploy" },
      ...{ privateKey: userKey.privateKey, hostKeys: [`127.0.0.1 ${hostKey.publicKey}`] },
    },
    sent: () => sent,
    stop: () => void server.close(),
  };
}

/** False when the other side has left. */
async function write(channel: ServerChannel, part: Buffer | string): Promise<boolean> {
  if (!channel.write(part)) await Promise.race([once(channel, "drain"), once(channel, "close")]).catch(() => undefined);
  return channel.writable && !channel.destroyed;
}

/** Without end. */
export function* endless(part: Buffer | string): Iterable<Buffer | string> {
  while (true) yield part;
}
