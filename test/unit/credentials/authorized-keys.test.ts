import fc from "fast-check";
import {
  keysIn,
  marksOf,
  replacementsOf,
  withoutKeys,
  withReplacement,
  withStoredMark,
} from "../../../src/credentials/authorized-keys.ts";
import { keyOf } from "./keys.ts";

const OLD = keyOf("old");
const NEW = keyOf("new");
const FOREIGN = keyOf("foreign");
const replace = (content: string): string => withReplacement(content, OLD, { newKey: `ssh-ed25519 ${NEW}`, run: "77" });
const mark = `sluice-rotation:77:${OLD}`;

test("the new key follows the old one, with a mark that names it, and every other line stays", () => {
  const before = `# keys\n\nssh-ed25519 ${FOREIGN} ada@laptop\nssh-ed25519 ${OLD} deploy\n`;
  const both = replace(before);
  expect(both).toBe(`${before}ssh-ed25519 ${NEW} ${mark}\n`);
  expect(marksOf(both, NEW)).toEqual([{ run: "77", replaces: OLD, isStored: false }]);
  expect(replacementsOf(both, OLD)).toEqual([{ key: NEW, run: "77", replaces: OLD, isStored: false }]);
  expect(withoutKeys(both, new Set([OLD]))).toBe(
    `# keys\n\nssh-ed25519 ${FOREIGN} ada@laptop\nssh-ed25519 ${NEW} ${mark}\n`,
  );
});

test.each([
  ['restrict,command="/usr/local/lib/sluice/only look" '],
  ['from="10.0.0.0/8,!10.1.*",environment="A=\\"b c\\" ssh-ed25519" '],
  [`command="echo ssh-ed25519 ${FOREIGN}"\t `],
  ["  no-pty\t"],
  ['command="a,cert-authority,b",no-pty '],
])("the new key gets the options of the old one: %s", (options) => {
  expect(keysIn(`${options}ssh-ed25519 ${OLD} deploy\n`)).toEqual([OLD]);
  expect(replace(`${options}ssh-ed25519 ${OLD} deploy\n`)).toBe(
    `${options}ssh-ed25519 ${OLD} deploy\n${options}ssh-ed25519 ${NEW} ${mark}\n`,
  );
});

test("line ends of Windows stay, and a last line without an end gets one", () => {
  expect(replace(`ssh-ed25519 ${OLD}\r\nssh-ed25519 ${FOREIGN}`)).toBe(
    `ssh-ed25519 ${OLD}\r\nssh-ed25519 ${NEW} ${mark}\r\nssh-ed25519 ${FOREIGN}`,
  );
  expect(replace(`ssh-ed25519 ${OLD} x`)).toBe(`ssh-ed25519 ${OLD} x\nssh-ed25519 ${NEW} ${mark}\n`);
});

test("each line of a key that is there twice is replaced, with its own options", () => {
  const both = replace(`no-pty ssh-ed25519 ${OLD} a\nssh-ed25519 ${OLD} b\n`);
  expect(withoutKeys(both, new Set([OLD]))).toBe(`no-pty ssh-ed25519 ${NEW} ${mark}\nssh-ed25519 ${NEW} ${mark}\n`);
});

test.each([
  [`#ssh-ed25519 ${OLD} deploy\n`],
  [`cert-authority,no-pty ssh-ed25519 ${OLD} a certificate authority logs nobody in\n`],
  [`ssh-rsa ${OLD} the type is another one\n`],
  [`ssh-ed25519 ${OLD.slice(0, 20)} cut\n`],
  [`command="ssh-ed25519 ${OLD} unclosed\n`],
  [`ssh-ed25519 ${FOREIGN} ssh-ed25519 ${OLD}\n`],
])("what sshd does not read as this key is foreign: %s", (line) => {
  expect(keysIn(line)).not.toContain(OLD);
  expect(replace(line)).toBe(line);
  expect(withoutKeys(line, new Set([OLD]))).toBe(line);
});

test("the mark says whether the key is stored, and the line keeps its end", () => {
  const both = replace(`ssh-ed25519 ${OLD}\r\nssh-ed25519 ${FOREIGN} ada\r\n`);
  const stored = withStoredMark(both, NEW, true);
  expect(stored).toBe(both.replace(`${NEW} ${mark}\r\n`, `${NEW} ${mark}:stored\r\n`));
  expect(marksOf(stored, NEW)).toEqual([{ run: "77", replaces: OLD, isStored: true }]);
  expect(withStoredMark(stored, NEW, true)).toBe(stored);
  expect(withStoredMark(stored, NEW, false)).toBe(both);
  expect(withStoredMark(both, FOREIGN, true)).toBe(both);
});

test("a mark is read only as the whole comment of its own line", () => {
  expect(marksOf(`ssh-ed25519 ${NEW} x ${mark}\n# ${mark}\n`, NEW)).toEqual([]);
});

test("whatever the other lines are, they keep each byte", () => {
  const line = fc.string({ unit: "binary-ascii" }).map((text) => text.replaceAll("\n", " "));
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (above, below) => {
      const [before, after] = [above.map((one) => `${one}\n`).join(""), below.map((one) => `${one}\n`).join("")];
      const both = replace(`${before}ssh-ed25519 ${OLD}\n${after}`);
      const marked = `ssh-ed25519 ${NEW} ${mark}\n`;
      expect(both).toBe(`${before}ssh-ed25519 ${OLD}\n${marked}${after}`);
      expect(withoutKeys(both, new Set([OLD]))).toBe(`${before}${marked}${after}`);
    }),
  );
});
