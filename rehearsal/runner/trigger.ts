import type { Value } from "./expression.ts";
import { Refusal } from "./refusal.ts";
import { type Mapping, mapping, onlyKeys, type Tree, texts } from "./tree.ts";

export type Trigger =
  | { readonly kind: "push"; readonly tag: string }
  | { readonly kind: "push"; readonly branch: string }
  | {
      readonly kind: "workflow_dispatch";
      readonly inputs: Readonly<Record<string, string>>;
      /** A full ref; without it the default branch. */
      readonly ref?: string;
    }
  /** Its merge commit is at `refs/pull/<number>/merge`. */
  | {
      readonly kind: "pull_request";
      readonly number: number;
      /** Its author, for workflows that read it. */
      readonly login?: string;
    }
  | { readonly kind: "issue_comment"; readonly payload: Readonly<Record<string, Value>> };

/** Whether a workflow's `on` asks for this event. */
export function isTriggered(tree: Mapping, trigger: Trigger): boolean {
  const on = tree.get("on");
  if (typeof on === "string" || Array.isArray(on)) return texts(on, "on").includes(trigger.kind);
  const events = mapping(on, "on");
  if (!events.entries.has(trigger.kind)) return false;
  const filter = mapping(events.get(trigger.kind), trigger.kind);
  if (trigger.kind === "push")
    return "tag" in trigger ? refMatches(filter, "tags", trigger.tag) : refMatches(filter, "branches", trigger.branch);
  if (trigger.kind === "workflow_dispatch") return true;
  if (trigger.kind === "pull_request") {
    onlyKeys(filter, [], "pull_request");
    return true;
  }
  onlyKeys(filter, ["types"], "issue_comment");
  const types = texts(filter.get("types"), "issue_comment.types");
  return types.length === 0 || types.includes(String(trigger.payload["action"]));
}

/**
 * Without filters every tag and every branch; with filters for the others only, none; the last pattern that matches decides.
 */
function refMatches(filter: Mapping, kind: "tags" | "branches", name: string): boolean {
  onlyKeys(filter, ["tags", "tags-ignore", "branches", "branches-ignore"], "push");
  const others = kind === "tags" ? "branches" : "tags";
  const ignored = patterns(filter.get(`${kind}-ignore`));
  if (ignored.length > 0) return !ignored.some((pattern) => matches(pattern, name));
  const wanted = patterns(filter.get(kind));
  if (wanted.length === 0) return !filter.entries.has(others) && !filter.entries.has(`${others}-ignore`);
  return wanted.reduce((found, pattern) => {
    const negative = pattern.startsWith("!");
    return matches(negative ? pattern.slice(1) : pattern, name) ? !negative : found;
  }, false);
}

function patterns(tree: Tree): readonly string[] {
  return texts(tree, "A filter of push");
}

/** Stars, brackets and literal characters; `?` and `+` repeat what stands before them there, which a glob does not. */
function matches(pattern: string, name: string): boolean {
  if (/[?\\]/.test(pattern)) throw new Refusal(`The pattern ${pattern} is not imitated here.`);
  const source = pattern
    .replaceAll(/[.^$(){}|]/g, "\\$&")
    .replaceAll("**", "\0")
    .replaceAll("*", "[^/]*")
    .replaceAll("\0", ".*");
  return new RegExp(`^${source}$`).test(name);
}

/** The full ref that the event is about. */
export function refOf(trigger: Trigger, defaultBranch: string): string {
  if (trigger.kind === "push") return "tag" in trigger ? `refs/tags/${trigger.tag}` : `refs/heads/${trigger.branch}`;
  if (trigger.kind === "pull_request") return `refs/pull/${trigger.number}/merge`;
  const own = trigger.kind === "workflow_dispatch" ? trigger.ref : undefined;
  return own ?? `refs/heads/${defaultBranch}`;
}
