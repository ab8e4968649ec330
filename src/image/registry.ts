import * as v from "valibot";
import { understand } from "../stage/answer.ts";
import { StageFailure } from "../stage/failure.ts";
import type { Cancellation, Clock, Http, HttpAnswer, HttpRequest, Log } from "../world/world.ts";
import { readChallenge } from "./challenge.ts";
import type { ImageName } from "./image-name.ts";
import { MANIFEST_TYPES, type Manifest, readManifest } from "./manifest.ts";

/** One image's repository in its registry, by the protocol that all of them speak (OCI distribution). */
export interface ImageRegistry {
  /** What a tag or a digest names; undefined when there is nothing. */
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

type Asked = Pick<HttpRequest, "method" | "headers"> & { readonly reference: string; readonly body?: string };
type Answer = Extract<HttpAnswer, { readonly kind: "answer" }>;

const LIMITS = { timeoutMs: 30_000, bodyLimit: 4 * 1024 * 1024 };
const TRIES = 4;

export function openImageRegistry(image: ImageName, tools: RegistryTools): ImageRegistry {
  let authorization: string | undefined;
  const send = async ({ reference, headers, ...asked }: Asked): Promise<Answer> => {
    const url = `${image.origin}/v2/${image.repository}/manifests/${reference}`;
    const once = (): Promise<Answer> =>
      patiently(tools, `${image.name}:${reference}`, {
        ...{ url, ...asked, ...LIMITS, followRedirects: asked.method === "GET" },
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
    const name = `${image.name}${reference.startsWith("sha256:") ? "@" : ":"}${reference}`;
    if (answer.status !== 200) throw refused(`read ${name}`, answer, tools.login);
    const { "content-type": mediaType = "", "docker-content-digest": digest } = answer.headers;
    return readManifest({ image: name, mediaType, text: answer.body, digest });
  };
  return {
    find,
    name: async (tag, { mediaType, text, digest }) => {
      const headers = { "content-type": mediaType };
      const answer = await send({ method: "PUT", reference: tag, headers, body: text });
      if (answer.status !== 201) throw refused(`write ${image.name}:${tag}`, answer, tools.login);
      const there = await find(tag);
      if (there?.digest !== digest) throw notWhatWasWritten(`${image.name}:${tag}`, digest, there?.digest);
    },
  };
}

/** Asks again after a fault of the registry or the network: writing the same tag twice makes nothing twice. */
async function patiently(tools: RegistryTools, what: string, request: HttpRequest): Promise<Answer> {
  const { http, clock, log, cancellation } = tools;
  for (let attempt = 1; ; attempt++) {
    const answer = await http.send(request);
    const isOver = answer.kind === "answer" && answer.status !== 429 && answer.status < 500;
    if (isOver) return answer;
    const why = answer.kind === "answer" ? `it answers ${answer.status}` : answer.reason;
    if (attempt === TRIES || cancellation.signal.aborted) throw silent(what, why);
    log.info(`The registry did not say what it has as ${what}: ${why}. Asking again in ${2 ** attempt} s.`);
    await clock.sleep(1000 * 2 ** attempt, cancellation.signal);
  }
}

/** The header that opens the registry; undefined when there is no login that it would take. */
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

/** The registry's own word, so that a first build can tell it from silence. */
export class RegistryRefusal extends StageFailure {}

function refused(what: string, { status }: Answer, { username }: Login): StageFailure {
  const isLogin = status === 401 || status === 403;
  return new RegistryRefusal({
    what: `The registry refuses to ${what}: it answers ${status}${isLogin ? ` to ${username || "nobody"}` : ""}.`,
    means: "What it has is unknown, and unknown is never a yes. Nothing was written.",
    todo: isLogin
      ? "Give the job `packages: write` and the package this repository's access, or hand over `registry-username` and `registry-password` of somebody who may push there."
      : "Look at the registry's log, and run this again.",
  });
}

function silent(what: string, why: string): StageFailure {
  return new StageFailure({
    what: `The registry does not say what it has as ${what}: ${why}.`,
    means: "Unknown is never a yes. Nothing was written over.",
    todo: "See that the registry answers, and run this again.",
  });
}

function notWhatWasWritten(tag: string, wanted: string, found: string | undefined): StageFailure {
  return new StageFailure({
    what: `${tag} was written as ${wanted}, and is ${found ?? "not there"}.`,
    means: "Somebody wrote the same tag at the same moment, or the registry gives old answers. Nothing is deployed.",
    todo: "Find out who else writes this tag, delete it in the registry, and run this again.",
  });
}
