import * as v from "valibot";

/** How a login is called elsewhere, so that a message reaches the person and not only the channel. */
export const peopleSection = v.record(
  v.pipe(v.string("a login"), v.trim(), v.nonEmpty("a login")),
  v.strictObject(
    {
      slack: v.optional(
        v.pipe(
          v.string("a member ID of Slack"),
          v.regex(/^[UW][A-Z0-9]{2,}$/, "a member ID of Slack such as U012AB3CD"),
        ),
      ),
      teams: v.optional(
        v.pipe(v.string("an address"), v.regex(/^[^\s@<>]+@[^\s@<>]+$/, "the address that the person has in Teams")),
      ),
    },
    "a person with `slack` or `teams`",
  ),
  "a map of logins",
);
