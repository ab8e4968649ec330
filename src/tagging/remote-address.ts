/** Where a repository is, as `git remote add` takes it. */
export interface RemoteAddress {
  readonly kind: "https" | "http" | "ssh" | "file";
  /** As Git takes it, without the user of an https address. */
  readonly address: string;
  /** Empty where the address names none. */
  readonly user: string;
  readonly host: string;
  /** Undefined for the usual one. */
  readonly port: number | undefined;
  /** `owner/name`, without a leading slash and without `.git`. */
  readonly path: string;
}

/**
 * `https://server/owner/name.git`, `ssh://git@server:2222/owner/name.git`, `git@server:owner/name.git`,
 * `file:///folder`. Undefined for anything else, an address with a password in it among them: addresses are printed in
 * logs.
 */
export function readAddress(text: string): RemoteAddress | undefined {
  if (/[\s\p{Cc}'"\\]/u.test(text)) return undefined;
  if (text.startsWith("/")) return { ...NO_HOST, kind: "file", address: text, path: pathOf(text) };
  return /^[a-z]+:\/\//.test(text) ? fromUrl(text) : fromShort(text);
}

const NO_HOST = { user: "", host: "", port: undefined } as const;
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\])$/;

function fromUrl(text: string): RemoteAddress | undefined {
  const [, scheme = "", user = "", host = "", port, path = ""] =
    /^([a-z]+):\/\/(?:([^@/:]+)@)?(\[[^\]]*\]|[^:/@]*)(?::(\d{1,5}))?(\/[^?#]+)$/.exec(text) ?? [];
  if (scheme === "file") return user + host === "" ? { ...NO_HOST, kind: scheme, address: text, path } : undefined;
  const isKnown = scheme === "https" || scheme === "http" || scheme === "ssh";
  if (!isKnown || !HOST.test(host) || (user !== "" && !USER.test(user))) return undefined;
  const where = { user, host, port: port === undefined ? undefined : Number(port), path: pathOf(path) };
  if (scheme === "ssh") return { kind: scheme, address: text, ...where };
  return { kind: scheme, address: `${scheme}://${host}${port === undefined ? "" : `:${port}`}${path}`, ...where };
}

/** As scp writes it. */
function fromShort(text: string): RemoteAddress | undefined {
  const [, user = "", host = "", path = ""] = /^(?:([^@/:]+)@)?(\[[^\]]*\]|[^:/@]+):([^:].*)$/.exec(text) ?? [];
  if (!HOST.test(host) || (user !== "" && !USER.test(user))) return undefined;
  return { kind: "ssh", address: text, user, host, port: undefined, path: pathOf(path) };
}

function pathOf(text: string): string {
  return text
    .replace(/^\/+/, "")
    .replace(/\/$/, "")
    .replace(/\.git$/, "");
}

/** The name of a remote in a checkout. */
export function isRemoteName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text);
}
