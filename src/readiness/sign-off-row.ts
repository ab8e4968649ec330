import type { SignOff } from "../gates/sign-off.ts";
import { okRow, type Row } from "./row.ts";

/** Where nobody is asked it is said so: a release that nobody looked at is a choice that should be seen. */
export const NO_SIGN_OFF: Row = {
  ...{ check: "Sign-off", state: "warning", url: undefined },
  verdict: "Nobody has to sign a commit off: one that nobody looked at on staging may be released.",
  todo: "Set `check-readiness.sign-off: staging-signoff` on the default branch, and dispatch prepare-release.yml, which asks.",
};

/** A person's word on the commit; `from` is the parent that it was given for, where the commit only tells its changes. */
export function signOffRow(environment: string, signOff: SignOff, from: string | undefined): Row {
  const check = `Sign-off: ${environment}`;
  const inherited = from === undefined ? "" : ` It was given for ${from}; since then only the changelog changed.`;
  switch (signOff.kind) {
    case "signed":
      return okRow(check, `By ${signOff.by.join(", ")}.${inherited}`, signOff.url);
    case "none":
      return {
        ...{ check, state: "red", url: undefined },
        verdict: "Nobody signed this commit off.",
        todo: `Dispatch prepare-release.yml for it, and let somebody answer at ${environment}.`,
      };
    case "refused":
      return {
        ...{ check, state: "red", url: signOff.url },
        verdict: `The sign-off does not count. ${signOff.what}${inherited}`,
        todo: `Prepare the release anew, and let somebody answer at ${environment}.`,
      };
  }
}
