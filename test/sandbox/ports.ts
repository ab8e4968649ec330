import { randomInt } from "node:crypto";
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What was claimed longer ago is listened on, or no longer wanted. */
const CLAIMED_MS = 60 * 60_000;

/**
 * A TCP port on 127.0.0.1 that nobody listens on, and that nobody else here was given: it may be some time until a
 * container takes it. Below those that the kernel gives to outgoing connections.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    if (claim(port) && (await isFree(port))) return port;
  }
}

/** Test files run beside each other, in processes that know nothing of each other. */
function claim(port: number): boolean {
  const folder = join(tmpdir(), "sluice-ports");
  const file = join(folder, String(port));
  mkdirSync(folder, { recursive: true });
  try {
    if (Date.now() - statSync(file).mtimeMs > CLAIMED_MS) rmSync(file);
  } catch {
    // Nobody has claimed it.
  }
  try {
    writeFileSync(file, "", { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once("error", () => resolve(false));
  server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  return promise;
}
