import * as v from "valibot";
import type { Forge } from "../../ports/forge.ts";
import { understand } from "../../stage/answer.ts";
import { type PlainText, shortened } from "../../text/plain-text.ts";
import { time } from "../verdict/person.ts";

/**
 * Statuses of a commit, as a record: everyone with write access can add one, and no one can change or delete one. So what a
 * record allows needs other evidence, and what it forbids stays forbidden.
 */
export interface CommitStatus {
  readonly id: number;
  readonly context: string;
  readonly isSuccess: boolean;
  readonly description: string;
  readonly url: string | undefined;
  readonly createdAt: number | undefined;
}

/** Characters. GitHub refuses a longer one. */
export const DESCRIPTION_LIMIT = 140;

const statusSchema = v.object({
  id: v.number(),
  context: v.string(),
  // GitHub says `state`, Gitea and Forgejo `status`.
  state: v.optional(v.string()),
  status: v.optional(v.string()),
  description: v.optional(v.nullable(v.string())),
  target_url: v.optional(v.nullable(v.string())),
  created_at: v.optional(time),
});

export interface StatusPlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly commit: string;
}

/** Every status of one context that the commit ever had, the oldest first. */
export async function statusesOf(forge: Forge, place: StatusPlace, context: string): Promise<readonly CommitStatus[]> {
  return (await allStatuses(forge, place)).filter((one) => one.context === context);
}

/** The oldest first. */
export async function allStatuses(forge: Forge, { repository, commit }: StatusPlace): Promise<readonly CommitStatus[]> {
  const answer = await forge.list(`${repository}/commits/${commit}/statuses`);
  return understand(v.array(statusSchema), answer, "the statuses of a commit")
    .map(readStatus)
    .toSorted((one, other) => one.id - other.id);
}

export interface NewStatus {
  readonly context: string;
  readonly isSuccess: boolean;
  readonly description: PlainText;
  /** An address; empty for none. */
  readonly url: string;
}

/** Gives its id; undefined where the forge's answer was lost, and it is there all the same. */
export async function leaveStatus(
  forge: Forge,
  place: StatusPlace,
  { context, isSuccess, description, url }: NewStatus,
): Promise<number | undefined> {
  const before = (await statusesOf(forge, place, context)).at(-1)?.id ?? 0;
  const state = isSuccess ? "success" : "failure";
  const written = await forge.write({
    method: "POST",
    path: `${place.repository}/statuses/${place.commit}`,
    body: {
      state,
      context,
      description: shortened(description, DESCRIPTION_LIMIT),
      ...(url === "" ? {} : { target_url: url }),
    },
    what: `leave the status ${context}`,
    happened: async () =>
      (await statusesOf(forge, place, context)).some((one) => one.id > before && one.description === description.text)
        ? {}
        : undefined,
  });
  const told = v.safeParse(v.object({ id: v.number() }), written);
  return told.success ? told.output.id : undefined;
}

function readStatus(status: v.InferOutput<typeof statusSchema>): CommitStatus {
  const { id, context, state, status: word, description, target_url, created_at } = status;
  return {
    ...{ id, context, isSuccess: (state ?? word) === "success", description: description ?? "" },
    ...{ url: target_url ?? undefined, createdAt: created_at },
  };
}
