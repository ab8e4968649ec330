import * as v from "valibot";
import { StageFailure } from "../../failure/failure.ts";
import { bareVersion, splitTag, tagName } from "../../version/tags/tag-prefix.ts";

/** Those that change data. `restore-databases` leaves the files as they are that a backup has as well. */
const DATA_SCENARIOS = ["restore", "restore-databases", "undo"] as const;

/** What a person who dispatches a rollback asks for, as the workflow's inputs. An approval counts for exactly this. */
export interface RollbackWish {
  /** Release that runs afterwards: `previous`, or one that the host keeps. */
  readonly target: string;
  /** Release to roll back from; empty for the one that runs when it is dispatched. */
  readonly from: string;
  readonly reason: string;
  readonly pullMissing: string;
  readonly ignoreOneOffs: string;
  /** Whether the data are restored as well, or such a restore is undone; left out for a rollback that keeps the data. */
  readonly scenario?: (typeof DATA_SCENARIOS)[number] | undefined;
  /** Backup to restore; left out for the usual one. */
  readonly backup?: string | undefined;
  /** Whether the release before may run on a schema that has changed; left out where that is refused. */
  readonly schemaChange?: "allow" | undefined;
}

export const rollbackWishSchema = v.strictObject({
  target: v.pipe(v.string(), v.nonEmpty()),
  from: v.string(),
  reason: v.string(),
  pullMissing: v.string(),
  ignoreOneOffs: v.string(),
  scenario: v.optional(v.picklist(DATA_SCENARIOS)),
  backup: v.optional(v.string()),
  schemaChange: v.optional(v.literal("allow")),
});

const inputsSchema = v.object({
  target: v.pipe(v.string(), v.nonEmpty()),
  from: v.optional(v.string(), ""),
  reason: v.optional(v.string(), ""),
  "pull-missing": v.optional(v.union([v.string(), v.boolean()]), "false"),
  "ignore-one-offs": v.optional(v.string(), ""),
  // Workflows from before these inputs do not have them.
  scenario: v.optional(
    v.picklist(["", "rollback", ...DATA_SCENARIOS], "`scenario` is rollback, restore, restore-databases or undo"),
    "",
  ),
  backup: v.optional(v.string(), ""),
  "schema-change": v.optional(v.picklist(["", "refuse", "allow"], "`schema-change` is refuse or allow"), ""),
});

/** From the inputs of the rollback's workflow, as JSON. */
export function readRollbackInputs(json: string): RollbackWish {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), inputsSchema), json);
  if (read.success) {
    const { target, from, reason, "pull-missing": pull, "ignore-one-offs": ignoreOneOffs } = read.output;
    const { scenario, backup, "schema-change": schemaChange } = read.output;
    return {
      // An input that is not given arrives as an empty text.
      ...{ target, from, reason, pullMissing: String(pull) || "false", ignoreOneOffs },
      ...(scenario === "" || scenario === "rollback" ? {} : { scenario }),
      ...(backup === "" ? {} : { backup }),
      ...(schemaChange === "allow" ? { schemaChange } : {}),
    };
  }
  throw new StageFailure({
    what: `\`rollback\` is not understood: ${read.issues[0].message}.`,
    means: "What would be rolled back is unknown, so no approval was requested, and none was verified.",
    todo: "Give `rollback: ${{ toJSON(inputs) }}` in a workflow with the inputs `target`, `from`, `reason`, `pull-missing` and `ignore-one-offs`, and perhaps `scenario`, `backup` and `schema-change`.",
  });
}

/** The inputs that dispatch the same rollback again. */
export function rollbackInputs(wish: RollbackWish): Readonly<Record<string, string>> {
  const { target, from, reason, pullMissing, ignoreOneOffs, scenario, backup, schemaChange } = wish;
  return {
    ...{ target, from, reason, "pull-missing": pullMissing, "ignore-one-offs": ignoreOneOffs },
    // A copy of the workflow from before these inputs refuses a dispatch that has them.
    ...(scenario === undefined ? {} : { scenario }),
    ...(backup === undefined ? {} : { backup }),
    ...(schemaChange === undefined ? {} : { "schema-change": schemaChange }),
  };
}

export function isSameRollback(one: RollbackWish | undefined, other: RollbackWish | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const [left, right] = [rollbackInputs(one), rollbackInputs(other)];
  return [...Object.keys(left), ...Object.keys(right)].every((name) => left[name] === right[name]);
}

/**
 * What an answer names, since a rollback has no version of its own: the rollback tag of the release, where it is known. `prefix` is
 * what the tags of the product begin with.
 */
export function rollbackName({ from }: RollbackWish, prefix: string): string {
  return from === "" ? `${prefix}${ANY_RELEASE}` : `${tagName(prefix, bareVersion(from, prefix))}-rollback`;
}

/** The release that runs, whichever it is. */
const ANY_RELEASE = "rollback";

/** Whether a request with this name is about the release that runs. */
export function isOfWhatRuns(name: string): boolean {
  return name.endsWith(ANY_RELEASE) && splitTag(name) === undefined;
}

/** Whether a request with this name is one of the product whose tags begin so. */
export function isOfProduct(name: string, prefix: string): boolean {
  const bare = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
  return bare !== undefined && (bare === ANY_RELEASE || splitTag(bare)?.prefix === "");
}
