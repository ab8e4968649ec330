import * as v from "valibot";

const message = v.object({ text: v.pipe(v.string(), v.nonEmpty()) });

/** What a reader sees of a message to an incoming webhook. Throws with the error of Slack for any other value. */
export function textOfSlack(body: unknown): string {
  const read = v.safeParse(message, body);
  if (!read.success) throw new Error("no_text");
  return read.output.text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll("\u200B", "");
}
