import type { Person } from "../version/commits/commit.ts";
import type { Git } from "./git-command.ts";

/** People as `.mailmap` calls them, in the same order. */
export async function mappedPeople(git: Git, people: readonly Person[]): Promise<readonly Person[]> {
  const lines = await git.lines("check-mailmap", ...people.map(({ name, email }) => `${name} <${email}>`));
  return people.map((person, at) => readContact(lines[at]) ?? person);
}

function readContact(line: string | undefined): Person | undefined {
  const [, name, email] = /^(.*?)\s*<([^<>]*)>$/.exec(line ?? "") ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}
