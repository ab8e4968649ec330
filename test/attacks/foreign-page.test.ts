import { releasePage } from "../../src/report/page/release-page.ts";
import { releaseFacts } from "../fakes/release-records.ts";
import { HOSTILE, poisoned } from "./hostile-text.ts";

/** More for a page of HTML: what ends an element, an attribute, a style or a comment. */
const FOR_PAGES = [
  ...[
    '"',
    "'",
    "<",
    ">",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
  ],
  ...["</pre><iframe src=//evil.example>", "</style><style>*{background:url(//evil.example)}", "--><b>", "<!--", "]]>"],
  ...[
    "</svg><script>alert(1)</script>",
    "&lt;script&gt;",
    "javascript:alert(1)",
    '<a href="javascript:alert(1)">x</a>',
  ],
];

/** Elements with the names of their attributes: what a browser would build. */
function structureOf(page: string): readonly string[] {
  return [...page.matchAll(/<(\/?[a-z!][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>/gi)].map(([, name = "", rest = ""]) => {
    const attributes = [...rest.matchAll(/([a-z-]+)="[^"]*"/gi)].map(([, attribute]) => attribute);
    const left = rest.replaceAll(/\s*[a-z-]+="[^"]*"/gi, "").replaceAll(/[\s/]/g, "");
    return `${name} ${attributes.join(" ")} ${left}`;
  });
}

/** Texts by which the page decides, and times, which a record's schema holds. */
function foreign(text: string): ReturnType<typeof releaseFacts> {
  const facts = releaseFacts();
  const keys = ["kind", "decision", "reading", "began", "ended", "at", "result"];
  const poison = (value: unknown, key = ""): unknown => {
    if (typeof value === "string") return keys.includes(key) ? value : poisoned(value, () => text);
    if (Array.isArray(value)) return value.map((one) => poison(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, name)]));
  };
  return poison(facts) as typeof facts;
}

const clean = structureOf(releasePage(releaseFacts()).text);

test("the search sees the elements of the page", () => {
  expect(clean.length).toBeGreaterThan(200);
  expect(structureOf("<p>a</p><img src=x onerror=alert(1)>")).not.toEqual(structureOf("<p>a</p>"));
});

test.each([...FOR_PAGES, ...HOSTILE].map((text) => [JSON.stringify(text), text]))(
  "%s in every field adds no element, no attribute and no address",
  (_, text) => {
    const page = releasePage(foreign(text)).text;
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, url = ""]) => url);
    // An address that is none is shown without its link, and a time that is none as text.
    const rest = (structure: readonly string[]) => structure.filter((one) => !/^\/?(a|time) /.test(one));
    expect(rest(structureOf(page))).toEqual(rest(clean));
    expect(links).not.toEqual([]);
    for (const url of links) expect(url).toMatch(/^https:\/\/own\.example\//);
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(page.isWellFormed()).toBe(true);
  },
);
