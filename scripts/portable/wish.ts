import type { Pin } from "./copy.ts";

export interface Wish {
  readonly pin: Pin;
  readonly out: string;
}

const USAGE =
  "Usage: npm run portable -- --repo OWNER/NAME --ref vX.Y.Z|COMMIT [--forge github|forgejo] [--out FOLDER]";

/** The options, or what is wrong with them. */
export function readWish(options: Readonly<Record<string, string | undefined>>): Wish | string {
  const { repo = "", ref = "", out = "portable", forge = "github" } = options;
  if (!/^[\w.-]+\/[\w.-]+$/.test(repo)) {
    return `--repo is "${repo}", and has to be the owner/name of the repository that holds the actions.\n${USAGE}`;
  }
  if (!/^(v\d+\.\d+\.\d+|[0-9a-f]{40})$/.test(ref)) {
    return `--ref is "${ref}", and has to be a full version or a commit of 40 digits. A ref that moves is no pin: some runners keep what it was when they first saw it.\n${USAGE}`;
  }
  if (forge !== "github" && forge !== "forgejo") {
    return `--forge is "${forge}", and has to be github (GitHub Enterprise Server, act) or forgejo (Forgejo, Gitea).\n${USAGE}`;
  }
  return { pin: { repository: repo, ref, forge }, out };
}
