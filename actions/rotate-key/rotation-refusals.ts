import { StageFailure } from "../../src/failure/failure.ts";
import type { HostTarget } from "../../src/ports/host-place.ts";
import type { KeyAnswer } from "../../src/ports/ssh-keys.ts";
import type { OtherHost } from "./other-hosts.ts";
import type { RotationInputs } from "./rotation-inputs.ts";

export function ownKeyNamed(): StageFailure {
  return new StageFailure({
    what: "`old-key` is the public half of `ssh-key`.",
    means: "To remove the key of this login would lock out every later run. Nothing was changed.",
    todo: "Store the new private key in the secret first, and give the public half of the key that it replaces. Leave `old-key` empty to have the key of the login replaced.",
  });
}

export function keyElsewhere({ authorizedKeys, target }: RotationInputs, fingerprint: string): StageFailure {
  return new StageFailure({
    what: `The key ${fingerprint} logs in on ${target.host}, and is not in ${authorizedKeys}.`,
    means: "sshd reads it from another file or program, so that it cannot be replaced here. Nothing was changed.",
    todo: `Give that file as \`authorized-keys\`. On the host, \`sudo sshd -T -C user=${target.user} | grep -i authorizedkeys\` shows where sshd reads keys.`,
  });
}

/** A key that is made here can be stored only with a token: a private key is never shown. */
export function noToken({ secret, target, authorizedKeys, environment }: RotationInputs): StageFailure {
  const login = `${target.user}@${target.host}`;
  return new StageFailure({
    what: "There is no `secrets-token`, so a new private key could not be stored where later runs find it.",
    means: "No key was made, and nothing was changed. The old key can still log in.",
    todo: `Give \`secrets-token\`, or do this by hand. 1. \`ssh-keygen -t ed25519 -N '' -f new-key\`. 2. In ${authorizedKeys} of ${login}, add the content of new-key.pub after the line of the old key, with the options of that line. 3. \`ssh -i new-key -o IdentitiesOnly=yes -p ${target.port} ${login} true\` must end with 0. 4. Store the content of new-key in the secret ${secret} of the environment ${environment}. 5. Run this again with \`old-key\` set to the public half of the old key: it removes that key, and proves that the host refuses it.`,
  });
}

export function otherRotation(
  { authorizedKeys, target }: RotationInputs,
  run: string,
  fingerprint: string,
): StageFailure {
  return new StageFailure({
    what: `The run ${run} replaces this key as well, or was ended while it stored its new key ${fingerprint}.`,
    means: "The secret can become that key at any moment. This run stored nothing, and the old key can still log in.",
    todo: `Wait until the run ${run} has ended, then run this again. If this message comes again, run ${run} again: it continues where it stopped. If it cannot be run again, remove the line with \`sluice-rotation:${run}:\` from ${authorizedKeys} of ${target.user}@${target.host}, and run this again.`,
  });
}

export function sharedSecret({ secret, target }: RotationInputs, other: OtherHost): StageFailure {
  return new StageFailure({
    what: `${other.user}@${other.host} (environment ${other.environment}) accepts this key as well, and the secret ${secret} is that of the whole repository.`,
    means: `A new key would be known to ${target.host} alone, and the key for ${other.host} would be lost. Nothing was changed.`,
    todo: `Give each host a key and a secret of its own. Or replace the key by hand: make one with \`ssh-keygen -t ed25519\`, add its public half on each of these hosts beside the old one, store the private half in ${secret}, and run this for each environment with \`old-key\` set to the public half of the old key.`,
  });
}

export function unknownSharing({ secret }: RotationInputs, other: OtherHost, reason: string): StageFailure {
  return new StageFailure({
    what: `Whether ${other.user}@${other.host} (environment ${other.environment}) accepts this key is unknown: ${reason}.`,
    means: `The secret ${secret} is that of the whole repository, so a new key could lock Sluice out of ${other.host}. Nothing was changed.`,
    todo: `Make ${other.host} reachable from this runner, then run this again.`,
  });
}

export function newKeyRefused({ target }: RotationInputs): StageFailure {
  return new StageFailure({
    what: `The new key logs in on ${target.host}, and runs no command there.`,
    means: "A deploy could not use it. The old key was not removed.",
    todo: "Compare the options of both keys in the file of the host, and run this again.",
  });
}

export function notRefused(
  answer: Exclude<KeyAnswer, { kind: "refused" }>,
  old: string,
  target: HostTarget,
): StageFailure {
  if (answer.kind === "accepted")
    return new StageFailure({
      what: `${target.host} still accepts the old key ${old} for the user ${target.user}.`,
      means:
        "Its line is removed, so sshd reads the key from another file or program. The new key works, and is stored.",
      todo: `On the host, look for the key in every file that \`sudo sshd -T -C user=${target.user} | grep -i authorizedkeys\` names (often ~/.ssh/authorized_keys2 too), remove it, and run this again.`,
    });
  return new StageFailure({
    what: `It is unknown whether ${target.host} refuses the old key ${old}: ${answer.reason}.`,
    means: "Its line is removed. The new key works, and is stored.",
    todo: "Run this again: it only attempts the login with the old key once more.",
  });
}
