import { groupLicences } from "../../../scripts/bundling/licence-groups.ts";

const licence = (name: string, year: string, words: string): string =>
  `${name}\nMIT\nMIT License\n\nCopyright (c) ${year} ${name}\n\n${words}\n`;

test("packages with one licence have its text once, and each its own copyright notice", () => {
  const text = [
    licence("one", "2019", "Permission is granted\nto all."),
    licence("@scope/two", "2021", "Permission is granted to all."),
    licence("three", "2022", "Nobody may."),
  ].join("\n");
  expect(groupLicences(text)).toBe(
    [
      "one\nCopyright (c) 2019 one\n@scope/two\nCopyright (c) 2021 @scope/two\nMIT\nMIT License\n\n\nPermission is granted\nto all.",
      licence("three", "2022", "Nobody may."),
    ].join("\n\n"),
  );
});

test("a text that only looks like another package stays where it is", () => {
  const text = licence("one", "2019", "Permission is granted\n\nas follows\nto all.");
  expect(groupLicences(text)).toBe(text);
});
