import { PARTS, type PartNames, partNames } from "../../../src/changelog/entries/part-names.ts";
import { readChangelog } from "../../../src/changelog/sections.ts";

const named = (text: string, wanted: Partial<PartNames>): PartNames =>
  partNames(
    readChangelog(text).headings.map(({ title }) => title),
    wanted,
  );

const GERMAN = {
  breaking: "Geändert",
  features: "Hinzugefügt",
  fixes: "Behoben",
  security: "Sicherheit",
  other: "Geändert",
};

test.each([
  ["a language's own headings", "## [1.0.0]\n\n### Behoben\n\n- Eins\n", GERMAN],
  ["no heading", "## [1.0.0]\n\n- One\n", PARTS],
  [
    "headings of two languages as they are, and English for the rest",
    "### Behoben\n\n### Added\n",
    { ...PARTS, fixes: "Behoben" },
  ],
  [
    "what a generator calls them",
    "### 🐛 Bug Fixes\n\n### Features\n",
    { ...PARTS, features: "Features", fixes: "🐛 Bug Fixes" },
  ],
  ["a heading in a fence", "```\n### Behoben\n```\n", PARTS],
  ["a heading in a comment", "<!--\n### Behoben\n-->\n", PARTS],
])("%s", (_, text, names) => {
  expect(named(text, {})).toEqual(names);
});

test("what is set wins, and what else changed follows what breaks", () => {
  expect(named("### Behoben\n", { fixes: "Korrigiert" })).toEqual({ ...GERMAN, fixes: "Korrigiert" });
  expect(named("", { breaking: "Muutettu" })).toEqual({ ...PARTS, breaking: "Muutettu", other: "Muutettu" });
  expect(named("", { breaking: "Ändringar", other: "Övrigt" })).toMatchObject({ other: "Övrigt" });
});
