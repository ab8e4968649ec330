import { cleanForeignLine } from "../../src/report/foreign.ts";
import type { Clock, Http, HttpAnswer } from "../../src/world/world.ts";

/** Whether one channel has it. A service that accepted a message may still not show it: acceptance is all it tells. */
export interface Delivery {
  readonly channel: string;
  readonly delivered: boolean;
  /** Why not; never the address, which is a secret. */
  readonly reason: string;
  readonly url: string;
}

const TRIES = 4;
const LONGEST_WAIT_MS = 60_000;

export interface Courier {
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Sends a message to a webhook; tries again after 429, 5xx and silence, as long apart as the service wants. */
export async function deliver(courier: Courier, channel: string, url: string, body: string): Promise<Delivery> {
  for (let attempt = 1; ; attempt++) {
    const answer = await courier.http.send({
      method: "POST",
      url,
      headers: { "content-type": "application/json" },
      body,
      timeoutMs: 15_000,
      bodyLimit: 1000,
      followRedirects: false,
    });
    if (answer.kind === "answer" && answer.status >= 200 && answer.status < 300) {
      return { channel, delivered: true, reason: "", url: "" };
    }
    const wait = waitAfter(answer, attempt);
    if (wait === undefined || attempt === TRIES || courier.signal.aborted) {
      return { channel, delivered: false, reason: reasonOf(answer), url: "" };
    }
    await courier.clock.sleep(wait, courier.signal);
  }
}

/** Undefined where another try would not help. */
function waitAfter(answer: HttpAnswer, attempt: number): number | undefined {
  if (answer.kind === "no-answer") return 1000 * 2 ** attempt;
  if (answer.status !== 429 && answer.status < 500) return undefined;
  const after = Number(answer.headers["retry-after"]) * 1000;
  const wait = after > 0 ? after : 1000 * 2 ** attempt;
  return wait > LONGEST_WAIT_MS ? undefined : wait;
}

function reasonOf(answer: HttpAnswer): string {
  if (answer.kind === "no-answer") return cleanForeignLine(answer.reason);
  const said = cleanForeignLine(answer.body.slice(0, 200).replaceAll(/\s+/g, " ").trim());
  return `it answered ${answer.status}${said === "" ? "" : `: ${said}`}`;
}
