import type { GitHub } from "@actions/github/lib/utils";
import type { Clock } from "../../ports/world.ts";
import { boundedFetch } from "../http.ts";
import { type Reply, replyOf } from "./forge-reply.ts";

/** Bytes of one answer. */
const ANSWER_LIMIT = 32 * 1024 * 1024;

/** One request and its reply. A failure of the forge or the network is a reply, too, and is not thrown. */
export interface ForgeClient {
  send(method: string, path: string, body?: Readonly<Record<string, unknown>>): Promise<Reply>;
  query(text: string, variables: Readonly<Record<string, string>>): Promise<Reply>;
}

export interface ClientParts {
  readonly clock: Pick<Clock, "now">;
  readonly signal: AbortSignal;
}

export function forgeClient(token: string, { clock, signal }: ClientParts): ForgeClient {
  // Octokit takes longer to load than most stages take to run, and several never call the forge.
  let loaded: Promise<Octokit> | undefined;
  const octokitOf = (): Promise<Octokit> => {
    loaded ??= loadOctokit(token);
    return loaded;
  };
  return {
    send: async (method, path, body) => {
      try {
        const octokit = await octokitOf();
        const { data, status, headers } = await octokit.request(`${method} ${path}`, { ...body, request: { signal } });
        return { kind: "done", status, data, hasNext: /;\s*rel="next"/.test(headers.link ?? "") };
      } catch (error) {
        return replyOf(error, clock.now());
      }
    },
    query: async (text, variables) => {
      try {
        const octokit = await octokitOf();
        const data = await octokit.graphql(text, { ...variables, request: { signal } });
        return { kind: "done", status: 200, data, hasNext: false };
      } catch (error) {
        // An answer with errors in it is one.
        const isAnswer = error instanceof Error && error.name === "GraphqlResponseError";
        return isAnswer ? { kind: "refused", status: 200, why: error.message } : replyOf(error, clock.now());
      }
    },
  };
}

type Octokit = InstanceType<typeof GitHub>;

async function loadOctokit(token: string): Promise<Octokit> {
  const { GitHub: Client, defaults, getOctokitOptions } = await import("@actions/github/lib/utils");
  const request = { ...defaults.request, fetch: boundedFetch(defaults.request?.fetch, ANSWER_LIMIT) };
  return new Client(getOctokitOptions(token, { request }));
}
