import fc from "fast-check";
import { type Changelogs, pickEntries } from "../../../src/changelog/entries/picked-entries.ts";

const HEAD = "# Changelog\n\n## [Unreleased]\n";
const RELEASED = "## [1.0.0] - 2026-11-24\n\n### Fixed\n\n- An old one\n";
/** What stands on the stable tag. */
const STABLE = `${HEAD}\n${RELEASED}`;

const unreleased = (body: string): string => `${HEAD}\n${body}\n${RELEASED}`;

const take = (logs: Partial<Changelogs>) =>
  pickEntries({ before: STABLE, after: STABLE, ours: STABLE, ...logs }, ["Unreleased"]);

const textOf = (logs: Partial<Changelogs>): string => {
  const taken = take(logs);
  return taken.kind === "picked" ? taken.text : `refused: ${taken.why}`;
};

test("an entry among others of main comes alone, under the part that it had there", () => {
  const before = unreleased("### Added\n\n- A page\n\n### Fixed\n\n- The logo\n");
  const after = before.replace("- The logo\n", "- The logo\n- Exports lose no hours (#7)\n");
  expect(textOf({ before, after })).toBe(unreleased("### Fixed\n\n- Exports lose no hours (#7)\n"));
});

test("where the part is there, it goes to its end; without any part it stands above all", () => {
  const ours = unreleased("- Loose\n\n### Fixed\n\n- First\n\n### Security\n\n- Second\n");
  const before = unreleased("- Old\n\n### Fixed\n\n- Older\n");
  const after = before.replace("- Old\n", "- Old\n- New\n").replace("- Older\n", "- Newer\n- Older\n");
  expect(textOf({ before, after, ours })).toBe(
    unreleased("- Loose\n- New\n\n### Fixed\n\n- First\n- Newer\n\n### Security\n\n- Second\n"),
  );
});

test("an entry of several lines stays whole, a part that the commit began is begun, and CRLF stays CRLF", () => {
  const before = unreleased("### Added\n\n- A page\n");
  const entry = "- **Hours:** exports\n  lose none\n\n  ```\n  # no heading\n  ```\n";
  const after = before.replace("- A page\n", `- A page\n\n### Fixed\n\n${entry}`);
  expect(textOf({ before, after })).toBe(unreleased(`### Fixed\n\n${entry}`));
  const [b, a, o] = [before, after, STABLE].map((text) => text.replaceAll("\n", "\r\n"));
  expect(textOf({ before: b ?? "", after: a ?? "", ours: o ?? "" })).toBe(
    unreleased(`### Fixed\n\n${entry}`).replaceAll("\n", "\r\n"),
  );
});

test("the very first entry of a changelog without any release, and without a last line end", () => {
  const ours = "# Changelog\n\n## [Unreleased]";
  expect(textOf({ before: HEAD, after: `${HEAD}\n- One\n`, ours })).toBe("# Changelog\n\n## [Unreleased]\n\n- One\n");
});

test.each<[string, Partial<Changelogs>, string]>([
  [
    "rewords an entry",
    { before: unreleased("- Old\n"), after: unreleased("- New\n") },
    "more to the changelog than add",
  ],
  [
    "removes one as well",
    { before: unreleased("- Old\n"), after: unreleased("\n- New\n") },
    "more to the changelog than add",
  ],
  ["adds to an entry", { before: unreleased("- Old\n"), after: unreleased("- Old\n  and more\n") }, "than add entries"],
  ["adds nothing", {}, "than add entries"],
  ["adds an empty part", { after: unreleased("### Fixed\n") }, "than add entries"],
  ["adds prose", { after: unreleased("This one is big.\n") }, "than add entries"],
  ["names a link", { after: unreleased("- New [x]\n\n[x]: https://example.com\n") }, "than add entries"],
  ["adds below a heading of its own", { after: unreleased("### Fixed\n\n#### Web\n\n- New\n") }, "than add entries"],
  [
    "corrects what was released",
    { after: unreleased("- New\n").replace("old one", "older one") },
    "changes more of the changelog",
  ],
  ["has no section", { before: "# Changelog\n" }, 'The commit\'s changelog has no section "Unreleased"'],
  [
    "comes to a changelog without one",
    { ours: RELEASED, after: unreleased("- New\n") },
    "The release's changelog has no",
  ],
  ["is no text", { after: unreleased("- \uFFFD\n") }, "not all text"],
])("a commit that %s is for a person", (_, logs, why) => {
  expect(textOf(logs)).toMatch(new RegExp(`^refused: .*${why}`));
});

test("whatever stands in the other changelog stays, byte by byte, and the entries are there", () => {
  const part = fc.constantFrom("Added", "Fixed", "Security");
  const name = fc.stringMatching(/^[a-z]{1,8}$/);
  const entries = fc.array(fc.tuple(fc.option(part), name), { minLength: 1, maxLength: 4 });
  const section = fc.array(fc.tuple(part, fc.array(name, { minLength: 1, maxLength: 3 })), { maxLength: 3 });
  const written = (parts: readonly (readonly [string, readonly string[]])[]): string =>
    parts.map(([title, names]) => `\n### ${title}\n\n${names.map((one) => `- ${one}\n`).join("")}`).join("");
  fc.assert(
    fc.property(section, section, entries, fc.constantFrom("\n", "\r\n"), (theirs, own, added, end) => {
      const loose = added.filter(([title]) => title === null).map(([, one]) => `- new ${one}\n`);
      const inParts = added
        .filter(([title]) => title !== null)
        .map(([title, one]) => `\n### ${title}\n\n- new ${one}\n`);
      const body = written(theirs);
      const [before, after, ours] = [
        `${HEAD}${body}\n${RELEASED}`,
        `${HEAD}${loose.length > 0 ? "\n" : ""}${loose.join("")}${body}${inParts.join("")}\n${RELEASED}`,
        `${HEAD}${written(own)}\n${RELEASED}`.replaceAll("\n", end),
      ];
      const taken = take({ before, after, ours });
      if (taken.kind === "refused") throw new Error(taken.why);
      const lines = taken.text.split(end);
      for (const [, one] of added) expect(lines).toContain(`- new ${one}`);
      // What is there now and was not there is the entries, headings of parts, and empty lines.
      let rest = [...lines];
      for (const line of ours.split(end)) {
        const at = rest.indexOf(line);
        expect(rest.slice(0, at).every((one) => one === "" || /^(- new |### )/.test(one))).toBe(true);
        rest = rest.slice(at + 1);
      }
      expect(rest).toEqual([]);
    }),
  );
});
