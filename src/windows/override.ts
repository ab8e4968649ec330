import { StageFailure } from "../failure/failure.ts";
import type { Closed, Open } from "./judge.ts";

/** The request of a person to release in spite of a closed window. */
export interface Override {
  /** The windows that are meant; one that is not named still closes. */
  readonly windows: readonly string[];
  readonly reason: string;
  readonly actor: string;
}

/**
 * A closed window with the person who overrides it: plain data for the summary, the deployment's payload and the
 * announcement.
 */
export interface Overridden {
  readonly kind: "overridden";
  readonly windows: readonly string[];
  /** What was closed, and until when. */
  readonly what: string;
  readonly reason: string;
  readonly actor: string;
  readonly judgedAt: number;
}

/** An override counts only where something is closed, and for all that is. */
export function override(judgement: Open | Closed, said: Override): Open | Closed | Overridden {
  if (judgement.kind === "open") return judgement;
  const [reason, actor] = [said.reason.trim(), said.actor.trim()];
  if (reason === "" || actor === "") throw unanswered(reason === "" ? "a reason" : "the person who requests it");
  const unnamed = judgement.by.filter((name) => !said.windows.includes(name));
  if (unnamed.length === 0) {
    const { by, what, judgedAt } = judgement;
    return { kind: "overridden", windows: by, what, reason, actor, judgedAt };
  }
  const named = said.windows.length === 0 ? "no window" : said.windows.map((name) => `"${name}"`).join(", ");
  const what = `${judgement.what} The override names ${named}, but not ${unnamed.map((name) => `"${name}"`).join(", ")}.`;
  return { ...judgement, what };
}

function unanswered(missing: string): StageFailure {
  return new StageFailure({
    what: `The override of a release window lacks ${missing}.`,
    means: "An override needs a person and a reason for the record. Nothing was changed.",
    todo: "Give a reason with the override, or wait until the window allows a release.",
  });
}
