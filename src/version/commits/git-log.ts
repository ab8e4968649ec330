import type { Commit, Person } from "./commit.ts";
import { expectedCommits } from "./expected-commits.ts";

/** For `git log -z --boundary --format`: one record of each commit, ended by a NUL, which no name and no message holds. */
export const LOG_FORMAT = "%m%H %P%n%aN%n%aE%n%B";
const RECORD = /^([->])([0-9a-f]{40}) ([0-9a-f ]*)\n([^\n]*)\n([^\n]*)\n\s*/;

/** Longer subjects are cut: matching them against patterns would take long. */
const SUBJECT_LIMIT = 2000;

/** Lines of a message that are read. All others are dropped at once: most of a history is prose. */
const TELLING =
  /^(?:changes made to [0-9a-f]|Reverts |Refs: |co-authored-by:|\(cherry picked from)|BREAKING|This reverts commit/im;

/** Takes the records of `git log` in the format above, and hands on each commit as it comes: none is kept. */
export interface LogReader {
  record(text: string): void;
  /** The names of the boundary; undefined when a record was something else, or commits are missing. */
  end(): ReadonlySet<string> | undefined;
}

/** `take` gets the commits of the range in the order in which they come. */
export function logReader(take: (commit: Commit) => void): LogReader {
  /** Each one has to come. */
  const expected = expectedCommits<string>();
  const people = new Map<string, Person>();
  const boundary = new Set<string>();
  let isWrong = false;
  const personOf = (name: string, email: string): Person => {
    const key = `${name}\0${email}`;
    const known = people.get(key) ?? { name, email };
    people.set(key, known);
    return known;
  };
  return {
    record: (text) => {
      const head = RECORD.exec(text)?.[0];
      if (head === undefined) {
        isWrong = true;
        return;
      }
      const subjectEnd = endOfLine(text, head.length);
      // A piece of a string keeps the whole of it in memory; what is read of this one stands for itself.
      const own = copied(text.slice(0, Math.min(subjectEnd, head.length + SUBJECT_LIMIT)));
      const [, mark = "", sha = "", parents = "", name = "", email = ""] = RECORD.exec(own) ?? [];
      expected.delete(sha);
      if (mark === "-") {
        boundary.add(sha);
        return;
      }
      const names = parents === "" ? [] : parents.split(" ");
      for (const parent of names) expected.set(parent, parent);
      const subject = own.slice(head.length).trimEnd();
      const body = bodyOf(text.slice(subjectEnd), names.length > 1);
      take({ sha, parents: names, author: personOf(name, email), subject, body });
    },
    end: () => (isWrong || expected.names().length > 0 ? undefined : boundary),
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** The lines of it that are read. */
function bodyOf(text: string, isMerge: boolean): string {
  const rest = text.trimStart();
  // There a merge has the title of its pull request, and a title that was cut its rest.
  const isTitle = isMerge || rest.startsWith("…");
  if (!isTitle && !TELLING.test(rest)) return "";
  const kept = rest.split(/\r?\n/).filter((line, at) => (at === 0 && isTitle) || TELLING.test(line));
  return copied(kept.join("\n").trim());
}

function copied(text: string): string {
  return text === "" ? "" : Buffer.from(text).toString();
}
