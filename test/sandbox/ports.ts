import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below those that the kernel gives to outgoing connections. */
const FIRST = 20_000;
/** Test files run beside each other, in processes that know nothing of each other: each has ports of its own. */
const EACH = 1000;
const given = new Set<number>();

/**
 * A TCP port on 127.0.0.1 that no one listens on at this moment, and that this run of tests gives to no one else: it may be
 * some time until a container takes it.
 */
export async function freePort(): Promise<number> {
  const first = FIRST + (Number(process.env["JEST_WORKER_ID"] ?? 0) % 10) * EACH;
  for (;;) {
    const port = randomInt(first, first + EACH);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once("error", () => resolve(false));
  server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  return promise;
}
