import type { Mail } from "../ports/world.ts";
import { realMail } from "./mail.ts";
import { realWorld, type World } from "./real-world.ts";

/** The world of stages that send mails. Others do not load what that takes. */
export interface MailWorld extends World {
  readonly mail: Mail;
}

export function realMailWorld(): MailWorld {
  const world = realWorld();
  return { ...world, mail: realMail(world.cancellation.signal) };
}
