import type { Forge, ForgeChange } from "../ports/forge.ts";
import type { Clock, Log } from "../ports/world.ts";
import { writtenFields } from "../text/written-fields.ts";
import { type ForgeClient, forgeClient } from "./forge/forge-client.ts";
import { endless, malformed, noToken, unanswered } from "./forge/forge-failure.ts";
import { type Done, type Reply, TRIES } from "./forge/forge-reply.ts";

export interface ForgeTools {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

const PAGE = 100;
/** Of a list. No list that Sluice reads has a hundred thousand items. */
const LIST_PAGES = 1000;
/** A limit that lasts longer than this is for a person to decide. GitHub's primary limit resets within the hour. */
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * The forge that runs this job (GITHUB_API_URL), with the account of the token. Throws a StageFailure without a token.
 */
export function openForge(token: string, tools: ForgeTools): Forge {
  if (token === "") throw noToken();
  const client = forgeClient(token, tools);
  const get = async (path: string, absent: readonly number[] = []): Promise<Done | undefined> => {
    const reply = await patiently(tools, () => client.send("GET", path));
    if (reply.kind === "done") return reply;
    if (reply.kind === "refused" && [404, ...absent].includes(reply.status)) return undefined;
    throw unanswered({ what: `read ${path}` }, reply);
  };
  return {
    read: async (path, absent) => (await get(path, absent))?.data,
    query: async (text, variables) => {
      const reply = await patiently(tools, () => client.query(text, variables));
      if (reply.kind === "done") return reply.data;
      throw unanswered({ what: "answer a query of GraphQL" }, reply);
    },
    list: (path, key) => allPages(path, key, get),
    write: (change) => writeOnce(client, change, tools),
  };
}

async function allPages(
  path: string,
  key: string | undefined,
  get: (path: string) => Promise<Done | undefined>,
): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let page = 1; page <= LIST_PAGES; page++) {
    const answer = await get(`${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`);
    if (page === 1 && answer === undefined) return [];
    const items = itemsOf(answer?.data, key);
    if (items === undefined) throw malformed(path, key);
    all.push(...items);
    // A short page is not the last one everywhere, and Gitea returns some lists as a whole for any page.
    if (!answer?.hasNext) return all;
  }
  throw endless(path, LIST_PAGES);
}

/** A try whose reply is unknown is followed by the question whether it worked, so that nothing is made twice. */
async function writeOnce(client: ForgeClient, change: ForgeChange, tools: ForgeTools): Promise<unknown> {
  const { method, path, body, happened } = change;
  let tried = false;
  const reply = await patiently(tools, async (): Promise<Reply> => {
    const made = tried ? await happened() : undefined;
    if (made !== undefined) return { kind: "done", status: 200, data: made, hasNext: false };
    tried = true;
    return client.send(method, path, body && writtenFields(body, tools.log.redact));
  });
  if (reply.kind === "done") return reply.data;
  // The last try may have worked although its answer was lost.
  const made = reply.kind === "unknown" ? await happened() : undefined;
  if (made !== undefined) return made;
  throw unanswered(change, reply);
}

/** Reads again after a fault of the forge or the network, 1, 2, 4, 8 s apart, and waits as long as a limit says. */
async function patiently({ clock, log, signal }: ForgeTools, ask: () => Promise<Reply>): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const reply = await ask();
    const over = reply.kind === "done" || reply.kind === "refused";
    if (over || attempt === TRIES || signal.aborted) return reply;
    const milliseconds = reply.kind === "wait" ? reply.milliseconds : 1000 * 2 ** (attempt - 1);
    if (milliseconds > LONGEST_WAIT_MS) return reply;
    log.info(
      `The forge: ${reply.why}. The next attempt is in ${Math.ceil(milliseconds / 1000)} s (try ${attempt} of ${TRIES}).`,
    );
    await clock.sleep(milliseconds, signal);
  }
}

function itemsOf(answer: unknown, key: string | undefined): readonly unknown[] | undefined {
  const list = key === undefined ? answer : fieldOf(answer, key);
  return Array.isArray(list) ? list : undefined;
}

function fieldOf(answer: unknown, key: string): unknown {
  return typeof answer === "object" && answer !== null
    ? Object.entries(answer).find(([name]) => name === key)?.[1]
    : undefined;
}
