import fc from "fast-check";
import { escapeChatMarkdown } from "../../../src/text/chat-text.ts";
import { escapeHtmlText } from "../../../src/text/html.ts";
import { escapeMarkdown } from "../../../src/text/markdown-escape.ts";
import { truncate, truncateStart } from "../../../src/text/truncate.ts";
import { Masking } from "../../../src/world/runner/masking.ts";

const KEY = `-----BEGIN KEY-----\n${"b3BlbnNzaC1rZXktdjEA".repeat(3)}\nshort+tail==\n-----END KEY-----\n`;

function masked(secret: string, text: string): string {
  const masking = new Masking();
  masking.add(secret);
  return masking.redact(text);
}

test("a key file leaks neither whole, nor by the line, nor encoded as it lies on the disk", () => {
  const forms = [KEY, KEY.trim(), ...KEY.trim().split("\n"), KEY.replaceAll("\n", "\r\n")];
  for (const form of [...forms, encodeURIComponent(KEY), JSON.stringify(KEY).slice(1, -1)]) {
    expect(masked(KEY, `x ${form} y`).replace(/[\s*]/g, "")).toBe("xy");
  }
  expect(masked(KEY, Buffer.from(KEY).toString("base64"))).toBe("***");
});

test("whatever the secret is, it is in no text any more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 4 }), fc.string(), fc.string(), (secret, before, after) => {
      // A secret of stars could come out of what stands in the places of others.
      fc.pre(secret.trim().length >= 4 && !secret.includes("*"));
      expect(masked(secret, `${before}${secret}${after}`)).not.toContain(secret.trim());
    }),
  );
});

/** What people and generators of passwords make. */
const CANARIES = [
  'say "please"',
  "back\\slash\\\\twice",
  "with some spaces in it",
  "first line\nsecond line\n",
  "tab\tand 'quote'",
  "a/b+c=d&e?f#g%h",
  "<angle> & ampersand",
  "grüße-aus-köln-🔑",
  "p_a*s|s@w`rd[1](2)",
  "d0llar$@slash/(star*)~it's!",
];

const LANGUAGES: Readonly<Record<string, (secret: string) => string>> = {
  JSON: (secret) => JSON.stringify({ password: secret }),
  "JSON in JSON": (secret) => JSON.stringify({ body: JSON.stringify({ password: secret }) }),
  "JSON of PHP": (secret) => JSON.stringify(secret).replaceAll("/", "\\/"),
  "JSON of Go": (secret) => JSON.stringify(secret).replaceAll(/[<>&]/g, escapedUnit),
  "JSON of Python": (secret) => JSON.stringify(secret).replaceAll(/[\u0080-\uffff]/g, escapedUnit),
  "a query": (secret) => new URLSearchParams({ password: secret }).toString(),
  "a part of an address": (secret) => `https://example.com/${encodeURIComponent(secret)}/x`,
  "a query of Go": (secret) => `?password=${strictly(secret).replaceAll("%20", "+")}`,
  "a query of Python": (secret) => `?password=${strictly(secret)}`,
  "an address of .NET": (secret) => `?password=${strictly(secret).replaceAll(/%../g, (code) => code.toLowerCase())}`,
  "a path of Go": (secret) => `/${strictly(secret).replaceAll(/%(?:24|26|2B|3D|3A|40)/g, decodeURIComponent)}/x`,
  "a password in Go's address": (secret) =>
    `pg://u:${strictly(secret).replaceAll(/%(?:24|26|2B|2C|3B|3D)/g, decodeURIComponent)}@h`,
  "a word of a shell": (secret) => `curl -H 'X: ${secret.replaceAll("'", "'\\''")}'`,
  Markdown: (secret) => `**${escapeMarkdown(secret)}**`,
  "a page of HTML": (secret) => `<b>${escapeHtmlText(secret)}</b>`,
  "the Markdown of chats": (secret) => `**${escapeChatMarkdown(secret)}**`,
};

/** As RFC 3986 wants it: everything but letters, digits and `-._~`. */
function strictly(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

describe.each(CANARIES.map((secret) => [JSON.stringify(secret), secret]))("the secret %s", (_, secret) => {
  test.each(Object.keys(LANGUAGES))("is not in %s", (language) => {
    const write = LANGUAGES[language] ?? String;
    // Without the ends of lines, which are not secret.
    const bare = (text: string): string => text.replaceAll("*", "").replaceAll(/\\+[nr]|%0A|[\s+]/g, "");
    expect(bare(masked(secret, write(secret)))).toBe(bare(write("")));
  });

  test.each(["", "u:", "me:", "user:", '{"auth":"', "AUTHORIZATION: "])("is not in Base64 behind %s", (before) => {
    const whole = Buffer.from(`${before}${secret}`).toString("base64");
    for (const text of [whole, whole.replaceAll("+", "-").replaceAll("/", "_")]) {
      const left = masked(secret, `Basic ${text} end`);
      expect(left).toMatch(/^Basic .*\*{3}.{0,6} end$/);
      const beginning = Buffer.from(left.slice("Basic ".length).split("***")[0] ?? "", "base64").toString("utf8");
      // Whole characters of the secret that stand beside what is before it do not come through.
      expect(beginning.length).toBeLessThanOrEqual(before.length + 1);
    }
  });
});

test("parts of an address that is a secret are secrets: those that look random, and a password", () => {
  const slack = "https://hooks.slack.com/services/T012ABCDE/B0FGHIJKL/aBcDeFgHiJkLmNoPqRsTuVwX";
  expect(masked(slack, "POST /services/T012ABCDE/B0FGHIJKL/aBcDeFgHiJkLmNoPqRsTuVwX failed")).toBe(
    "POST /services/***/***/*** failed",
  );
  const teams =
    "https://prod-12.example.com:443/workflows/0123456789abcdef0123456789abcdef/triggers/manual?sp=%2Ftriggers&sig=a-b_c%2Bd1e2f3";
  expect(masked(teams, "workflows 0123456789abcdef0123456789abcdef, triggers, sig a-b_c+d1e2f3, a-b_c%2Bd1e2f3")).toBe(
    "workflows ***, triggers, sig ***, ***",
  );
  const database = "postgres://app:correct%20horse@db.example.com/production";
  expect(masked(database, "correct horse, correct%20horse, db.example.com/production, app")).toBe(
    "***, ***, db.example.com/production, app",
  );
});

test("words that are short are not masked as parts, nor are encodings of some characters", () => {
  expect(masked("https://example.com/a1/live?x=b2", "live a1 b2")).toBe("live a1 b2");
  expect(masked("abcd", Buffer.from("x:abcd").toString("base64"))).toBe(Buffer.from("x:abcd").toString("base64"));
  expect(masked("abc", "abc")).toBe("abc");
});

test("half a character is masked like any other text", () => {
  expect(masked("half\ud83d", "a half\ud83d b")).toBe("a *** b");
});

test("of a truncated text no part of a secret is left, wherever it was truncated", () => {
  for (const secret of [...CANARIES, KEY]) {
    const text = `the answer was ${secret} and more`;
    for (let limit = 2; limit < text.length; limit++) {
      for (const part of [truncate(text, limit), truncateStart(text, limit), JSON.stringify(truncate(text, limit))]) {
        const clean = masked(secret, part);
        for (let at = 0; at + 4 <= secret.length; at++) {
          const piece = secret.slice(at, at + 4);
          if (piece.trim().length === 4 && !"the answer was  and more".includes(piece))
            expect(clean).not.toContain(piece);
        }
      }
    }
  }
});

test("a mark beside other words takes nothing away", () => {
  const text = "Searching for the newest backup on production … it is there";
  expect(masked("s3cr3t-of-mine", text)).toBe(text);
});
