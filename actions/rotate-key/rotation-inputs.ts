import { readConfig } from "../../src/config/read-config.ts";
import { environmentOf, readSettings } from "../../src/config/settings.ts";
import { badValue } from "../../src/config/values.ts";
import { keysIn } from "../../src/credentials/authorized-keys.ts";
import { readTarget } from "../../src/deploy/place.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { HostTarget } from "../../src/ports/host-place.ts";
import type { SshKeys } from "../../src/ports/ssh-keys.ts";
import type { Clock, Files, Inputs, RunContext } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Shells } from "../../src/world/shells.ts";
import { inputs as keys } from "./keys.ts";
import { type OtherHost, otherHosts } from "./other-hosts.ts";

export interface RotationInputs {
  readonly target: HostTarget;
  readonly environment: string;
  readonly authorizedKeys: string;
  readonly secret: string;
  /** Empty where a person stores the new key. */
  readonly token: string;
  /** Hosts of the other environments. */
  readonly others: readonly OtherHost[];
  /** In Base64; undefined where the key of the login is to be replaced. */
  readonly oldKey: string | undefined;
}

export interface RotationWorld extends StageWorld {
  readonly files: Files;
  readonly clock: Clock;
  readonly run: RunContext;
  readonly shells: Shells;
  readonly sshKeys: SshKeys;
  readonly forge: (token: string) => Forge;
}

export async function readRotationInputs(inputs: Inputs, world: RotationWorld): Promise<RotationInputs> {
  const environment = environmentOf(inputs);
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, environment);
  const token = settings.get("secrets-token").text;
  if (token !== "") world.log.mask(token);
  const [secret, path, old] = [settings.get("secret"), settings.get("authorized-keys"), settings.get("old-key")];
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(secret.text)) throw badValue(secret, "the name of a secret");
  if (!/^(~\/|\/)[^\n\r\0]+$/.test(path.text)) throw badValue(path, "an absolute path, or one that begins with ~/");
  const [oldKey, ...more] = keysIn(old.text);
  if (old.text !== "" && (oldKey === undefined || more.length > 0))
    throw badValue(old, "one public key, such as ssh-ed25519 AAAA…");
  const target = readTarget(settings, world.log);
  return {
    ...{ target, others: otherHosts(config, target), environment, token, oldKey },
    ...{ authorizedKeys: path.text, secret: secret.text },
  };
}
