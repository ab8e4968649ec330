import type { SignOff } from "../../gates/sign-off/sign-off.ts";
import { okRow, type Row } from "./row.ts";

/** A release without a sign-off is a choice, so it is reported. */
export const NO_SIGN_OFF: Row = {
  ...{ check: "Sign-off", state: "warning", url: undefined },
  verdict: "No sign-off is required: a commit that was not tested on staging can be released.",
  todo: "Set `check-readiness.sign-off: staging-signoff` on the default branch, and dispatch prepare-release.yml, which requests it.",
};

/** The sign-off of the commit; `from` is the parent that it was given for, where the commit only adds the changelog. */
export function signOffRow(environment: string, signOff: SignOff, from: string | undefined): Row {
  const check = `Sign-off: ${environment}`;
  const inherited = from === undefined ? "" : ` It was given for ${from}; since then only the changelog changed.`;
  switch (signOff.kind) {
    case "signed":
      return okRow(check, `By ${signOff.by.join(", ")}.${inherited}`, signOff.url);
    case "none":
      return {
        ...{ check, state: "red", url: undefined },
        verdict: "This commit has no sign-off.",
        todo: `Dispatch prepare-release.yml for it, and approve ${environment}.`,
      };
    case "refused":
      return {
        ...{ check, state: "red", url: signOff.url },
        verdict: `The sign-off does not count. ${signOff.what}${inherited}`,
        todo: `Prepare the release again, and approve ${environment}.`,
      };
  }
}
