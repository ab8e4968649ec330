/** What a release does while the release that it would replace is still being watched. */
export const WHILE_WATCHED = ["wait", "refuse", "supersede"] as const;
