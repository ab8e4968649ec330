import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  { name: "environment", description: "Gate that is to be opened.", default: "production" },
  { name: "version", description: "Release tag that waits, or that shall be, such as v1.4.0." },
  { name: "commit", description: "Commit of that tag, 40 hexadecimal digits." },
  { name: "plan-fingerprint", description: "Fingerprint of the plan that was shown, where there is one." },
  {
    name: "asks",
    description:
      "sign-off (is staging fine?), tag (shall there be one?), release (may it begin?) or verdict (it is live: is it fine?). The first two are about the head of the run's branch.",
    default: "release",
  },
  { name: "report", description: "What was checked or seen, as Markdown: it is shown with the request." },
  { name: "staging-url", description: "Address of the application on staging, for whoever looks at it." },
  {
    name: "override-windows",
    description: "Names of release windows that do not count this time: they are shown, and handed on with the answer.",
  },
  { name: "override-reason", description: "Why, for whoever is asked and for the record." },
  {
    name: "message",
    description: "One line that the tag will say, where there is none yet: it is shown, and handed on with the answer.",
  },
  {
    name: "token",
    description: "Token with `actions: read`, `contents: read` and `issues: write`.",
    default: "${{ github.token }}",
    secret: true,
  },
  {
    name: "config",
    description: "Path of the configuration file on the default branch.",
    default: ".github/sluice.yml",
  },
  {
    name: "requester",
    description: "Login that requests in issues are posted by. Default: the account of the run's own token.",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "issue", description: "Number of the issue in which the answer is awaited." },
  { name: "url", description: "Address of the request." },
] as const satisfies readonly OutputKey[];
