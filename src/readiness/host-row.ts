import { okRow, type Row } from "./row.ts";

const CHECK = "Host";

/** What a look at the host found; `state` is empty where nobody looked. */
export interface HostLook {
  readonly state: string;
  readonly freeze: string;
}

/** States in which a deploy is refused by the host itself, and what a person does about it. */
const REFUSING: Readonly<Record<string, readonly [string, string]>> = {
  held: [
    "an earlier way back failed, and a person has not looked yet",
    "Look at the host, then roll back to a release that works.",
  ],
  unknown: ["its tools are silent", "Look at the host with `release-status`."],
};

/** Freezes and holds, before anybody is asked: the host would refuse the deploy afterwards. */
export function hostRow({ state, freeze }: HostLook): Row {
  if (state === "") {
    return {
      check: CHECK,
      state: "warning",
      verdict: "Nobody has looked whether the host is frozen. It refuses a deploy by itself.",
      url: undefined,
      todo: "To know it before anybody is asked, set the secret `SURVEY_SSH_KEY`, and let the runner reach the host.",
    };
  }
  if (state === "frozen" || freeze !== "") {
    const why = freeze === "" ? "" : `: ${freeze}`;
    return red(
      `Deploys to the host are frozen${why}.`,
      "Ask who froze it, then lift the freeze (`release-status` with `unfreeze`).",
    );
  }
  const refusing = REFUSING[state];
  if (refusing !== undefined) return red(`The host takes no deploy: ${refusing[0]}.`, refusing[1]);
  if (state === "ok" || state === "unrecorded") return okRow(CHECK, "No freeze and no hold.");
  return {
    check: CHECK,
    state: "warning",
    verdict: `No freeze and no hold; the host is ${state}.`,
    url: undefined,
    todo: "Look at it with `release-status` before you approve this.",
  };
}

function red(verdict: string, todo: string): Row {
  return { check: CHECK, state: "red", verdict, url: undefined, todo };
}
