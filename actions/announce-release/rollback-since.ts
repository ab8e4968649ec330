import * as v from "valibot";
import type { Forge } from "../../src/ports/forge.ts";
import { type RecordPlace, rollbacksFrom } from "../../src/readiness/rollback-record.ts";
import { understand } from "../../src/stage/answer.ts";
import { readRollbackTag } from "../../src/version/tags/rollback-tag.ts";

export interface RollbackPeriod extends RecordPlace {
  readonly version: string;
  /** Its tag by its full name. */
  readonly tag: string;
  /** Commit of that tag; undefined if the tag is gone. */
  readonly commit: string | undefined;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

const refsSchema = v.array(v.object({ ref: v.string(), object: v.object({ sha: v.string(), type: v.string() }) }));
const tagSchema = v.object({ tagger: v.object({ date: v.string() }) });

/** The record of a rollback from the version that was made since; undefined if no rollback is recorded. */
export async function rollbackSince(forge: Forge, period: RollbackPeriod): Promise<string | undefined> {
  const records = await rollbacksFrom(forge, period, period);
  const record = records.findLast(({ at }) => at >= period.since);
  return record === undefined ? tagSince(forge, period) : `a record of its rollback to ${record.commit}`;
}

/** A person may have pushed the rollback tag without a run of Sluice. */
async function tagSince(forge: Forge, period: RollbackPeriod): Promise<string | undefined> {
  const { repository, version, tag: own, since, kind } = period;
  const path = `${repository}/git/${kind === "github" ? "matching-refs" : "refs"}/tags/${own}-rollback`;
  // Gitea answers 404 without such a tag, and one object instead of a list for a single tag.
  const answer = kind === "github" ? await forge.list(path) : [(await forge.read(path)) ?? []].flat();
  for (const { ref, object } of understand(refsSchema, answer, "records of rollbacks")) {
    const name = ref.replace("refs/tags/", "");
    // The tag prefix is the same in both.
    if (readRollbackTag(name.slice(own.length - version.length))?.failed !== version) continue;
    // A tag that a person pushed may be lightweight, without a date: then it counts.
    if (object.type !== "tag") return name;
    const tag = understand(tagSchema, await forge.read(`${repository}/git/tags/${object.sha}`), `the tag ${name}`);
    // A date that cannot be read counts, too.
    if (!(Date.parse(tag.tagger.date) < since)) return name;
  }
  return undefined;
}
