import { escapeCard, escapeChatMarkdown, escapeSlack } from "../../text/chat-text.ts";
import { escapeHtmlText } from "../../text/html.ts";
import { escapeAddress, escapeCode, escapeHtml, escapeMarkdown, escapeTitle } from "../../text/markdown-escape.ts";
import { escapePlain } from "../../text/plain-text.ts";

/** Masking shorter secrets would make half of the log unreadable. */
export const SHORTEST_SECRET = 4;
/** A part of a secret that is shorter is a word that other texts hold as well. */
const SHORTEST_PART = 8;

/** Pure. The forms in which a secret may stand in a text; none for one that is too short. */
export function formsOf(secret: string): readonly string[] {
  const wholes = [secret, secret.trim()];
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  // A line of a key file is Base64 already. What encodes it again encodes the file.
  const encoded = secret.includes("-----BEGIN ") ? wholes : [...wholes, ...lines];
  const forms = [
    ...[...wholes, ...lines].flatMap(escapedForms),
    ...encoded.filter(isLongEnough).flatMap(base64Parts),
    ...partsOfAddress(secret.trim()).flatMap(escapedForms),
  ];
  return [...new Set(forms)];
}

function isLongEnough(text: string): boolean {
  return text.trim().length >= SHORTEST_SECRET;
}

/** The text itself, and as the languages write it in which our reports and other programs' messages are. */
function escapedForms(text: string): readonly string[] {
  if (!isLongEnough(text)) return [];
  const json = inJson(text);
  // Half a character, which no encoder takes, can only come from a cut.
  const whole = text.toWellFormed();
  return [
    text,
    ...[json, json.replaceAll("/", "\\/"), asGo(json), asAscii(json), inJson(json)],
    ...addressForms(whole),
    text.replaceAll("'", "'\\''"),
  ];
}

/**
 * Pure. The same as they stand in our own texts: those are redacted when they are written, when foreign texts in them,
 * in any form of the secret, are escaped already.
 */
export function formsInOurTexts(forms: readonly string[]): readonly string[] {
  const all = forms.flatMap((form) => [form, ...ESCAPES.map((escaped) => escaped(form))]);
  return [...new Set(all)].filter(isLongEnough);
}

const ESCAPES = [
  ...[escapeMarkdown, escapeTitle, escapeHtml, escapeCode, escapeAddress],
  ...[escapeHtmlText, escapePlain, escapeSlack, escapeCard, escapeChatMarkdown, inJson],
];

/**
 * What must be encoded in an address depends on the place, and what is encoded besides depends on the program: RFC 3986 alone, Go's
 * paths and passwords, and the browsers'. Some write the digits in small letters.
 */
const KEPT_IN_ADDRESSES = ["", "!'()*", "*", "$&+=:@", "$&+,;=", ";,/?:@&=+$#!'()*"] as const;

function addressForms(text: string): readonly string[] {
  const encoded = KEPT_IN_ADDRESSES.map((kept) => percentEncoded(text, kept));
  const inQueries = encoded.slice(0, 3).map((one) => one.replaceAll("%20", "+"));
  const all = [...encoded, ...inQueries, ...inQueries.map((one) => one.replaceAll("~", "%7E"))];
  return [...all, ...all.map((one) => one.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

function percentEncoded(text: string, kept: string): string {
  const isKept = (unit: string): boolean => /[\w.~-]/.test(unit) || kept.includes(unit);
  return [...text].map((unit) => (isKept(unit) ? unit : percent(unit))).join("");
}

function percent(character: string): string {
  return [...Buffer.from(character, "utf8")]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Go escapes what HTML could misread. */
function asGo(json: string): string {
  return json.replaceAll(/[<>&]/g, codeUnit);
}

function asAscii(json: string): string {
  return json.replaceAll(/[\u007f-\uffff]/g, codeUnit);
}

function codeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * What Base64 makes of the text, wherever it stands in what is encoded: `user:password`, a line of a file, a JSON. Three bytes
 * become four characters, so that there are three ways; the characters at both ends depend on what stands beside it.
 */
function base64Parts(text: string): readonly string[] {
  const bytes = Buffer.from(text, "utf8");
  const parts = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  return [bytes.toString("base64"), ...parts]
    .filter((part) => part.length >= SHORTEST_PART)
    .flatMap((part) => [part, part.replaceAll("+", "-").replaceAll("/", "_")]);
}

/** Of a webhook's address or a database's: its password, and each part of its path and its query that looks random. */
function partsOfAddress(text: string): readonly string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return [];
  const { username, password, pathname, searchParams } = new URL(text);
  const random = [username, ...pathname.split("/"), ...searchParams.values()].filter(looksRandom);
  return [password, decoded(password), ...random, ...random.map(decoded)].filter(
    (part) => part.length >= SHORTEST_PART,
  );
}

/** Masked words such as `workflows` would be missing in every log, and outputs that hold them get lost. */
function looksRandom(part: string): boolean {
  const hasBothCases = /[a-z]/.test(part) && /[A-Z]/.test(part) && part.length >= 2 * SHORTEST_PART;
  return (/[a-z]/i.test(part) && /\d/.test(part)) || hasBothCases;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // It is not encoded, and is masked as it is.
    return part;
  }
}
