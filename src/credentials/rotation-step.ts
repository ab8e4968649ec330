import { keysIn, marksOf, type Replacement, replacementsOf, withoutKeys } from "./authorized-keys.ts";

/** What is next for a key, by the file on the host alone: a run that was killed has left nothing else. */
export type RotationStep =
  /** The key of the login is not in this file, so that removing its lines here would not end it. */
  | { readonly kind: "elsewhere" }
  /** A new key replaces the key of the login. */
  | { readonly kind: "install" }
  /** The key of the login has replaced that one, which is to be removed. */
  | {
      readonly kind: "remove";
      readonly old: string;
      /** Whether another run began this and did not end it: then the key of the login is still to be replaced. */
      readonly isOfOther: boolean;
    };

export interface RotationState {
  readonly content: string;
  /** The key of the login, in Base64. */
  readonly own: string;
  /** The key that a person wants removed, in Base64; undefined where none was named. */
  readonly old: string | undefined;
  readonly run: string;
}

/**
 * A key that was installed by this run, or whose predecessor is still there, is the result of an earlier attempt: it was
 * stored, because this attempt logs in with it.
 */
export function rotationStep({ content, own, old, run }: RotationState): RotationStep {
  if (old !== undefined) return { kind: "remove", old, isOfOther: false };
  const keys = keysIn(content);
  if (!keys.includes(own)) return { kind: "elsewhere" };
  const mark = marksOf(content, own).find((one) => one.run === run || keys.includes(one.replaces));
  if (mark === undefined) return { kind: "install" };
  return { kind: "remove", old: mark.replaces, isOfOther: mark.run !== run };
}

/**
 * A key by which another run replaces the old one, and which that run has begun to store: the secret can become this key at
 * any moment. Of two runs at once only one comes so far.
 */
export function storedByOther(content: string, old: string, run: string): Replacement | undefined {
  return replacementsOf(content, old).find((one) => one.isStored && one.run !== run);
}

/**
 * The file without the old key, and without what attempts that were killed had installed in its place. `kept` stays, and so
 * does a key that another run may have stored.
 */
export function withoutOldKey(content: string, old: string, { kept, run }: { kept: string; run: string }): string {
  const unused = replacementsOf(content, old).filter((one) => !one.isStored || one.run === run);
  const gone = new Set([old, ...unused.map(({ key }) => key)]);
  gone.delete(kept);
  return withoutKeys(content, gone);
}
