import * as v from "valibot";
import { deliver } from "../../src/channels/delivery.ts";
import { readFactLines } from "../../src/host/fact-lines.ts";
import { FrameReader } from "../../src/host/frames.ts";
import { LookReader } from "../../src/host/look-reader.ts";
import type { Clock, Http, Mail } from "../../src/ports/world.ts";
import { TRUNCATED } from "../../src/text/truncate.ts";
import { Masking } from "../../src/world/runner/masking.ts";

/**
 * A host, or a server that messages are sent to, repeats a secret just where a message ends. What is left of it is none of its forms, and is
 * only recognized beside the mark of what was truncated.
 */

const SECRET = "c4nary-Of-A-Webhook-9";
/** Moves the secret over each place at which its text can end. */
const TEXTS = Array.from({ length: 220 }, (_, length) => `${"x".repeat(length)}${SECRET}${"y".repeat(200)}`);

const failureOf = (act: () => unknown): string => {
  try {
    return JSON.stringify(act());
  } catch (error) {
    return JSON.stringify([String(error), error]);
  }
};

const unused = { send: () => Promise.reject(new Error("Not used.")) } as const;

async function refusedBy(body: string): Promise<string> {
  const http: Http = { send: async () => ({ kind: "answer", status: 400, headers: {}, body, milliseconds: 1 }) };
  const clock: Clock = { now: () => 0, monotonic: () => 0, sleep: async () => undefined };
  const signal = new AbortController().signal;
  const courier = { http, mail: unused as Mail, clock, log: { redact: (text: string) => text }, signal };
  return (await deliver(courier, "JSON", "https://hooks.example", { text: "" } as never)).reason;
}

test.each<readonly [string, (text: string) => string | Promise<string>]>([
  ["the answer of a webhook", refusedBy],
  ["a line of facts", (text) => failureOf(() => readFactLines("survey", v.object({ kind: v.string() }), text))],
  ["a line of a watch", (text) => failureOf(() => new LookReader(() => undefined, new Map()).take(text))],
  ["the header of a frame", (text) => failureOf(() => new FrameReader().read(Buffer.from(`${text}\n`)))],
])("%s that is truncated within a secret shows no part of it", async (_, show) => {
  const masking = new Masking();
  masking.add(SECRET);
  const shown = await Promise.all(TEXTS.map(async (text) => masking.redact(await show(text))));
  // The precondition: each of them was truncated, and at least one of them within the secret.
  expect(shown.every((text) => text.includes(TRUNCATED))).toBe(true);
  expect(shown.filter((text) => text.includes(`***${TRUNCATED}`)).length).toBeGreaterThan(10);
  for (const text of shown) expect(text).not.toContain(SECRET.slice(0, 4));
});
