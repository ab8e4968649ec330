import { type HttpServer, httpServer } from "./channel-server.ts";

export interface SlackPost {
  readonly ts: string;
  readonly thread_ts?: string;
  readonly blocks: readonly object[];
  readonly text: string;
  readonly metadata?: object;
}

/** What api.slack.com documents of chat.postMessage, chat.update and conversations.history, for one channel and one token. */
export interface SlackDouble extends HttpServer {
  readonly posts: SlackPost[];
  /** Scopes of the token. */
  readonly scopes: Set<string>;
  /** The next calls that are answered 429 first. */
  limited: number;
}

export async function slackDouble(): Promise<SlackDouble> {
  const posts: SlackPost[] = [];
  const scopes = new Set(["chat:write", "channels:history"]);
  const state = { limited: 0 };
  const ok = (more: object) => ({ status: 200, body: JSON.stringify({ ok: true, ...more }) });
  const error = (code: string) => ({ status: 200, body: JSON.stringify({ ok: false, error: code }) });
  const server = await httpServer(({ path, headers, body }) => {
    if (state.limited > 0) {
      state.limited--;
      return { status: 429, headers: { "retry-after": "30" } };
    }
    if (headers.authorization !== "Bearer xoxb-1") return error("invalid_auth");
    const isForm = headers["content-type"] === "application/x-www-form-urlencoded";
    if (isForm !== (path === "/api/conversations.history")) return error("invalid_post_type");
    const given = isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
    if (given.channel !== "C012AB3CD") return error("channel_not_found");
    if (path === "/api/conversations.history") {
      if (!scopes.has("channels:history")) return error("missing_scope");
      // The newest first, without the replies in threads, and metadata only where it is wanted.
      const messages = posts.filter(({ thread_ts }) => thread_ts === undefined).toReversed();
      const shown = given.include_all_metadata === "true" ? messages : messages.map(({ metadata: _, ...one }) => one);
      return ok({ messages: shown.slice(0, Number(given.limit)) });
    }
    if (!scopes.has("chat:write")) return error("missing_scope");
    if (path === "/api/chat.postMessage") {
      if (given.thread_ts !== undefined && !posts.some(({ ts }) => ts === given.thread_ts))
        return error("thread_not_found");
      const post = { ...given, ts: `17000000${posts.length}.000100` };
      posts.push(post);
      return ok({ channel: given.channel, ts: post.ts });
    }
    if (path === "/api/chat.update") {
      const at = posts.findIndex(({ ts }) => ts === given.ts);
      const old = posts[at];
      if (old === undefined) return error("message_not_found");
      posts[at] = { ...old, ...given };
      return ok({ channel: given.channel, ts: given.ts });
    }
    return error("unknown_method");
  });
  return {
    ...server,
    posts,
    scopes,
    get limited() {
      return state.limited;
    },
    set limited(count) {
      state.limited = count;
    },
  };
}
