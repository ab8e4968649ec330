import { isOnThisMachine } from "./image-name.ts";

/** What a registry wants to see before it answers. */
export type Challenge =
  | { readonly kind: "basic" }
  /** Ask there for a token. */
  | { readonly kind: "bearer"; readonly url: string }
  | { readonly kind: "unknown"; readonly why: string };

/** The header `www-authenticate` of a 401. `scope` is the operation of Sluice, and not what the registry suggests. */
export function readChallenge(header: string, scope: string): Challenge {
  const [, kind = "", rest = ""] = /^\s*(\w+)\s*(.*)$/s.exec(header) ?? [];
  if (/^basic$/i.test(kind)) return { kind: "basic" };
  if (!/^bearer$/i.test(kind)) return { kind: "unknown", why: "it asks for a login in a way that is not known here" };
  const given = new Map([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]));
  const realm = given.get("realm") ?? "";
  if (!URL.canParse(realm)) return { kind: "unknown", why: "it names no address that gives tokens" };
  const url = new URL(realm);
  // The password goes there.
  if (url.protocol !== "https:" && !isOnThisMachine(url.host))
    return { kind: "unknown", why: `it sends the login to ${url.host}, unencrypted` };
  const service = given.get("service");
  if (service !== undefined) url.searchParams.set("service", service);
  url.searchParams.set("scope", scope);
  return { kind: "bearer", url: url.href };
}
