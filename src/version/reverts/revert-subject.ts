import { withoutReferences } from "../commits/commit.ts";
import { readHeader } from "../commits/conventional.ts";

/** git's `Reapply "…"`, Chromium's `Reland "…"`, and Gerrit's `Revert^2 "…"`, which reverts a revert. */
const REVERT = /^(revert|reapply|reland)(?:\^(\d{1,2}))? (.*)$/i;
const QUOTED = /^(?:"(.*)"|'(.*)'|“(.*)”)$/;

/** The subject that a revert undoes. What brings a commit back undoes the revert of it. */
export function revertedSubject(subject: string): string | undefined {
  // Each commit of a history is asked several times, and nearly none is a revert.
  if (!/^re(?:vert|apply|land)/i.test(subject)) return undefined;
  const text = withoutReferences(subject);
  const header = readHeader(text);
  if (header?.type === "revert") return unquoted(header.description) ?? header.description;
  const [, verb = "", times = "1", rest = ""] = REVERT.exec(text) ?? [];
  // Without quotes only what has the form of a conventional commit is a subject.
  const reverted = unquoted(rest) ?? (readHeader(rest) === undefined ? undefined : rest);
  if (reverted === undefined) return undefined;
  const isBack = verb.toLowerCase() !== "revert" || Number(times) % 2 === 0;
  return isBack ? `Revert "${reverted}"` : reverted;
}

function unquoted(text: string): string | undefined {
  return QUOTED.exec(text)
    ?.slice(1)
    .find((one) => one !== undefined);
}

/** The subject that a revert of a revert brings back; undefined for everything else. */
export function reappliedSubject(subject: string): string | undefined {
  const reverted = revertedSubject(subject);
  const again = reverted === undefined ? undefined : revertedSubject(reverted);
  return again === undefined ? undefined : (reappliedSubject(again) ?? again);
}
