import { firstSentence } from "../../../src/changelog/first-sentence.ts";

test.each([
  ["Thanks to Dr. Who for the door.", "And more."],
  ["Doors, e.g. Revolving Doors, are wide.", "And more."],
  ["Doors (i.e. Gates) of St. Pancras and Mr. J. R. Smith Jr. Open.", "And more."],
  ["Works with Acme Inc. Doors vs. Acme Ltd. Gates.", "And more."],
  ["See Fig. A and vol. B by Smith et al. About doors.", "And more."],
  ["The U.S. Door is here.", "And more."],
  ["Die z.B. Große Tür bzw. Pforte ist da.", "Und mehr."],
  ["Installs with npm.", "Then it runs."],
  ["Faster SQL.", "And more."],
  ["Requires Node.js v20.1.", "And more."],
  ["Doors, gates, etc.", "They are wide."],
  ["Is it fast?", "It is."],
])("%s", (sentence, next) => {
  expect(firstSentence(`${sentence} ${next}`)).toBe(sentence);
});

test("a text without an end is a sentence, and so is one that ends with an abbreviation", () => {
  expect(firstSentence("A door")).toBe("A door");
  expect(firstSentence("A door by Dr.")).toBe("A door by Dr.");
  expect(firstSentence("")).toBe("");
});
