import type { KeyAnswer } from "../ports/ssh-keys.ts";
import { code, join, lines, type Markdown, md, table } from "../text/markdown.ts";

export interface RotationReport {
  readonly host: string;
  /** Name of the secret with the new key. */
  readonly secret: string;
  /** Fingerprints. */
  readonly old: string;
  readonly new: string;
  readonly answer: KeyAnswer;
  readonly result: "rotated" | "removed";
  /** Whether the old key was in the file until this run: a key that a person names can be one that never was there. */
  readonly wasThere: boolean;
  /** Logins on other hosts that the old key still has. */
  readonly elsewhere: readonly string[];
}

const ANSWERS: Readonly<Record<KeyAnswer["kind"], string>> = {
  refused: "refused: Permission denied",
  accepted: "still accepted",
  unknown: "unknown",
};

const DONE: Readonly<Record<RotationReport["result"], Markdown>> = {
  rotated: md`### 🔑 The deploy key is replaced\n`,
  removed: md`### 🔑 The old deploy key is removed\n\nThe key of this login was not replaced: it was installed before. To replace it as well, start a new run.\n`,
};

export function renderRotation({
  host,
  secret,
  old,
  new: key,
  answer,
  result,
  wasThere,
  elsewhere,
}: RotationReport): Markdown {
  const isDone = answer.kind === "refused";
  const stored = result === "rotated" ? md`stored in the secret ${code(secret)}` : md`the key of this login`;
  return lines([
    isDone ? DONE[result] : md`### ❌ The old deploy key is not shown to be refused\n`,
    table(
      ["", ""],
      [
        ["Host", code(host)],
        ["New key", md`${code(key)}, has logged in, ${stored}`],
        ["Old key", md`${code(old)}, ${wasThere ? "removed" : "was not in the file"}`],
        ["The host's answer to the old key", ANSWERS[answer.kind]],
        ...(elsewhere.length > 0 ? [["Still accepted by", join(elsewhere.map(code))]] : []),
      ],
    ),
  ]);
}
