import { plainOf, type Span } from "../../changelog/spans.ts";
import { type AnnouncementKind, type Language, WORDS } from "./announcement-words.ts";

/** An announcement, for every channel. Foreign texts in it are plain, never markup. */
export interface Announcement {
  readonly kind: AnnouncementKind;
  /** Tag of the release, or number, severity and title of the incident, that it is about. */
  readonly subject: string;
  readonly application: string;
  /** The most important entries of the release notes. */
  readonly highlights: readonly (readonly Span[])[];
  /** The reason of a failure or a rollback; for a gate what is requested. */
  readonly reason: string;
  /** The people who must act, the owner first; empty where no one in particular must. */
  readonly asked: readonly Addressee[];
  readonly links: readonly Link[];
  /** Messages with the same thread belong together, where a channel has threads; undefined for none. */
  readonly thread?: string;
  /** Language of the headline and of the words around what people wrote. English where none is given. */
  readonly language?: Language;
  /** The headline that the configuration has for the event; undefined for the language's own. */
  readonly title?: string | undefined;
}

/** A person, and what they are called in the chats. */
export interface Addressee {
  readonly login: string;
  readonly slack: string | undefined;
  readonly teams: string | undefined;
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

export function headline({ kind, subject, language = "en", title }: Headed): string {
  return title ?? WORDS[language].headlines[kind](subject);
}

type Headed = Pick<Announcement, "kind" | "subject" | "language" | "title">;

/** Titles of links in the language of the message. */
export function linkTitle(title: string, language: Language = "en"): string {
  const { links } = WORDS[language];
  // A title can be the name of something that every object has.
  return (Object.hasOwn(links, title) ? links[title] : undefined) ?? title;
}

/** Everything of a message that is not its headline, as plain lines. */
export function plainDetails({ asked, highlights, reason, language = "en" }: Announcement): readonly string[] {
  const { owners, highlights: best } = WORDS[language];
  return [
    ...(asked.length > 0 ? [`${owners} ${asked.map(({ login }) => login).join(", ")}.`] : []),
    ...(highlights.length > 0 ? [`${best} ${highlights.map(plainOf).join("; ")}`] : []),
    ...(reason === "" ? [] : [reason]),
  ];
}

/** `Released v1.4.0. Highlights: …`, for logs and for clients that show no blocks. */
export function plainText(announcement: Announcement): string {
  return [headline(announcement), ...plainDetails(announcement)].join(" ");
}
