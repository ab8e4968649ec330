import { randomBytes } from "node:crypto";
import sodium from "libsodium-wrappers";
import { sealedBox } from "../../../src/credentials/sealed-box.ts";

beforeAll(() => sodium.ready);

test("libsodium opens what was sealed, and no other key does", () => {
  for (const length of [0, 1, 31, 32, 33, 399, 5000]) {
    const message = randomBytes(length);
    const { publicKey, privateKey } = sodium.crypto_box_keypair();
    const other = sodium.crypto_box_keypair();
    const sealed = sealedBox(message, publicKey, randomBytes(32));
    expect(sealed).toHaveLength(length + sodium.crypto_box_SEALBYTES);
    expect(Buffer.from(sodium.crypto_box_seal_open(sealed, publicKey, privateKey))).toEqual(message);
    expect(() => sodium.crypto_box_seal_open(sealed, other.publicKey, other.privateKey)).toThrow();
  }
});

/** Sealed by PyNaCl's bindings of libsodium (crypto_generichash, crypto_box) with a fixed ephemeral key. */
test("a fixed key and message give the bytes of the reference", () => {
  const recipient = Buffer.from("5dfedd3b6bd47f6fa28ee15d969d5bb0ea53774d488bdaf9df1c6e0124b3ef22", "hex");
  const sealed = sealedBox(Buffer.from("a deploy key"), recipient, Buffer.alloc(32, 7));
  expect(Buffer.from(sealed).toString("hex")).toBe(
    "13be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6da4eaf69faecc46682d93bb13e80e45b3ce848de00f4fe5245c8290a8",
  );
});
