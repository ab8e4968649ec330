import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

/** A decision tells when it was made and whether it still holds; one that does not hold names the one that replaced it. */

const folder = join(repositoryRoot(), "docs/decisions");
const LINE = /^# (\d+)\. .+\n\nDate: \d{4}-\d\d-\d\d\. Status: ((?:accepted|superseded)\b.*\.)\n\n/;

const decisions = readdirSync(folder).map((file) => {
  const [, number = "", status = ""] = LINE.exec(readFileSync(join(folder, file), "utf8")) ?? [];
  // Without the addresses of its links, whose dots would end a sentence.
  return { file, number: Number(number), status: status.replaceAll(/\]\([^)]*\)/g, "]") };
});

/** The numbers that follow a phrase in a status, up to the end of its sentence. */
function numbersAfter(status: string, phrase: RegExp): readonly number[] {
  const [, rest = ""] = phrase.exec(status) ?? [];
  return [...rest.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number));
}

test.each(decisions)("$file has its number, a date and a status", ({ file, number, status }) => {
  expect(status).not.toBe("");
  expect(number).toBe(Number(file.slice(0, 4)));
});

test("no two decisions have the same number", () => {
  expect(new Set(decisions.map(({ number }) => number)).size).toBe(decisions.length);
});

test("a decision and the one that supersedes or amends it name each other", () => {
  const replaced = decisions.flatMap(({ number, status }) =>
    numbersAfter(status, /(?:superseded(?: in part)?|amended) by ([^.]*)/).map((by) => `${by} replaces ${number}`),
  );
  const replacing = decisions.flatMap(({ number, status }) =>
    numbersAfter(status, /(?:Supersedes|Amends) (.*)/).map((old) => `${number} replaces ${old}`),
  );
  expect(replaced.length).toBeGreaterThan(5);
  expect(replaced.toSorted()).toEqual(replacing.toSorted());
});
