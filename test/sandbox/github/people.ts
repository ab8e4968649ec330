import { randomUUID } from "node:crypto";

export type Permission = "admin" | "maintain" | "write" | "triage" | "read" | "none";

export interface Person {
  readonly login: string;
  readonly id: number;
  readonly type: "User" | "Bot" | "Organization";
  readonly permission: Permission;
  readonly association: "OWNER" | "MEMBER" | "COLLABORATOR" | "CONTRIBUTOR" | "NONE";
}

export type Level = "read" | "write";
export type Scopes = Readonly<Record<string, Level>>;

/** Who asks, and what it may do. */
export interface Identity {
  readonly person: Person;
  /** A run's own token and an app's have scopes; a user's token may what the user may. */
  readonly kind: "run" | "app" | "user";
  readonly scopes: Scopes;
  readonly runId: number | undefined;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

export const ACTIONS_BOT: Person = {
  login: "github-actions[bot]",
  id: 41898282,
  type: "Bot",
  permission: "none",
  association: "NONE",
};

/** The tokens that this double gave out. Their values appear nowhere else. */
export class Tokens {
  readonly #known = new Map<string, Identity>();

  give(identity: Identity): string {
    const token = `double_${identity.kind}_${randomUUID().replaceAll("-", "")}`;
    this.#known.set(token, identity);
    return token;
  }

  /** The identity of an `authorization` header; undefined when it is unknown or expired. */
  identify(header: string | undefined, now: number): Identity | undefined {
    const token = /^(?:token|bearer) (\S+)$/i.exec(header ?? "")?.[1];
    const identity = token === undefined ? undefined : this.#known.get(token);
    return identity !== undefined && identity.expires > now ? identity : undefined;
  }

  expire(token: string): void {
    this.#known.delete(token);
  }

  expireRun(runId: number): void {
    for (const [token, identity] of this.#known) if (identity.runId === runId) this.#known.delete(token);
  }

  /** A text with every token taken out. */
  without(text: string): string {
    return [...this.#known.keys()].reduce((left, token) => left.replaceAll(token, "***"), text);
  }
}
