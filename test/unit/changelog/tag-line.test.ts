import { tagLine } from "../../../src/changelog/highlights.ts";

const line = (body: string): string => tagLine({ heading: "## [1.4.0]", body });

test.each([
  ["Add `max_age` for user_id", "Add max_age for user_id"],
  ["Add `--dry_run` and `a * b`", "Add --dry_run and a * b"],
  ["Rename _private to _public, and __x to y", "Rename _private to _public, and __x to y"],
  ["Take *.log and *.tmp; 2 * 3 * 4", "Take *.log and *.tmp; 2 * 3 * 4"],
  ["Read snake_case_names, `__init__` too", "Read snake_case_names, __init__ too"],
  ["Escape \\*stars\\* and \\_lines\\_", "Escape *stars* and _lines_"],
  ["Use `list[int]` and ``a ` b``", "Use list[int] and a ` b"],
])("what is no emphasis stays: %s", (body, wanted) => {
  expect(line(body)).toBe(wanted);
});

test.each([
  ["**Faster** exports", "Faster exports"],
  ["*Faster*, _leaner_ and __safer__ exports", "Faster, leaner and safer exports"],
  ["***All*** of it: **twice *as* fast**", "All of it: twice as fast"],
  ["_The `max_age` of user_id_ is kept", "The max_age of user_id is kept"],
  ["**`max_age`** is kept", "max_age is kept"],
  ["[Exports](https://x/a_b_c) of [all][1] (#12, #13).\n\n[1]: https://y", "Exports of all"],
])("emphasis, links and references go: %s", (body, wanted) => {
  expect(line(body)).toBe(wanted);
});

test("the first entry stands for a section without a sentence, and a long line ends at a word", () => {
  expect(line("### Added\n\n- Faster `user_id`\n- More")).toBe("Faster user_id");
  expect(line("word ".repeat(40))).toMatch(/^(word )+…$/);
  expect(line("")).toBe("");
});

test("a paragraph that only stands above something is no sentence", () => {
  expect(line("FEATURES:\n\n* A door\n")).toBe("A door");
  expect(line("**Features**\n\n- A door\n")).toBe("A door");
  expect(line("![shot](https://x/s.png)\n\nWider doors. And more.\n")).toBe("Wider doors.");
  expect(line("**All doors are wide.**\n")).toBe("All doors are wide.");
  expect(line("- :sparkles: A door\n")).toBe(":sparkles: A door");
});
