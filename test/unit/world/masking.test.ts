import fc from "fast-check";
import { escapeMarkdown } from "../../../src/report/markdown.ts";
import { Masking } from "../../../src/world/masking.ts";

const KEY = `-----BEGIN KEY-----\n${"b3BlbnNzaC1rZXktdjEA".repeat(3)}\nshort+tail==\n-----END KEY-----\n`;

test("a key file leaks neither whole, nor by the line, nor encoded as it lies on the disk", () => {
  const masking = new Masking();
  masking.add(KEY);
  const forms = [KEY, KEY.trim(), ...KEY.trim().split("\n"), KEY.replaceAll("\n", "\r\n")];
  for (const form of [...forms, Buffer.from(KEY).toString("base64"), encodeURIComponent(KEY)]) {
    expect(masking.redact(`x ${form} y`).replace(/[\s*]/g, "")).toBe("xy");
  }
});

test("whatever the secret is, it is in no text any more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 4 }), fc.string(), fc.string(), (secret, before, after) => {
      fc.pre(secret.trim().length >= 4 && !"***".includes(secret.trim()));
      const masking = new Masking();
      masking.add(secret);
      expect(masking.redact(`${before}${secret}${after}`).includes(secret.trim())).toBe(
        `${before}***${after}`.includes(secret.trim()),
      );
    }),
  );
});

test("a report that Markdown has escaped holds it no more than the log does", () => {
  const masking = new Masking();
  masking.add("p_a*s|s@word");
  const report = `**invalid port: ${escapeMarkdown("p_a*s|s@word")}**`;
  expect(masking.redact(report)).toBe("**invalid port: *****");
});

test("half a character is masked like any other text", () => {
  const masking = new Masking();
  masking.add("half\ud83d");
  expect(masking.redact("a half\ud83d b")).toBe("a *** b");
});
