import { realSshKeys } from "../../../src/world/ssh/ssh-keys.ts";

test("every pair can be read, and its public half is that of the private one", () => {
  // The library spoils one of 256.
  for (let pair = 1; pair <= 2000; pair++) {
    const { privateKey, publicKey } = realSshKeys.generate();
    expect(`ssh-ed25519 ${realSshKeys.publicHalf({ privateKey })}`).toBe(publicKey);
  }
});
