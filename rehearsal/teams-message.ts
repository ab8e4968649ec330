import * as v from "valibot";

/** learn.microsoft.com/microsoftteams/limits-specifications-teams: the whole message. */
const LIMIT = 28 * 1024;

const action = v.strictObject({ type: v.literal("Action.OpenUrl"), url: v.pipe(v.string(), v.url()) });
const run = v.strictObject({
  type: v.literal("TextRun"),
  text: v.pipe(v.string(), v.nonEmpty()),
  weight: v.optional(v.picklist(["Lighter", "Default", "Bolder"])),
  fontType: v.optional(v.picklist(["Default", "Monospace"])),
  selectAction: v.optional(action),
});
const richBlock = v.strictObject({ type: v.literal("RichTextBlock"), inlines: v.pipe(v.array(run), v.minLength(1)) });
const textBlock = v.strictObject({
  type: v.literal("TextBlock"),
  text: v.pipe(v.string(), v.nonEmpty()),
  wrap: v.optional(v.boolean()),
  size: v.optional(v.picklist(["Small", "Default", "Medium", "Large", "ExtraLarge"])),
  weight: v.optional(v.picklist(["Lighter", "Default", "Bolder"])),
});
const link = v.strictObject({ type: v.literal("Action.OpenUrl"), title: v.string(), url: v.pipe(v.string(), v.url()) });
const mention = v.strictObject({
  type: v.literal("mention"),
  text: v.string(),
  mentioned: v.strictObject({ id: v.string(), name: v.string() }),
});
const card = v.strictObject({
  $schema: v.optional(v.string()),
  type: v.literal("AdaptiveCard"),
  version: v.picklist(["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"]),
  body: v.pipe(v.array(v.variant("type", [textBlock, richBlock])), v.minLength(1)),
  actions: v.optional(v.pipe(v.array(link), v.minLength(1))),
  msteams: v.optional(v.strictObject({ entities: v.optional(v.array(mention), []) })),
});
const message = v.strictObject({
  type: v.literal("message"),
  attachments: v.pipe(
    v.array(
      v.strictObject({
        contentType: v.literal("application/vnd.microsoft.card.adaptive"),
        contentUrl: v.nullish(v.string()),
        content: card,
      }),
    ),
    v.length(1),
  ),
});

/**
 * What a reader sees of a message to a Workflows webhook: one Adaptive Card (adaptivecards.io/explorer), of which only
 * the elements are known here that Sluice sends. Throws for what Teams takes and then does not show.
 */
export function textOfTeams(body: unknown, bytes: number): string {
  if (bytes > LIMIT) throw new Error(`${bytes} bytes are more than the ${LIMIT} that Teams shows.`);
  const read = v.safeParse(message, body);
  if (!read.success) {
    const [issue] = read.issues;
    throw new Error(`This is no message that Teams shows: ${v.getDotPath(issue) ?? "it"}: ${issue.message}`);
  }
  return read.output.attachments
    .flatMap(({ content }) => {
      mustName(content);
      return content.body.map((one) => (one.type === "TextBlock" ? unescaped(one.text) : textOfRuns(one)));
    })
    .join("\n");
}

function unescaped(text: string): string {
  return text.replaceAll(/<\/?at>/g, "").replaceAll(/\\(.)/g, "$1");
}

function textOfRuns({ inlines }: v.InferOutput<typeof richBlock>): string {
  return inlines.map(({ text }) => text).join("");
}

/** A mention without its entity is shown as the text that it is, and an entity without its text is refused. */
function mustName({ body, msteams }: v.InferOutput<typeof card>): void {
  const named = body.flatMap((one) => (one.type === "TextBlock" ? (one.text.match(/<at>.*?<\/at>/g) ?? []) : []));
  const entities = msteams?.entities.map(({ text }) => text) ?? [];
  const wrong = [...named.filter((one) => !entities.includes(one)), ...entities.filter((one) => !named.includes(one))];
  if (wrong.length > 0) throw new Error(`Mentions and their entities differ: ${wrong.join(", ")}`);
}
