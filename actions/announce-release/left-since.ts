import * as v from "valibot";
import { understand } from "../../src/stage/answer.ts";
import { readRollbackTag } from "../../src/version/rollback-tag.ts";
import type { Forge } from "../../src/world/forge.ts";

export interface LeftQuestion {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly version: string;
  /** Its tag by its full name. */
  readonly tag: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly forge: "github" | "gitea";
}

const refsSchema = v.array(v.object({ ref: v.string(), object: v.object({ sha: v.string(), type: v.string() }) }));
const tagSchema = v.object({ tagger: v.object({ date: v.string() }) });

/** The record of a way back from the version that was made since; undefined where there is none. */
export async function leftSince(forge: Forge, question: LeftQuestion): Promise<string | undefined> {
  const { repository, version, tag: own, since } = question;
  const path = `${repository}/git/${question.forge === "github" ? "matching-refs" : "refs"}/tags/${own}-rollback`;
  // Gitea answers 404 where there is none, and one object instead of a list where there is one.
  const answer = question.forge === "github" ? await forge.list(path) : [(await forge.read(path)) ?? []].flat();
  for (const { ref, object } of understand(refsSchema, answer, "records of rollbacks")) {
    const name = ref.replace("refs/tags/", "");
    // What stands before the version is the same in both.
    if (readRollbackTag(name.slice(own.length - version.length))?.failed !== version) continue;
    // One that a person pushed may be no annotated tag: then nothing says when, and it counts.
    if (object.type !== "tag") return name;
    const tag = understand(tagSchema, await forge.read(`${repository}/git/tags/${object.sha}`), `the tag ${name}`);
    // A date that cannot be read counts, too.
    if (!(Date.parse(tag.tagger.date) < since)) return name;
  }
  return undefined;
}
