import { PARTS } from "../../../src/version/changelog-draft.ts";
import { partNames } from "../../../src/version/part-names.ts";

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
  ["headings of two languages", "### Behoben\n\n### Added\n", PARTS],
  ["a heading in a fence", "```\n### Behoben\n```\n", PARTS],
  ["a heading in a comment", "<!--\n### Behoben\n-->\n", PARTS],
])("%s", (_, text, names) => {
  expect(partNames(text, {})).toEqual(names);
});

test("what is set wins, and what else changed follows what breaks", () => {
  expect(partNames("### Behoben\n", { fixes: "Korrigiert" })).toEqual({ ...GERMAN, fixes: "Korrigiert" });
  expect(partNames("", { breaking: "Muutettu" })).toEqual({ ...PARTS, breaking: "Muutettu", other: "Muutettu" });
  expect(partNames("", { breaking: "Ändringar", other: "Övrigt" })).toMatchObject({ other: "Övrigt" });
});
