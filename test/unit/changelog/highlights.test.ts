import { highlights, tagLine } from "../../../src/changelog/highlights.ts";
import { cutSpans, plainOf, type Span } from "../../../src/changelog/spans.ts";

const found = (body: string): readonly (readonly Span[])[] => highlights({ heading: "## 1.1.0", body }, 5);
const texts = (body: string): readonly string[] => found(body).map(plainOf);

test.each<[string, string, readonly string[]]>([
  ["lines of code", "```diff\n- door: old\n+ door: new\n```\n\n- A door\n", ["A door"]],
  ["code that is set in", "    - door: old\n\n- A door\n", ["A door"]],
  ["rulers", "- A door\n\n- - -\n\n* * *\n\n- A hinge\n", ["A door", "A hinge"]],
  ["comments and images", "<!-- - no -->\n- ![a door](https://x/door.png)Wide\n", ["a doorWide"]],
  ["hashes of commits", "* A door ([abc1234](https://x/c/abc1234))\n", ["A door"]],
  [
    "hashes in words",
    "- abc1234: A door\n- A hinge (abc1234)\n- Face2face [abc1234]\n",
    ["A door", "A hinge", "Face2face"],
  ],
  ["brackets of hashes, and what parts them", "* \\[[`abc1234`](https://x/c)] - **doc**: a door\n", ["doc: a door"]],
  ["lines of tables", "| a | b |\n| --- | --- |\n| - c | d |\n\n- A door\n", ["A door"]],
])("%s are no entries", (_, body, entries) => {
  expect(texts(body)).toEqual(entries);
});

test("an entry that is wrapped is whole", () => {
  expect(texts("- Set the side, and\n  read it twice,\nor more often\n- A hinge\n")).toEqual([
    "Set the side, and read it twice, or more often",
    "A hinge",
  ]);
});

test("the items below a label are the entries, and those below an entry are not", () => {
  expect(texts("- UI:\n  - A door\n  - A hinge\n- **api**\n  - Faster\n")).toEqual(["A door", "A hinge", "Faster"]);
  expect(texts("- The door opens to both sides now\n  - Left\n  - Right\n")).toEqual([
    "The door opens to both sides now",
  ]);
});

test("Markdown becomes what is read, and its links keep their addresses", () => {
  expect(found("- **Wider** `a_b` [door](https://x.example/a_b_c), see <https://x.example/d>\n")).toEqual([
    [
      { text: "Wider", isBold: true, isCode: false, url: "" },
      { text: " ", isBold: false, isCode: false, url: "" },
      { text: "a_b", isBold: false, isCode: true, url: "" },
      { text: " ", isBold: false, isCode: false, url: "" },
      { text: "door", isBold: false, isCode: false, url: "https://x.example/a_b_c" },
      { text: ", see ", isBold: false, isCode: false, url: "" },
      { text: "https://x.example/d", isBold: false, isCode: false, url: "https://x.example/d" },
    ],
  ]);
});

test("what is too long is cut between words, and no address is cut", () => {
  const long = found(`- A door that is ${"very ".repeat(80)}wide\n`)[0] ?? [];
  expect(plainOf(cutSpans(long, 100))).toMatch(/^A door that is (?:very )+…$/);
  const url = `https://x.example/${"a".repeat(200)}`;
  const cut = plainOf(cutSpans(found(`- A door, see ${url} and more\n`)[0] ?? [], 100));
  expect(cut).toBe("A door, see …");
});

test("without an entry the first sentence stands for the release", () => {
  expect(texts("The old door is gone. Use the new one,\nwhich opens to the left.\n")).toEqual([
    "The old door is gone.",
  ]);
  expect(texts("```\ncode\n```\n")).toEqual([]);
});

test("a tag's line ends with its sentence", () => {
  const line = (body: string): string => tagLine({ heading: "## 1.1.0", body });
  expect(line("The old door is gone. Use the new one.\n\n- A door\n")).toBe("The old door is gone.");
  expect(line("- Doors open to both sides. The old ones do not. (#7)\n")).toBe("Doors open to both sides.");
});

test("no character is invisible, beside those that emojis need", () => {
  const [entry = []] = found(
    "- A\u200b door\u00ad at https://x.example/a\u2060b, \u{e0041}[na\u202eme](https://y.example) 👩‍🚀❤️\n",
  );
  expect(plainOf(entry)).toBe("A door at https://x.example/ab, name 👩‍🚀❤️");
});
