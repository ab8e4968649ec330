import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Found, githubDescription } from "./description.ts";
import type { Misbehaviour, Weather } from "./faults.ts";
import { answerQuery, GRAPHQL_PATH } from "./graphql.ts";
import { type Answer, type Handlers, type Hub, place, refused } from "./hub.ts";
import { linkOf } from "./pages.ts";
import { forbidden } from "./permissions.ts";
import { type Validation, validation } from "./validation.ts";

export interface LoggedRequest {
  readonly method: string;
  /** With its query, without any token. */
  readonly path: string;
  /** The login of who asked, or `nobody`. */
  readonly who: string;
  readonly operation: string;
  /** What was answered; 0 when the connection was cut. */
  readonly status: number;
}

export interface ServerParts {
  readonly hub: Hub;
  readonly handlers: Handlers;
  readonly weather: Weather;
  readonly violations: string[];
  readonly requests: LoggedRequest[];
}

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly text: string;
  readonly authorization: string | undefined;
}

let shared: Validation | undefined;

/** Speaks GitHub's REST API at the root of an address on loopback. */
export function githubServer(parts: ServerParts): Server {
  return createServer((incoming, response) => {
    serve(parts, incoming, response).catch((error: unknown) => {
      // A mistake of the double's own must not hang its client, and must not be missed.
      parts.violations.push(
        `${incoming.method} ${incoming.url}: ${error instanceof Error ? error.stack : String(error)}`,
      );
      send(response, refused(500, `The double broke: ${String(error)}`));
    });
  });
}

async function serve(parts: ServerParts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { hub, weather } = parts;
  const url = new URL(incoming.url ?? "/", "http://double");
  const { method = "GET", headers } = incoming;
  if (method === "POST" && url.pathname === GRAPHQL_PATH) {
    await serveQuery(parts, incoming, response);
    return;
  }
  const asked: Asked = { method, url, text: await textOf(incoming), authorization: headers.authorization };
  // A request that GitHub would not have is told of whatever the weather is.
  const { operation, answer: wrong, found } = check(parts, asked);
  const fault = wrong === undefined ? weather.meet(method, url.pathname) : undefined;
  if (fault?.kind === "held") await fault.until();
  const early = fault !== undefined && fault.kind !== "held" && fault.when === "before";
  const own = early || found === undefined ? wrong : work(parts, { ...asked, found });
  const answer = fault === undefined || fault.kind === "held" ? own : spoiled(fault);
  const who = hub.tokens.identify(headers.authorization, hub.now())?.person.login ?? "nobody";
  const path = hub.tokens.without(`${url.pathname}${url.search}`);
  parts.requests.push({ method, path, who, operation, status: answer?.status ?? 0 });
  if (answer === undefined) incoming.socket.destroy();
  else send(response, answer);
}

async function serveQuery(parts: ServerParts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { hub, violations, requests, weather } = parts;
  const who = hub.tokens.identify(incoming.headers.authorization, hub.now());
  const text = await textOf(incoming);
  const fault = weather.meet("POST", GRAPHQL_PATH);
  const known = answerQuery(hub, text, who);
  if (known === undefined) violations.push(hub.tokens.without(`POST ${GRAPHQL_PATH}: ${text} is not in the double`));
  const answer =
    fault === undefined || fault.kind === "held" ? (known ?? refused(501, "not in the double")) : spoiled(fault);
  const login = who?.person.login ?? "nobody";
  requests.push({ method: "POST", path: GRAPHQL_PATH, who: login, operation: "graphql", status: answer?.status ?? 0 });
  if (answer === undefined) incoming.socket.destroy();
  else send(response, answer);
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function spoiled(fault: Exclude<Misbehaviour, { kind: "held" }>): Answer | undefined {
  if (fault.kind === "cut") return undefined;
  const answer = refused(fault.status, fault.message ?? `The double was told to answer ${fault.status}.`);
  return { ...answer, headers: fault.headers ?? {} };
}

interface Checked {
  readonly operation: string;
  /** Where the request is wrong. */
  readonly answer?: Answer;
  /** Where it is not. */
  readonly found?: Found;
}

/** Holds a request against GitHub's description. */
function check(parts: ServerParts, { method, url, text }: Asked): Checked {
  const found = githubDescription().find(method, url.pathname);
  if (found === undefined) {
    return {
      operation: "",
      answer: violation(parts, { method, url }, { why: "is no operation of GitHub's", status: 501 }),
    };
  }
  const { operation, params } = found;
  const fail = (why: string, status: number): Checked => {
    return { operation: operation.id, answer: violation(parts, { method, url }, { why, status }) };
  };
  if (parts.handlers[operation.id] === undefined) return fail(`${operation.id} is not in the double`, 501);
  const valid = validator();
  const wrong = [
    ...valid.path(operation, params),
    ...valid.query(operation, url.searchParams),
    ...valid.body(operation, text === "" ? undefined : parsed(text)),
  ];
  if (wrong.length > 0) return fail(`the request ${operation.id} is wrong: ${wrong.slice(0, 5).join("; ")}`, 422);
  return { operation: operation.id, found };
}

function violation(
  { hub, violations }: ServerParts,
  { method, url }: Pick<Asked, "method" | "url">,
  { why, status }: { readonly why: string; readonly status: number },
): Answer {
  violations.push(hub.tokens.without(`${method} ${url.pathname}: ${why}`));
  return refused(status, why);
}

function validator(): Validation {
  shared ??= validation(githubDescription());
  return shared;
}

interface Valid extends Asked {
  readonly found: Found;
}

/** Does what a valid request asks for, and holds the answer against GitHub's description. */
function work(parts: ServerParts, asked: Valid): Answer {
  const { operation } = asked.found;
  const answer = attempt(parts, asked);
  const wrong = validator().answer(operation, answer.status, answer.body);
  if (wrong.length === 0) return answer;
  const why = `the double's own answer ${answer.status} of ${operation.id} is wrong: ${wrong.slice(0, 5).join("; ")}`;
  return violation(parts, asked, { why, status: 500 });
}

function attempt({ hub, handlers }: ServerParts, { found, text, url, authorization }: Valid): Answer {
  const { operation, params } = found;
  const who = hub.tokens.identify(authorization, hub.now());
  if (who === undefined) return refused(401, "Bad credentials");
  const here = `${place(hub)}`.slice(hub.api.length);
  const elsewhere =
    operation.template.startsWith("/repos/") && url.pathname !== here && !url.pathname.startsWith(`${here}/`);
  const handler = handlers[operation.id];
  if (elsewhere || handler === undefined) return refused(404, "Not Found");
  const why = forbidden(operation.id, who);
  if (why !== undefined) return refused(403, why);
  const answer = handler({ params, param: (name) => params[name] ?? "", query: url.searchParams, text, who });
  const headers = linkOf(url.searchParams, `${hub.api}${url.pathname}`);
  return answer.status === 200 ? { ...answer, headers } : answer;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const common = { "x-github-media-type": "github.v3; format=json", "x-github-request-id": "0000:DOUBLE" };
  if (body === undefined) {
    response.writeHead(status, { ...common, ...headers }).end();
    return;
  }
  const type = { "content-type": "application/json; charset=utf-8" };
  response.writeHead(status, { ...common, ...type, ...headers }).end(JSON.stringify(body));
}
