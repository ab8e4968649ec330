import type { Clock, Http, HttpAnswer, HttpRequest, Log, Mail, MailRequest } from "../ports/world.ts";
import type { ChatMessage } from "../report/chat/chat-message.ts";
import { cleanForeignLine } from "../text/foreign-line.ts";
import { truncate } from "../text/truncate.ts";

/** Whether one channel has it. A service reports only that it accepted a message, not that it shows it. */
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
  readonly mail: Mail;
  readonly clock: Clock;
  readonly log: Pick<Log, "redact">;
  readonly signal: AbortSignal;
}

/** Sends a message to a webhook. */
export async function deliver(courier: Courier, channel: string, url: string, message: ChatMessage): Promise<Delivery> {
  const answer = await ask(courier, jsonRequest(url, courier.log.redact(JSON.stringify(message))));
  return isTaken(answer) ? delivered(channel) : undelivered(channel, reasonOf(answer));
}

export function jsonRequest(url: string, body: string, headers: Readonly<Record<string, string>> = {}): HttpRequest {
  return {
    method: "POST",
    url,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body,
    timeoutMs: 15_000,
    bodyLimit: 1000,
    isBeginningEnough: true,
    followRedirects: false,
  };
}

/** A request that is tried again after 429, 5xx and silence, after the time that the service requires. */
export async function ask(courier: Courier, request: HttpRequest): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await courier.http.send(request);
    const wait = isTaken(answer) ? undefined : waitAfter(answer, attempt, courier.clock.now());
    if (wait === undefined || attempt === TRIES || courier.signal.aborted) return answer;
    await courier.clock.sleep(wait, courier.signal);
  }
}

/** A mail that is tried again where the server may take it later. */
export async function deliverMail(courier: Courier, channel: string, mail: MailRequest): Promise<Delivery> {
  for (let attempt = 1; ; attempt++) {
    const answer = await courier.mail.send(mail);
    if (answer.kind === "sent") return delivered(channel);
    if (answer.kind === "refused" || attempt === TRIES || courier.signal.aborted)
      return undelivered(channel, cleanForeignLine(courier.log.redact(answer.reason)));
    await courier.clock.sleep(1000 * 2 ** attempt, courier.signal);
  }
}

export function delivered(channel: string): Delivery {
  return { channel, delivered: true, reason: "", url: "" };
}

export function undelivered(channel: string, reason: string): Delivery {
  return { channel, delivered: false, reason, url: "" };
}

function isTaken(answer: HttpAnswer): boolean {
  return answer.kind === "answer" && answer.status >= 200 && answer.status < 300;
}

/** Undefined where another try would not help. */
function waitAfter(answer: HttpAnswer, attempt: number, now: number): number | undefined {
  if (answer.kind === "no-answer") return 1000 * 2 ** attempt;
  if (answer.status !== 429 && answer.status < 500) return undefined;
  const wait = retryAfter(answer.headers["retry-after"] ?? "", now) ?? 1000 * 2 ** attempt;
  return wait > LONGEST_WAIT_MS ? undefined : wait;
}

/** RFC 9110, 10.2.3: seconds, or a date; some services give fractions of a second. */
function retryAfter(text: string, now: number): number | undefined {
  const seconds = Number(text);
  if (seconds > 0) return Math.ceil(seconds * 1000);
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(1000, date - now);
}

export function reasonOf(answer: HttpAnswer): string {
  if (answer.kind === "no-answer") return cleanForeignLine(answer.reason);
  const said = cleanForeignLine(truncate(answer.body, 200).replaceAll(/\s+/g, " ").trim());
  return `it answered ${answer.status}${said === "" ? "" : `: ${said}`}`;
}
