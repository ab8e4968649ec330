import { get } from "node:http";

/** A person who uses a service all the time. */
export interface Prober {
  /** Stops, and says how often the service was asked, and each time that it did not answer with 200. */
  stop(): Promise<{ readonly asked: number; readonly failures: readonly string[] }>;
}

const EVERY_MS = 50;
/** A machine under load answers late; a container that was stopped does not answer at all. */
const PATIENCE_MS = 5_000;

/** Asks for an address every 50 ms, each time with a connection of its own. */
export function startProber(url: string): Prober {
  const began = Date.now();
  const asked: Promise<string | undefined>[] = [];
  const ask = (): void => {
    const at = `after ${Date.now() - began} ms`;
    asked.push(failureOf(url).then((why) => (why === undefined ? undefined : `${at}: ${why}`)));
  };
  ask();
  const timer = setInterval(ask, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      const answers = await Promise.all(asked);
      return { asked: answers.length, failures: answers.filter((why) => why !== undefined) };
    },
  };
}

async function failureOf(url: string): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const call = get(url, { agent: false, timeout: PATIENCE_MS }, (answer) => {
    answer.resume();
    answer.on("end", () => resolve(answer.statusCode === 200 ? undefined : `status ${answer.statusCode}`));
    answer.on("error", ({ message }) => resolve(message));
  });
  call.on("timeout", () => call.destroy(new Error(`no answer for ${PATIENCE_MS} ms`)));
  call.on("error", ({ message }) => resolve(message));
  return promise;
}
