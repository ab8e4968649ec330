import { withReplacement, withStoredMark } from "../../../src/credentials/authorized-keys.ts";
import { rotationStep, storedByOther, withoutOldKey } from "../../../src/credentials/rotation-step.ts";
import { keyOf } from "./keys.ts";

const [OLD, NEW, LOST, OTHER] = [keyOf("old"), keyOf("new"), keyOf("lost"), keyOf("other")];
const FIRST = `ssh-ed25519 ${OTHER} ada\nssh-ed25519 ${OLD} deploy\n`;
const installed = (content: string, key: string, run: string): string =>
  withReplacement(content, OLD, { newKey: `ssh-ed25519 ${key}`, run });
const step = (content: string, own: string, more: { old?: string; run?: string } = {}): unknown =>
  rotationStep({ content, own, old: more.old, run: more.run ?? "1" });

test("a key without a mark is to be replaced", () => {
  expect(step(FIRST, OLD)).toEqual({ kind: "install" });
});

test("a run that was killed before it stored its key begins again with the old one", () => {
  expect(step(installed(FIRST, LOST, "1"), OLD)).toEqual({ kind: "install" });
});

test("a login with the new key means that it was stored: the old one is removed", () => {
  expect(step(installed(FIRST, NEW, "1"), NEW, { run: "2" })).toEqual({ kind: "remove", old: OLD, isOfOther: true });
});

test("after the old key is gone, the same run proves its refusal, and another run rotates again", () => {
  const done = withoutOldKey(installed(FIRST, NEW, "1"), OLD, { kept: NEW, run: "1" });
  expect(step(done, NEW, { run: "1" })).toEqual({ kind: "remove", old: OLD, isOfOther: false });
  expect(step(done, NEW, { run: "2" })).toEqual({ kind: "install" });
});

test("a key that sshd reads from elsewhere is not replaced here", () => {
  expect(step(FIRST, NEW)).toEqual({ kind: "elsewhere" });
});

test("a key that a person names is removed", () => {
  expect(step(FIRST, NEW, { old: OLD })).toEqual({ kind: "remove", old: OLD, isOfOther: false });
});

test("with the old key goes what killed runs have installed for it, and neither the new key nor a foreign one", () => {
  const both = installed(installed(FIRST, LOST, "1"), NEW, "2");
  expect(withoutOldKey(both, OLD, { kept: NEW, run: "2" })).toBe(
    `ssh-ed25519 ${OTHER} ada\nssh-ed25519 ${NEW} sluice-rotation:2:${OLD}\n`,
  );
});

test("of two runs at once, one finds the key that the other has begun to store, and does not remove it", () => {
  const both = withStoredMark(installed(installed(FIRST, LOST, "1"), NEW, "2"), NEW, true);
  expect(storedByOther(both, OLD, "1")).toMatchObject({ key: NEW, run: "2" });
  expect(storedByOther(both, OLD, "2")).toBeUndefined();
  expect(withoutOldKey(both, OLD, { kept: LOST, run: "1" })).toContain(NEW);
  // The same run has been started again: its earlier attempt has ended.
  expect(withoutOldKey(both, OLD, { kept: LOST, run: "2" })).not.toContain(NEW);
  expect(withStoredMark(both, NEW, false)).toBe(installed(installed(FIRST, LOST, "1"), NEW, "2"));
});
