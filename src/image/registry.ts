import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import type { Cancellation, Clock, Http, HttpAnswer, HttpRequest, Log } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";
import { readChallenge } from "./challenge.ts";
import type { ImageName } from "./image-name.ts";
import { MANIFEST_TYPES, type Manifest, readManifest } from "./manifest.ts";

/** One image's repository in its registry, by the protocol that all of them speak (OCI distribution). */
export interface ImageRegistry {
  /** What a tag or a digest names, hashed and compared with the digest; undefined when there is nothing. */
  find(reference: string): Promise<Manifest | undefined>;
  /** Makes a tag name a manifest whose parts are there already, and proves that it does. Writes over what it named. */
  name(tag: string, manifest: Manifest): Promise<void>;
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

export interface RegistryTools {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  readonly cancellation: Cancellation;
  readonly login: Login;
  /** Whether tags will be written: the token has to allow it. */
  readonly writes: boolean;
}

type RegistryRequest = Pick<HttpRequest, "method" | "headers"> & { readonly reference: string; readonly body?: string };
type Answer = Extract<HttpAnswer, { readonly kind: "answer" }>;

const LIMITS = { timeoutMs: 30_000, bodyLimit: 4 * 1024 * 1024 };
const TRIES = 4;

export function openImageRegistry(image: ImageName, tools: RegistryTools): ImageRegistry {
  let authorization: string | undefined;
  const send = async ({ reference, headers, ...asked }: RegistryRequest): Promise<Answer> => {
    const url = `${image.origin}/v2/${image.repository}/manifests/${reference}`;
    const once = (): Promise<Answer> =>
      patiently(tools, `${image.name}:${reference}`, {
        ...{ url, ...asked, ...LIMITS, binary: true, followRedirects: asked.method === "GET" },
        headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
      });
    const answer = await once();
    if (answer.status !== 401 || authorization !== undefined) return answer;
    authorization = await logIn(image, answer.headers["www-authenticate"] ?? "", tools);
    return authorization === undefined ? answer : once();
  };
  const find = async (reference: string): Promise<Manifest | undefined> => {
    const answer = await send({ method: "GET", reference, headers: { accept: MANIFEST_TYPES.join(", ") } });
    if (answer.status === 404) return undefined;
    const wanted = reference.startsWith("sha256:") ? reference : undefined;
    const name = `${image.name}${wanted === undefined ? ":" : "@"}${reference}`;
    if (answer.status !== 200) throw refused(`read ${name}`, answer, tools.login);
    const { "content-type": mediaType = "", "docker-content-digest": header } = answer.headers;
    return readManifest({ image: name, wanted, mediaType, binary: answer.body, header });
  };
  return {
    find,
    name: async (tag, { mediaType, binary, digest }) => {
      const headers = { "content-type": mediaType };
      const answer = await send({ method: "PUT", reference: tag, headers, body: binary });
      if (answer.status !== 201) throw refused(`write ${image.name}:${tag}`, answer, tools.login);
      const there = await find(tag);
      if (there?.digest !== digest) throw notWhatWasWritten(`${image.name}:${tag}`, digest, there?.digest);
    },
  };
}

/** Tries again after a failure of the registry or the network: writing the same tag twice is harmless. */
async function patiently(tools: RegistryTools, what: string, request: HttpRequest): Promise<Answer> {
  const { http, clock, log, cancellation } = tools;
  for (let attempt = 1; ; attempt++) {
    const answer = await http.send(request);
    const isOver = answer.kind === "answer" && answer.status !== 429 && answer.status < 500;
    if (isOver) return answer;
    const why = answer.kind === "answer" ? `it answers ${answer.status}` : answer.reason;
    if (attempt === TRIES || cancellation.signal.aborted) throw silent(what, why);
    log.info(`The registry could not be queried for ${what}: ${why}. The next attempt is in ${2 ** attempt} s.`);
    await clock.sleep(1000 * 2 ** attempt, cancellation.signal);
  }
}

/** The header with the login for the registry; undefined when it accepts none of those that there are. */
async function logIn(image: ImageName, header: string, tools: RegistryTools): Promise<string | undefined> {
  const { username, password } = tools.login;
  const basic = `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
  const scope = `repository:${image.repository}:${tools.writes ? "pull,push" : "pull"}`;
  const challenge = readChallenge(header, scope);
  if (challenge.kind === "unknown") throw silent(image.name, challenge.why);
  if (challenge.kind === "basic") return password === "" ? undefined : basic;
  const answer = await patiently(tools, image.name, {
    ...{ method: "GET", url: challenge.url, ...LIMITS, followRedirects: false },
    headers: password === "" ? {} : { authorization: basic },
  });
  if (answer.status !== 200) throw refused(`use ${image.name}`, answer, tools.login);
  const read = understand(tokenSchema, parsed(answer.body), "a registry's token");
  const token = read.token ?? read.access_token ?? "";
  if (token !== "") tools.log.mask(token);
  return `Bearer ${token}`;
}

const tokenSchema = v.union(
  [
    v.object({ token: v.string(), access_token: v.optional(v.string()) }),
    v.object({ token: v.optional(v.undefined()), access_token: v.string() }),
  ],
  "no token",
);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON has no token either, and the schema says so.
    return undefined;
  }
}

/** The registry refused: a first build distinguishes that from a failure to answer. */
export class RegistryRefusal extends StageFailure {}

function refused(what: string, { status }: Answer, { username }: Login): StageFailure {
  const isLogin = status === 401 || status === 403;
  return new RegistryRefusal({
    what: `The registry refuses to ${what}: it answers ${status}${isLogin ? ` to ${username || "a request without a login"}` : ""}.`,
    means: "Its content is unknown, and unknown never counts as permission. Nothing was written.",
    todo: isLogin
      ? "Give the job `packages: write` and the package this repository's access, or set `registry-username` and `registry-password` of an account that can push there."
      : "Look at the registry's log, and run this again.",
  });
}

function silent(what: string, why: string): StageFailure {
  return new StageFailure({
    what: `The registry could not be queried for ${what}: ${why}.`,
    means: "Unknown never counts as permission. Nothing was overwritten.",
    todo: "Check that the registry answers, and run this again.",
  });
}

function notWhatWasWritten(tag: string, wanted: string, found: string | undefined): StageFailure {
  return new StageFailure({
    what: `${tag} was written as ${wanted}, and is ${found ?? "not there"}.`,
    means:
      "The same tag was written by another client at the same moment, or the registry returns outdated answers. Nothing is deployed.",
    todo: "Find out who else writes this tag, delete it in the registry, and run this again.",
  });
}
