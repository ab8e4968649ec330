import { userKeys } from "../../src/deploy/place.ts";
import { type InputKey, type OutputKey, reportOutput } from "../../src/stage/keys.ts";

export const inputs = [
  ...userKeys,
  {
    name: "secret",
    description:
      "Name of the secret in which the new private key is stored: of the environment at GitHub, of the repository at Gitea and Forgejo.",
    default: "DEPLOY_SSH_KEY",
  },
  {
    name: "secrets-token",
    description:
      "Token that can write that secret: at GitHub with the repository permission `Environments: write`, at Gitea and Forgejo of an owner of the repository. The run's own token cannot. Without it only `old-key` can be removed.",
    secret: true,
  },
  {
    name: "old-key",
    description:
      "Public half of a key to remove, such as `ssh-ed25519 AAAA…`, after a person has replaced it: `ssh-key` is then the new key, and no other one is made.",
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "result", description: "rotated, or removed (the new key had been installed before)." },
  { name: "old-key", description: "Fingerprint of the key that was removed." },
  { name: "new-key", description: "Fingerprint of the key that replaces it." },
  {
    name: "refused",
    description: "true if the host was seen to refuse the old key; otherwise false, and the step fails.",
  },
  reportOutput,
] as const satisfies readonly OutputKey[];
