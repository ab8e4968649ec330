import { type Person, type Refused, refused } from "../verdict/gate-verdict.ts";
import type { GateRules } from "./gate-rules.ts";

/** Who may approve at a gate: a person who owns it and did not start what is approved. One definition for every kind of gate. */

/** The starters of a run. */
export interface Starters {
  readonly people: readonly string[];
  /** Account of a run that a person must have started, where that person is unknown. */
  readonly unknown: string | undefined;
}

export function botFault(
  { environment }: Pick<GateRules, "environment">,
  people: readonly Person[],
): Refused | undefined {
  const bots = people.filter(({ isBot }) => isBot);
  if (bots.length === 0) return undefined;
  return refused(
    "bot",
    `${names(bots)} reviewed ${environment}, and is not a person.`,
    "Let a person decide, and remove apps from the owners and reviewers of the gate.",
  );
}

/** `owners` decide; a gate without owners is for the reviewers that its environment names. */
export function strangerFault({ environment, owners }: GateRules, people: readonly Person[]): Refused | undefined {
  const strangers = owners.length === 0 ? [] : people.filter(({ login }) => !owners.includes(login.toLowerCase()));
  if (strangers.length === 0) return undefined;
  return refused(
    "stranger",
    `${names(strangers)} decided, and only ${owners.join(" and ")} can approve or reject ${environment}.`,
    `Let one of its owners decide, or change \`gates.${environment}\` on the default branch.`,
  );
}

export function selfApprovalFault(
  { environment, selfApproval }: GateRules,
  people: readonly Person[],
  starters: Starters,
): Refused | undefined {
  if (selfApproval) return undefined;
  const allow = `allow it with \`gates.${environment}.self-approval: true\` on the default branch`;
  const own = people.filter(({ login }) => starters.people.some((one) => one.toLowerCase() === login.toLowerCase()));
  if (own.length > 0) {
    return refused(
      "self-approval",
      `${names(own)} approved what ${own.length === 1 ? "they" : "each"} had started.`,
      `Let another person approve, or ${allow}.`,
    );
  }
  if (starters.unknown === undefined) return undefined;
  return refused(
    "unknown-starter",
    `${starters.unknown} started this run, and the forge does not report on whose behalf: ${names(people)} may have approved their own release.`,
    `Start it yourself: dispatch the workflow, or push the tag; or prepare it with prepare-release.yml, whose starter is known. Or ${allow}.`,
  );
}

function names(some: readonly Person[]): string {
  return some.map(({ login }) => login).join(", ");
}
