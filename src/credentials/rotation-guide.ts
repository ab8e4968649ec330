import type { SecretUse } from "./secret-uses.ts";

/** One secret of the checklist. */
export interface ChecklistEntry {
  readonly name: string;
  readonly howTo: string;
  /** Page of the forge on which a new value is stored. */
  readonly page: string;
  readonly uses: readonly SecretUse[];
}

export interface ChecklistPlace {
  /** Address of the repository at the forge, without a slash at its end. */
  readonly repository: string;
  readonly hasEnvironments: boolean;
  /** Names of the values in CHANNEL_SECRETS, by the configuration file. */
  readonly channelSecrets: readonly string[];
}

const KEY_PAIR =
  "Make a key pair (`ssh-keygen -t ed25519`), add its public half beside the old one with the same options, store the private half, and remove the old line.";

/** The first pattern that fits a name. */
const GUIDES: readonly (readonly [RegExp, string])[] = [
  [/^all secrets/, "The workflow does not name them. Rotate each secret that its jobs could read."],
  [/^DEPLOY_SSH_KEY$/, "Replace it with the action `rotate-key`, which also proves that the host refuses the old key."],
  [/SSH_KEY$/, KEY_PAIR],
  [/WEBHOOK/, "Make a new webhook in the chat, store its address, and delete the old webhook."],
  [
    /VARIABLES|_ENV$/,
    "Change each value at the service that it belongs to (a database password in the database), store all of them, then deploy again: services that read them are recreated.",
  ],
  [/TOKEN/, "Make a new token with the same permissions, store it, and revoke the old one."],
  [/PASSWORD|PASSPHRASE/, "Set a new password at the service, store it, and end the sessions of the old one."],
];
const ANY = "Make a new value at the service that it belongs to, store it, and revoke the old one.";

/** One entry for each secret, those that are used most first. */
export function rotationChecklist(uses: readonly SecretUse[], place: ChecklistPlace): ChecklistEntry[] {
  const names = [...new Set(uses.map(({ name }) => name))];
  const entries = names.map((name) => {
    const own = uses.filter((use) => use.name === name);
    return { name, howTo: guideOf(name, place), page: pageOf(own, place), uses: own };
  });
  return entries.toSorted((one, other) => other.uses.length - one.uses.length || one.name.localeCompare(other.name));
}

function guideOf(name: string, { channelSecrets }: ChecklistPlace): string {
  if (name === "CHANNEL_SECRETS" && channelSecrets.length > 0)
    return `Make a new value of each: ${channelSecrets.join(", ")}. Store all of them, and revoke the old ones.`;
  return GUIDES.find(([pattern]) => pattern.test(name))?.[1] ?? ANY;
}

/** A secret that only jobs with an environment read belongs to the environment. */
function pageOf(uses: readonly SecretUse[], { repository, hasEnvironments }: ChecklistPlace): string {
  const settings = `${repository}/settings`;
  if (!hasEnvironments) return `${settings}/actions/secrets`;
  const isOfEnvironment = uses.some(({ environment }) => environment !== "");
  return isOfEnvironment ? `${settings}/environments` : `${settings}/secrets/actions`;
}
