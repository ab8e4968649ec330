import { keysIn, withReplacement, withStoredMark } from "../../src/credentials/authorized-keys.ts";
import { type AuthorizedKeysFile, authorizedKeysFile } from "../../src/credentials/authorized-keys-file.ts";
import { rotationStep, storedByOther, withoutOldKey } from "../../src/credentials/rotation-step.ts";
import { openSecretStore, type SecretStore } from "../../src/credentials/secret-store.ts";
import type { HostTarget } from "../../src/ports/host-place.ts";
import type { KeyAnswer, SshKeys } from "../../src/ports/ssh-keys.ts";
import { renderRotation } from "../../src/report/rotation-report.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import type { OtherHost } from "./other-hosts.ts";
import { type RotationInputs, type RotationWorld, readRotationInputs } from "./rotation-inputs.ts";
import {
  keyElsewhere,
  newKeyRefused,
  noToken,
  notRefused,
  otherRotation,
  ownKeyNamed,
  sharedSecret,
  unknownSharing,
} from "./rotation-refusals.ts";

/**
 * Replaces the deploy key: installs a new one, logs in with it, stores it, removes the old one, and proves that the host refuses
 * it. The old key is removed only after the new one has logged in and is stored, so that no attempt locks out the next one.
 */
export const rotateKey: Stage<RotationInputs, RotationWorld> = {
  name: "rotate-key",
  handsOnReport: true,
  read: readRotationInputs,
  run: rotate,
};

async function rotate(inputs: RotationInputs, world: RotationWorld): Promise<StageResult> {
  const { target, oldKey } = inputs;
  const own = world.sshKeys.publicHalf(target);
  if (own === oldKey) throw ownKeyNamed();
  const content = await withFile(inputs, target, world, (file) => file.read());
  const step = rotationStep({ content, own, old: oldKey, run: world.run.runId });
  switch (step.kind) {
    case "elsewhere":
      throw keyElsewhere(inputs, world.sshKeys.fingerprint(own));
    case "remove": {
      world.log.info(`The key ${world.sshKeys.fingerprint(own)} is installed and stored. The old one is removed …`);
      const ended = await removeOld(inputs, { old: step.old, target, key: own, result: "removed" }, world);
      if (!step.isOfOther || ended.failure !== undefined || inputs.token === "") return ended;
      world.log.info("The rotation of an earlier run has ended. The key of this login is replaced now …");
      return removeOld(inputs, await replace(inputs, own, world), world);
    }
    case "install":
      return removeOld(inputs, await replace(inputs, own, world), world);
  }
}

/** A key that is installed, stored, and has logged in. */
interface Replacement {
  readonly old: string;
  readonly key: string;
  /** With the new key. */
  readonly target: HostTarget;
  readonly result: "rotated" | "removed";
}

async function replace(inputs: RotationInputs, old: string, world: RotationWorld): Promise<Replacement> {
  const { sshKeys, log } = world;
  const { runId: run } = world.run;
  const store = await openStore(inputs, world);
  await requireOwnSecret(inputs, old, world);
  const { privateKey, publicKey } = sshKeys.generate();
  log.mask(privateKey);
  const { passphrase: _, ...address } = inputs.target;
  const target = { ...address, privateKey };
  const key = sshKeys.publicHalf(target);
  await withFile(inputs, inputs.target, world, async (file) => {
    const content = await readAlone(file, old, inputs, world);
    await file.replace(content, withReplacement(content, old, { newKey: publicKey, run }));
  });
  log.info(`✓ The new key ${sshKeys.fingerprint(key)} is installed beside the old one.`);
  await logIn(inputs, target, world);
  log.info("✓ The new key has logged in.");
  await withFile(inputs, target, world, async (file) => {
    const content = await readAlone(file, old, inputs, world);
    await file.replace(content, withStoredMark(content, key, true));
  });
  await put(store, { inputs, key, target, privateKey }, world);
  log.info(`✓ The new key is stored in the secret ${inputs.secret}.`);
  return { old, key, target, result: "rotated" };
}

/** The file, if no other run is about to store another key in place of this one. */
async function readAlone(
  file: AuthorizedKeysFile,
  old: string,
  inputs: RotationInputs,
  { run, sshKeys }: RotationWorld,
): Promise<string> {
  const content = await file.read();
  const other = storedByOther(content, old, run.runId);
  if (other !== undefined) throw otherRotation(inputs, other.run, sshKeys.fingerprint(other.key));
  return content;
}

interface NewKey {
  readonly inputs: RotationInputs;
  readonly key: string;
  readonly target: HostTarget;
  readonly privateKey: string;
}

/** If this fails, the new key stays on the host: the secret may have been replaced although the answer was lost. */
async function put(
  store: SecretStore,
  { inputs, key, target, privateKey }: NewKey,
  world: RotationWorld,
): Promise<void> {
  try {
    await store.put(privateKey);
  } catch (error) {
    // Another run can store its key now. The failure of the forge is reported, also where the mark could not be removed.
    await withFile(inputs, target, world, async (file) => {
      const content = await file.read();
      await file.replace(content, withStoredMark(content, key, false));
    }).catch(() => undefined);
    throw error;
  }
}

async function openStore(inputs: RotationInputs, world: RotationWorld): Promise<SecretStore> {
  const { token, secret: name, environment } = inputs;
  if (token === "") throw noToken(inputs);
  const { forge, repository } = world.run;
  return openSecretStore(world.forge(token), { forge, repository, environment, name }, () => world.sshKeys.random(32));
}

/** Gitea and Forgejo have no secrets of an environment: a host that accepts the old key would not know the new one. */
async function requireOwnSecret(inputs: RotationInputs, old: string, world: RotationWorld): Promise<void> {
  if (world.run.forge === "github") return;
  for (const other of inputs.others) {
    const answer = await offer(other, old, world);
    if (answer.kind === "accepted") throw sharedSecret(inputs, other);
    if (answer.kind === "unknown") throw unknownSharing(inputs, other, answer.reason);
  }
}

/** Hosts of other environments that accept a key. */
async function hostsWith(key: string, { others }: RotationInputs, world: RotationWorld): Promise<OtherHost[]> {
  const found: OtherHost[] = [];
  for (const other of others) {
    const answer = await offer(other, key, world);
    if (answer.kind === "accepted") found.push(other);
    if (answer.kind === "unknown")
      world.log.warning(`Whether ${other.user}@${other.host} accepts the old key is unknown: ${answer.reason}.`);
  }
  return found;
}

async function removeOld(inputs: RotationInputs, done: Replacement, world: RotationWorld): Promise<StageResult> {
  const { sshKeys, log } = world;
  const { old, key, target, result } = done;
  const wasThere = await withFile(inputs, target, world, async (file) => {
    const content = await file.read();
    const without = withoutOldKey(content, old, { kept: key, run: world.run.runId });
    if (without !== content) await file.replace(content, without);
    const isThere = keysIn(content).includes(old);
    log.info(isThere ? "✓ The old key is removed." : "The old key is not in the file.");
    return isThere;
  });
  await logIn(inputs, target, world);
  const answer = await offerOld(target, { old, key }, world);
  log.info(`The host's answer to the old key: ${answer.kind}.`);
  const elsewhere = (await hostsWith(old, inputs, world)).map(({ user, host }) => `${user}@${host}`);
  for (const login of elsewhere) log.warning(`${login} still accepts the old key. Replace it there as well.`);
  const seen = { old: sshKeys.fingerprint(old), new: sshKeys.fingerprint(key), answer };
  const outputs = { result, "old-key": seen.old, "new-key": seen.new, refused: String(answer.kind === "refused") };
  const report = renderRotation({ ...seen, secret: inputs.secret, host: target.host, result, wasThere, elsewhere });
  if (answer.kind === "refused") return { outputs, report };
  return { outputs, report, failure: notRefused(answer, seen.old, target) };
}

const TRIES = 3;
const PAUSE_MS = 3000;

/** A host that refuses every attempt of this kind proves nothing about the old key, so it must accept the new one first. */
async function offerOld(
  target: HostTarget,
  { old, key }: Pick<Replacement, "old" | "key">,
  world: RotationWorld,
): Promise<KeyAnswer> {
  const control = await offer(target, key, world);
  if (control.kind === "accepted") return offer(target, old, world);
  return { kind: "unknown", reason: "the host did not accept the new key in an attempt of the same kind" };
}

async function offer(
  target: Parameters<SshKeys["offer"]>[0],
  key: string,
  { sshKeys, clock }: RotationWorld,
): Promise<KeyAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await sshKeys.offer(target, key);
    if (answer.kind !== "unknown" || attempt === TRIES) return answer;
    await clock.sleep(PAUSE_MS);
  }
}

/** Logs in and runs a command, because a login that runs none is of no use to a deploy. */
async function logIn(inputs: RotationInputs, target: HostTarget, world: RotationWorld): Promise<void> {
  const shell = await world.shells.onHost(target);
  try {
    const answer = await shell.run({ script: "exit 0", env: {}, timeoutMs: 20_000, outputLimit: 1000 });
    if (answer.kind !== "exit" || answer.code !== 0) throw newKeyRefused(inputs);
  } finally {
    await shell.close();
  }
}

async function withFile<T>(
  { authorizedKeys }: RotationInputs,
  target: HostTarget,
  { shells }: RotationWorld,
  use: (file: AuthorizedKeysFile) => Promise<T>,
): Promise<T> {
  const shell = await shells.onHost(target);
  try {
    return await use(authorizedKeysFile(shell, authorizedKeys));
  } finally {
    await shell.close();
  }
}
