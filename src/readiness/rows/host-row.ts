import { okRow, type Row } from "./row.ts";

const CHECK = "Host";

/** What a survey of the host found; `state` is empty without a survey. */
export interface HostLook {
  readonly state: string;
  readonly freeze: string;
}

/** States in which the host itself refuses a deploy, and the remedy. */
const REFUSING: Readonly<Record<string, readonly [string, string]>> = {
  held: [
    "an earlier rollback failed, and the host is on hold",
    "Inspect the host, then roll back to a release that works.",
  ],
  unknown: ["its tools do not answer", "Inspect the host with `release-status`."],
};

/** Freezes and holds, before the approval is requested: the host would refuse the deploy afterwards. */
export function hostRow({ state, freeze }: HostLook): Row {
  if (state === "") {
    return {
      check: CHECK,
      state: "warning",
      verdict: "The host was not surveyed, so it is unknown whether it is frozen. A frozen host refuses the deploy.",
      url: undefined,
      todo: "To know it before the approval is requested, set the secret `SURVEY_SSH_KEY`, and let the runner reach the host.",
    };
  }
  if (state === "frozen" || freeze !== "") {
    const why = freeze === "" ? "" : `: ${freeze}`;
    return red(
      `Deploys to the host are frozen${why}.`,
      "Ask who froze it, then lift the freeze (`status.yml` with `unfreeze`).",
    );
  }
  const refusing = REFUSING[state];
  if (refusing !== undefined) return red(`The host refuses a deploy: ${refusing[0]}.`, refusing[1]);
  if (state === "ok" || state === "unrecorded") return okRow(CHECK, "No freeze and no hold.");
  return {
    check: CHECK,
    state: "warning",
    verdict: `No freeze and no hold; the host is ${state}.`,
    url: undefined,
    todo: "Inspect it with `release-status` before you approve this.",
  };
}

function red(verdict: string, todo: string): Row {
  return { check: CHECK, state: "red", verdict, url: undefined, todo };
}
