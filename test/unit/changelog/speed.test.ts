import { missingEntries } from "../../../src/changelog/entries/missing-entries.ts";
import { readChangelog, sectionOf, unreleasedHeading } from "../../../src/changelog/sections.ts";
import type { Change } from "../../../src/version/commits/change.ts";

const change = (at: number): Change => ({
  ...{ sha: String(at).padStart(40, "0"), group: "fixes", type: "fix", scope: "", counts: true, breaking: undefined },
  ...{ title: `make the number ${at} better`, pullRequests: [], authors: [], pickedFrom: [], isConventional: true },
});

test("two thousand changes are compared with thousands of entries by looking up, not by reading all of them", () => {
  const entries = Array.from(
    { length: 6850 },
    (_, at) => `- A day ago we make the number ${at * 2} better than it was`,
  );
  const changelog = readChangelog(`## [Unreleased]\n\n${entries.join("\n")}\n`);
  const heading = unreleasedHeading(changelog);
  if (heading === undefined) throw new Error("The text has no section of what is unreleased.");
  const place = { changelog, section: sectionOf(changelog, heading) };
  const changes = Array.from({ length: 2000 }, (_, at) => change(at));
  const cpu = process.cpuUsage();
  const missing = missingEntries(changes, place, { freeTypes: [], repositoryUrl: "" }).flat();
  const { user } = process.cpuUsage(cpu);
  expect(missing.map(({ title }) => title)).toEqual(changes.filter((_, at) => at % 2 === 1).map(({ title }) => title));
  // Of the processor's time, which other work on the machine does not change much. It took 27 s once.
  expect(user / 1_000_000).toBeLessThan(1);
});
