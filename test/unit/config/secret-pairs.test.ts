import { readSecretPairs } from "../../../src/config/secret-pairs.ts";
import { createLog } from "../../fakes/stage-world.ts";

function read(text: string): { readonly masked: string[]; readonly lines: readonly string[] } {
  const masked: string[] = [];
  const log = createLog();
  readSecretPairs({ name: "variables", text }, { ...log, mask: (secret) => masked.push(secret) });
  return { masked, lines: log.lines };
}

test("short words, numbers and versions are not masked, and the log names their variables", () => {
  const { masked, lines } = read(
    "STRIPE_MODE=live\nSTAGE=production\nPORT=5432\nTAG=v1.4.0\nEMPTY=\nDB_PASSWORD=correct-horse\nPIN=a1b2c3",
  );
  expect(masked).toEqual(["correct-horse", "a1b2c3"]);
  expect(lines).toEqual([
    "Not masked, because the value is a short word, a number or a version: STRIPE_MODE, STAGE, PORT, TAG.",
  ]);
});

test("a word of more than eight letters may be a password, and is masked", () => {
  expect(read("A=abcdefghi").masked).toEqual(["abcdefghi"]);
  expect(read("A=abcdefgh").masked).toEqual([]);
});
