import * as v from "valibot";
import type { Person } from "./gate-verdict.ts";

/** What the forge's answers have in common: accounts, and times as milliseconds since the epoch. */

export const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => Date.parse(text)),
);

export const account = v.object({ login: v.string(), type: v.optional(v.string(), "User") });

export function personOf({ login, type }: v.InferOutput<typeof account>): Person {
  return { login, isBot: type !== "User" || isBotLogin(login) };
}

/** Logins of apps at GitHub; no person can have one. */
export function isBotLogin(login: string): boolean {
  return login.toLowerCase().endsWith("[bot]");
}
