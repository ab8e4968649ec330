import fc from "fast-check";
import { postmortemPath, timelineBlock, withTimeline } from "../../../src/postmortem/postmortem-file.ts";
import { md } from "../../../src/text/markdown.ts";

const pathOf = (title: string): string =>
  postmortemPath({ title, openedAt: Date.parse("2026-11-26T23:59:59Z"), number: 7 });

test.each([
  ["The rollback failed", "2026-11-26-the-rollback-failed"],
  ["Été: l’export échoue !", "2026-11-26-ete-l-export-echoue"],
  ["../../.github/workflows/x.yml", "2026-11-26-github-workflows-x-yml"],
  ["停电", "2026-11-26-incident-7"],
])("%s is the file %s", (title, name) => {
  expect(pathOf(title)).toBe(`docs/post-mortems/${name}.md`);
});

test("no title makes another path", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (title) => {
      expect(pathOf(title)).toMatch(/^docs\/post-mortems\/2026-11-26-[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?\.md$/);
    }),
  );
});

test("a timeline takes the place of its forerunner, and every other byte stays", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (before, after, old, next) => {
      const text = `${before}\n${timelineBlock(md`${old}\n`).text}\n${after}`;
      expect(withTimeline(text, md`${next}\n`)).toBe(`${before}\n${timelineBlock(md`${next}\n`).text}\n${after}`);
    }),
  );
});

test("marks that are gone, doubled or around other words replace nothing", () => {
  const { text } = timelineBlock(md`one\n`);
  expect(withTimeline("no marks", md`two\n`)).toBeUndefined();
  expect(withTimeline(`${text}\n${text}`, md`two\n`)).toBeUndefined();
  expect(withTimeline(text.replace("one", "one, and mine"), md`two\n`)).toBeUndefined();
});
