import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import type { Forge } from "../ports/forge.ts";
import type { ForgeKind } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";
import { sealedBox } from "./sealed-box.ts";

/** Where later runs find a secret: an environment at GitHub, and the repository at Gitea and Forgejo. */
export interface SecretPlace {
  readonly forge: ForgeKind;
  /** `owner/name`. */
  readonly repository: string;
  readonly environment: string;
  readonly name: string;
}

export interface SecretStore {
  /** Replaces the secret. Ends only after the forge has confirmed it. */
  put(value: string): Promise<void>;
}

const publicKey = v.object({ key_id: v.string(), key: v.string() });
const listedSecret = v.object({ name: v.string() });
const KEY_BYTES = 32;

/**
 * Opens the store before anything is changed. Throws a StageFailure if the token may not read there, or if the secret does not exist:
 * later runs then read the key from another one, and would still use the old key. `seed` gives 32 random bytes.
 */
export async function openSecretStore(forge: Forge, place: SecretPlace, seed: () => Uint8Array): Promise<SecretStore> {
  return place.forge === "github" ? openEnvironment(forge, place, seed) : openRepository(forge, place);
}

async function openEnvironment(
  forge: Forge,
  { repository, environment, name }: SecretPlace,
  seed: () => Uint8Array,
): Promise<SecretStore> {
  const secrets = `/repos/${repository}/environments/${encodeURIComponent(environment)}/secrets`;
  const answer = await forge.read(`${secrets}/public-key`);
  if (answer === undefined) throw noEnvironment(environment);
  const { key_id, key } = understand(publicKey, answer, "the public key of an environment");
  const recipient = Buffer.from(key, "base64");
  if (recipient.length !== KEY_BYTES) throw new Error(`The environment's public key has ${recipient.length} bytes.`);
  if ((await forge.read(`${secrets}/${name}`)) === undefined) throw noSecret(`environment ${environment}`, name);
  return {
    put: async (value) => {
      const sealed = Buffer.from(sealedBox(Buffer.from(value), recipient, seed())).toString("base64");
      await write(forge, { path: `${secrets}/${name}`, name, body: { encrypted_value: sealed, key_id } });
    },
  };
}

async function openRepository(forge: Forge, { repository, name }: SecretPlace): Promise<SecretStore> {
  const secrets = `/repos/${repository}/actions/secrets`;
  const known = understand(v.array(listedSecret), await forge.list(secrets), "the secrets of the repository");
  if (!known.some((one) => one.name.toUpperCase() === name.toUpperCase())) throw noSecret("repository", name);
  return { put: (value) => write(forge, { path: `${secrets}/${name}`, name, body: { data: value } }) };
}

async function write(
  forge: Forge,
  { path, name, body }: { path: string; name: string; body: Readonly<Record<string, string>> },
): Promise<void> {
  // Storing the same value twice is storing it once.
  const happened = async (): Promise<undefined> => undefined;
  await forge.write({ method: "PUT", path, body, what: `store the secret ${name}`, happened });
}

function noEnvironment(environment: string): StageFailure {
  return new StageFailure({
    what: `The forge shows no public key for the secrets of the environment ${environment}: the environment does not exist, or the token cannot read it.`,
    means: "A new key could not be stored where later runs find it. Nothing was changed.",
    todo: `Check the name, and give \`secrets-token\` a token with the repository permission "Environments: write".`,
  });
}

function noSecret(place: string, name: string): StageFailure {
  return new StageFailure({
    what: `The ${place} has no secret ${name}.`,
    means:
      "Later runs read the key from another secret, so they would still use the old key after it was removed. Nothing was changed.",
    todo: `Set \`secret\` and \`environment\` to the secret that \`ssh-key\` comes from. If that is a secret of another place, such as the organization, store the present key as ${name} in the ${place} first.`,
  });
}
