import { parseSync } from "@swc/core";

/** What a person can read in a TypeScript source besides its code. */
export interface SourceTexts {
  /** String literals, and the literal parts of templates. */
  readonly strings: readonly string[];
  /** Comments that stand on lines of their own, each as one line. */
  readonly comments: readonly string[];
}

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly raw?: unknown;
}

export function sourceTexts(text: string): SourceTexts {
  const { body } = parseSync(text, { syntax: "typescript", target: "es2024" });
  return { strings: [...stringsIn(body)], comments: commentsOf(text) };
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  const node: Node = value;
  if (node.type === "StringLiteral" && typeof node.value === "string") yield node.value;
  if (node.type === "TemplateElement" && typeof node.raw === "string") yield node.raw;
  for (const inner of Object.values(value)) yield* stringsIn(inner);
}

/** A line that follows a line of the same comment continues it. */
function commentsOf(text: string): string[] {
  const comments: string[] = [];
  let isOpen = false;
  for (const line of text.split("\n")) {
    const found = /^\s*(?:\/\*\*?|\*\/?|\/\/)\s?(.*?)\s*(?:\*\/)?$/.exec(line)?.[1];
    if (found === undefined) isOpen = false;
    else if (isOpen) comments.push(`${comments.pop() ?? ""} ${found}`);
    else comments.push(found);
    if (found !== undefined) isOpen = true;
  }
  return comments;
}
