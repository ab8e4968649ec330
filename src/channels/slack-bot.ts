import * as v from "valibot";
import type { Log } from "../ports/world.ts";
import type { Announcement } from "../report/chat/announcement.ts";
import { renderSlack } from "../report/chat/slack.ts";
import { cleanForeignLine } from "../text/foreign-line.ts";
import { ask, type Courier, type Delivery, delivered, jsonRequest, reasonOf, undelivered } from "./delivery.ts";

/** Slack by a bot token: the messages about one release or incident are one thread, whose first message has the newest state. */
export interface SlackBot {
  readonly name: string;
  /** Id of the channel. */
  readonly channel: string;
  readonly token: string;
  /** Without a slash at its end: `https://slack.com/api`. */
  readonly api: string;
  readonly log: Pick<Log, "warning">;
}

const EVENT = "sluice_thread";

const answerSchema = v.looseObject({
  ok: v.boolean(),
  error: v.optional(v.string(), "it gave no reason"),
  ts: v.optional(v.string()),
});
const historySchema = v.looseObject({
  messages: v.array(
    v.looseObject({
      ts: v.string(),
      metadata: v.optional(
        v.looseObject({
          event_type: v.optional(v.string()),
          event_payload: v.optional(v.looseObject({ thread: v.optional(v.unknown()) })),
        }),
      ),
    }),
  ),
});

export async function sendBySlackBot(bot: SlackBot, courier: Courier, message: Announcement): Promise<Delivery> {
  const rendered = renderSlack(message);
  const { thread } = message;
  const parent = thread === undefined ? undefined : await findThread(bot, courier, thread);
  const metadata = thread === undefined ? {} : { metadata: { event_type: EVENT, event_payload: { thread } } };
  const { channel, name } = bot;
  if (parent === undefined) {
    const posted = await call(bot, courier, {
      method: "chat.postMessage",
      body: { channel, ...rendered, ...metadata },
    });
    return posted.kind === "ok" ? delivered(name) : undelivered(name, posted.reason);
  }
  const reply = await call(bot, courier, {
    method: "chat.postMessage",
    body: { channel, ...rendered, thread_ts: parent },
  });
  if (reply.kind === "failed") return undelivered(name, reply.reason);
  const update = await call(bot, courier, {
    method: "chat.update",
    body: { channel, ts: parent, ...rendered, ...metadata },
  });
  // The thread has the news, so the message is delivered.
  if (update.kind === "failed")
    bot.log.warning(`${name}: the first message of the thread was not updated (${update.reason}).`);
  return delivered(name);
}

/** The time of the thread's first message, which is its name; undefined before the first message. */
async function findThread(bot: SlackBot, courier: Courier, thread: string): Promise<string | undefined> {
  const answer = await call(bot, courier, {
    method: "conversations.history",
    body: { channel: bot.channel, include_all_metadata: "true", limit: "200" },
  });
  const history = answer.kind === "ok" ? v.safeParse(historySchema, answer.data) : undefined;
  if (history?.success !== true) {
    const reason = answer.kind === "ok" ? "its answer is not understood" : answer.reason;
    bot.log.warning(`${bot.name}: the thread of ${thread} cannot be found (${reason}), so a new message is posted.`);
    return undefined;
  }
  return history.output.messages.find(
    ({ metadata }) => metadata?.event_type === EVENT && metadata.event_payload?.thread === thread,
  )?.ts;
}

type Call =
  | { readonly method: "chat.postMessage" | "chat.update"; readonly body: object }
  | { readonly method: "conversations.history"; readonly body: Record<string, string> };

type Called = { readonly kind: "ok"; readonly data: unknown } | { readonly kind: "failed"; readonly reason: string };

/** Bytes of an answer: 200 messages with their blocks. */
const ANSWER_LIMIT = 16 * 1024 * 1024;

/** Slack answers 200 also where it refuses (api.slack.com/web#evaluating_responses). */
async function call({ api, token }: SlackBot, courier: Courier, wish: Call): Promise<Called> {
  const authorization = `Bearer ${token}`;
  const url = `${api}/${wish.method}`;
  // Methods that only read take forms.
  const form = { authorization, "content-type": "application/x-www-form-urlencoded" };
  const request =
    wish.method === "conversations.history"
      ? jsonRequest(url, new URLSearchParams(wish.body).toString(), form)
      : jsonRequest(url, courier.log.redact(JSON.stringify(wish.body)), { authorization });
  const answer = await ask(courier, { ...request, bodyLimit: ANSWER_LIMIT, isBeginningEnough: false });
  if (answer.kind === "no-answer" || answer.status !== 200) return { kind: "failed", reason: reasonOf(answer) };
  const data = parsed(answer.body);
  const read = v.safeParse(answerSchema, data);
  if (!read.success) return { kind: "failed", reason: "its answer is not understood" };
  return read.output.ok ? { kind: "ok", data } : { kind: "failed", reason: cleanForeignLine(read.output.error) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // It is no JSON: then the schema says that it is not understood.
    return undefined;
  }
}
