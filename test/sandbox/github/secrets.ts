import nacl from "tweetnacl";
import { type Answer, type Handlers, type Hub, notFound, ok, refused, stamp } from "./hub.ts";
import { paged } from "./pages.ts";

/** A secret as GitHub keeps it: sealed for the key of its environment. No operation gives its value. */
export interface EnvironmentSecret {
  readonly name: string;
  readonly sealed: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The key pair of an environment, for which its secrets are sealed. */
export interface SecretKeys {
  readonly keyId: string;
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

export function secretHandlers(hub: Hub): Handlers {
  const on = (environment: string, act: () => Answer): Answer =>
    hub.environments.has(environment) ? act() : notFound();
  return {
    // No test adds one.
    "repos/list-deploy-keys": () => ok([]),
    "actions/get-environment-public-key": ({ param }) =>
      on(param("environment_name"), () => {
        const { keyId, publicKey } = secretKeys(hub, param("environment_name"));
        return ok({ key_id: keyId, key: Buffer.from(publicKey).toString("base64") });
      }),
    "actions/list-environment-secrets": ({ param, query }) =>
      on(param("environment_name"), () => {
        const all = [...secretsOf(hub, param("environment_name")).values()];
        return ok({ total_count: all.length, secrets: paged(all, query).map(shape) });
      }),
    "actions/get-environment-secret": ({ param }) => {
      const found = secretsOf(hub, param("environment_name")).get(param("secret_name").toUpperCase());
      return found === undefined ? notFound() : ok(shape(found));
    },
    "actions/create-or-update-environment-secret": ({ param, text }) =>
      on(param("environment_name"), () => {
        const { encrypted_value: sealed, key_id: keyId }: { encrypted_value: string; key_id: string } =
          JSON.parse(text);
        if (keyId !== secretKeys(hub, param("environment_name")).keyId)
          return refused(422, "Bad request - key_id does not match the public key");
        const name = param("secret_name").toUpperCase();
        const secrets = secretsOf(hub, param("environment_name"));
        const known = secrets.get(name);
        secrets.set(name, { name, sealed, createdAt: known?.createdAt ?? hub.now(), updatedAt: hub.now() });
        return known === undefined ? { status: 201, body: {} } : { status: 204 };
      }),
  };
}

function secretsOf(hub: Hub, environment: string): Map<string, EnvironmentSecret> {
  const known = hub.secrets.get(environment) ?? new Map<string, EnvironmentSecret>();
  hub.secrets.set(environment, known);
  return known;
}

function secretKeys(hub: Hub, environment: string): SecretKeys {
  const known = hub.secretKeys.get(environment);
  if (known !== undefined) return known;
  const { publicKey, secretKey } = nacl.box.keyPair();
  const made = { keyId: String(hub.nextId()), publicKey, privateKey: secretKey };
  hub.secretKeys.set(environment, made);
  return made;
}

const shape = ({ name, createdAt, updatedAt }: EnvironmentSecret): Record<string, string> => ({
  name,
  created_at: stamp(createdAt),
  updated_at: stamp(updatedAt),
});

/** The value, as a job of the environment would get it: opened by libsodium, in which GitHub's documentation seals. */
export async function openSecret(hub: Hub, environment: string, name: string): Promise<string | undefined> {
  const found = secretsOf(hub, environment).get(name);
  if (found === undefined) return undefined;
  const { default: sodium } = await import("libsodium-wrappers");
  await sodium.ready;
  const { publicKey, privateKey } = secretKeys(hub, environment);
  return Buffer.from(
    sodium.crypto_box_seal_open(Buffer.from(found.sealed, "base64"), publicKey, privateKey),
  ).toString();
}

export async function addSecret(
  hub: Hub,
  { environment, name, value }: { readonly environment: string; readonly name: string; readonly value: string },
): Promise<void> {
  const { default: sodium } = await import("libsodium-wrappers");
  await sodium.ready;
  const sealed = Buffer.from(sodium.crypto_box_seal(value, secretKeys(hub, environment).publicKey)).toString("base64");
  secretsOf(hub, environment).set(name, { name, sealed, createdAt: hub.now(), updatedAt: hub.now() });
}

export async function openSecrets(hub: Hub, environment: string): Promise<Readonly<Record<string, string>>> {
  const names = [...(hub.secrets.get(environment)?.keys() ?? [])];
  const values = names.map(async (name) => [name, (await openSecret(hub, environment, name)) ?? ""] as const);
  return Object.fromEntries(await Promise.all(values));
}
