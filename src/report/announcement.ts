/** What is told to people, whatever the channel. Texts of others in it are plain, never markup. */
export interface Announcement {
  readonly kind: AnnouncementKind;
  readonly version: string;
  readonly application: string;
  readonly highlights: readonly string[];
  /** Why, for a failure or a rollback; who is asked, for a gate. */
  readonly reason: string;
  /** Who must act, the owner first; empty where it is for everybody. */
  readonly asked: readonly Asked[];
  readonly links: readonly Link[];
}

/** A person, and what they are called in the chats. */
export interface Asked {
  readonly login: string;
  readonly slack: string | undefined;
  readonly teams: string | undefined;
}

export type AnnouncementKind =
  | "released"
  | "failed"
  | "unsure"
  | "rolled-back"
  | "held"
  | "gate-opened"
  | "rollback-asked";

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** The one place with words. */
const HEADLINES: Readonly<Record<AnnouncementKind, (version: string) => string>> = {
  released: (version) => `Released ${version}.`,
  failed: (version) => `${version} was not released.`,
  unsure: (version) => `${version}: nobody can say whether it is fine.`,
  held: (version) => `The way back from ${version} failed.`,
  "rolled-back": (version) => `Rolled back from ${version}.`,
  "gate-opened": (version) => `${version} waits for an answer.`,
  "rollback-asked": (version) =>
    version === "" ? "A rollback was dispatched." : `A rollback from ${version} was dispatched.`,
};

export function headline({ kind, version }: Announcement): string {
  return HEADLINES[kind](version);
}

/** `Released v1.4.0. Highlights: …`, for logs and for clients that show no blocks. */
export function plainText(announcement: Announcement): string {
  const { asked, highlights, reason } = announcement;
  const who = asked.length > 0 ? ` Asked: ${asked.map(({ login }) => login).join(", ")}.` : "";
  const more = highlights.length > 0 ? ` Highlights: ${highlights.join("; ")}` : "";
  return `${headline(announcement)}${who}${more}${reason === "" ? "" : ` ${reason}`}`;
}

/** Cuts at whole characters, and says so. `limit` counts UTF-16 units, as the services do. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${[...text.slice(0, limit - 2)].filter((character) => character.isWellFormed()).join("")} …`;
}
