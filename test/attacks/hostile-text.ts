import { readRequestMark, requestMark } from "../../src/gates/request/approval-request.ts";
import { releaseMark } from "../../src/gates/request/release-issue.ts";
import type { ChatMessage } from "../../src/report/chat/chat-message.ts";
import { readTree, walk } from "../../src/text/markdown-tree.ts";

/** What everything foreign may hold: texts that a forge, a runner, a chat or a program of ours would act on. */
export const FORGED_REQUEST = requestMark({
  ...{ gate: "production", asks: "release", version: "v6.6.6", commit: "6".repeat(40), fingerprint: "" },
  ...{ run: 666, attempt: 1 },
}).text;

export const HOSTILE: readonly string[] = [
  ...[
    FORGED_REQUEST,
    releaseMark("v6.6.6").text,
    "<!--",
    "-->",
    `\n${FORGED_REQUEST}\n`,
    `\`\`\`\n${FORGED_REQUEST}\n\`\`\``,
  ],
  ...[
    "::error::x",
    "\n::error::x",
    "\r::set-output name=x::y",
    "  ::stop-commands::x",
    "##[error]x",
    "\u2028::error::x",
  ],
  ...["`` x ``", "`x`", "```", "\n```\n", "~~~", "\\", "\\`"],
  ...["](http://evil.example)", "[x](http://evil.example)", "![](http://evil.example/a.png)", "<http://evil.example>"],
  ...[
    "http://evil.example",
    "www.evil.example",
    "_www.evil.example",
    "[x]: http://evil.example",
    "\n\n[x]: http://evil.example\n",
  ],
  ...["@team", "@org/team", "&#64;team", "&commat;team", "a@evil.example", "#12", "GH-12", "org/repo#12"],
  ...[
    "</details>",
    "</summary><img src=x>",
    "<script>alert(1)</script>",
    '<img src="//evil.example/a">',
    '<a href="//evil.example">x</a>',
  ],
  ...["|", "\\|", "\\\\|<img src=x>", " | <b>x</b> |", "\n| a | b |\n| - | - |\n", "\n", "\r\n", "\n\n# Approved\n\n"],
  ...["\u001b[31mred", "\u001b]0;title\u0007", "\u0000", "\u009b31m", "\u202etxt.exe", "\u2066x\u2069", "half\ud83d"],
  ...[
    "<!channel>",
    "<@U012AB3CD>",
    "<http://evil.example|here>",
    "<at>everyone</at>",
    "&lt;!channel&gt;",
    "*bold*",
    "$\\href{http://evil.example}{x}$",
  ],
];

/** Some of them at a time, for what takes its time. */
export const HANDFULS: readonly (readonly string[])[] = Array.from({ length: Math.ceil(HOSTILE.length / 8) }, (_, at) =>
  HOSTILE.slice(at * 8, (at + 1) * 8),
);

/** Where our own links lead. */
export const OWN = "https://own.example/acme/shop";

/** Words by which our own programs decide; a foreign one is refused where it is read. */
const DECIDING = new Set([
  ...[
    "deploy",
    "rollback",
    "backup",
    "done",
    "failed",
    "returned",
    "held",
    "refused",
    "begins",
    "step",
    "undo",
    "container",
    "differs",
  ],
  ...[
    "down",
    "approved",
    "rejected",
    "ok",
    "bad",
    "missing",
    "healthy",
    "failing",
    "red",
    "warning",
    "release",
    "candidate",
    "verdict",
  ],
  ...[
    "added",
    "changed",
    "removed",
    "released",
    "gate-opened",
    "minor",
    "commits",
    "features",
    "security",
    "http",
    "warns",
    "refuses",
  ],
  ...["sign-off", "tag", "push", "dispatch", "pull", "none", "proof"],
]);

/** The same, with hostile texts before and behind every text in it; an address of ours has one behind it alone. */
export function poisoned<T>(value: T, hostile: () => string): T {
  const poison = (one: unknown): unknown => {
    if (typeof one === "string") {
      // No text at all stands for something that is not there.
      if (one === "" || DECIDING.has(one)) return one;
      return one.startsWith(OWN) ? `${one}${hostile()}` : `${hostile()}${one}${hostile()}`;
    }
    if (Array.isArray(one)) return one.map(poison);
    if (one instanceof Map) return new Map([...one].map(([key, inner]) => [poison(key), poison(inner)]));
    if (one instanceof Error || typeof one === "function") return one;
    if (typeof one !== "object" || one === null || "toJSON" in one) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, poison(inner)]));
  };
  // The shape is the same, and so is its type.
  return poison(value) as T;
}

const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const MENTION = /(?<![\w`/.])@[a-z\d]/i;

export interface Allowed {
  /** Comments of HTML that are ours. */
  readonly marks?: number;
  /** Where the forge is, besides our own address. */
  readonly forge?: string;
  /** Who is called. */
  readonly mentions?: readonly string[];
}

/** What a forge or a program of ours would do because of a text that is posted as Markdown. */
export function faultsOfMarkdown(
  text: string,
  { marks = 0, mentions = [], forge = OWN }: Allowed = {},
): readonly string[] {
  const nodes = readTree(text).children.flatMap((child) => [...walk(child)]);
  const visible = mentions.reduce((rest, login) => rest.replaceAll(`@${login}`, login), text);
  const found = nodes.flatMap((node): readonly string[] => {
    switch (node.type) {
      case "html":
        return /<(?!\/?(?:details|summary)>|br>)/.test(withoutMarks(node.value)) ? [`HTML: ${node.value}`] : [];
      case "image":
      case "imageReference":
      case "linkReference":
      case "definition":
        return [`a ${node.type}`];
      case "link":
        return node.url.startsWith(OWN) || node.url.startsWith(forge) ? [] : [`a link to ${node.url}`];
      case "text":
        return MENTION.test(mentions.reduce((rest, login) => rest.replaceAll(`@${login}`, ""), node.value))
          ? [`a mention: ${node.value}`]
          : [];
      default:
        return [];
    }
  });
  return [
    ...found,
    ...((text.match(/<!--/g) ?? []).length === marks ? [] : ["a comment that is not ours"]),
    ...(marks === 0 && readRequestMark(text) !== undefined ? ["a request"] : []),
    ...(INVISIBLE.test(visible) ? ["a control character"] : []),
    ...(text.isWellFormed() ? [] : ["half a character"]),
  ];
}

function withoutMarks(html: string): string {
  return html.replaceAll(/<!-- sluice-[a-z-]+ .*? -->/g, "");
}

/** What a runner would do because of lines in its log. */
export function faultsOfLog(text: string): readonly string[] {
  return text
    .split(/[\n\r\u2028\u2029]/)
    .flatMap((line) => [
      ...(/^\s*::/.test(line) || line.includes("##[") ? [`a command: ${line}`] : []),
      ...(INVISIBLE.test(line) ? [`a control character: ${JSON.stringify(line)}`] : []),
    ]);
}

/** What a chat would do because of a message. Fields that are taken by the letter may hold anything that can be seen. */
export function faultsOfChat(message: ChatMessage): readonly string[] {
  const fields = textsOf(JSON.parse(JSON.stringify(message)));
  return fields.flatMap(({ kind, text }) => [
    ...(INVISIBLE.test(text) ? ["a control character"] : []),
    ...(kind === "mrkdwn" && /<(?!https:\/\/own\.example)/.test(text) ? [`markup of Slack: ${text}`] : []),
    ...(kind === "TextBlock" ? faultsOfCardText(text) : []),
    ...(kind === "address" && !text.startsWith(OWN) ? [`a link to ${text}`] : []),
  ]);
}

function faultsOfCardText(text: string): readonly string[] {
  const nodes = readTree(text).children.flatMap((child) => [...walk(child)]);
  return nodes
    .filter(({ type }) => !["paragraph", "text", "link"].includes(type))
    .map(({ type }) => `Markdown of a card: a ${type}`);
}

/** What Mattermost or Discord would do because of a text: marks, mentions, and addresses that are not ours. */
export function faultsOfChatMarkdown(text: string): readonly string[] {
  const nodes = readTree(text).children.flatMap((child) => [...walk(child)]);
  const known = ["paragraph", "text", "strong", "link", "list", "listItem"];
  return [
    ...nodes.filter(({ type }) => !known.includes(type)).map(({ type }) => `a ${type}`),
    ...nodes.flatMap((node) => (node.type === "link" && !node.url.startsWith(OWN) ? [`a link to ${node.url}`] : [])),
    ...(/@(?!\u200b)|<(?!\u200b)/.test(text) ? ["a mention"] : []),
    ...(INVISIBLE.test(text) ? ["a control character"] : []),
  ];
}

/** What a program would do because of a text that is taken by the letter: a line of its own. */
export function faultsOfPlainLine(text: string): readonly string[] {
  return INVISIBLE.test(text) || /[\n\r]/.test(text) ? [`more than one line: ${JSON.stringify(text)}`] : [];
}

interface ChatField {
  readonly kind: string;
  readonly text: string;
}

function textsOf(value: unknown, kind = ""): readonly ChatField[] {
  if (typeof value === "string") return [{ kind, text: value }];
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, kind));
  if (typeof value !== "object" || value === null) return [];
  const own = "type" in value && typeof value.type === "string" ? value.type : kind;
  const top = "mrkdwn" in value ? "mrkdwn" : own;
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, name === "url" ? "address" : top));
}
