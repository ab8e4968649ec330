import * as v from "valibot";

const text = v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text that is not empty"));

/** What a commit needs before anybody is asked to approve its release. */
export const readinessSection = v.strictObject(
  { "sign-off": v.optional(text) },
  "a map of check-readiness settings: sign-off",
);
