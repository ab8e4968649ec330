import type { ChangelogInputs } from "../../../actions/update-changelog/changelog-inputs.ts";
import { type NextText, nextText } from "../../../actions/update-changelog/next-text.ts";
import type { Change } from "../../../src/version/commits/change.ts";
import { sha } from "../../fakes/commits.ts";
import { createLog } from "../../fakes/stage-world.ts";

const INPUTS: ChangelogInputs = {
  ...{ version: "v1.1.0", tag: "v1.1.0", prefix: "", commit: "HEAD", branch: "", date: "2026-02-03", token: "t" },
  ...{ path: "CHANGELOG.md", unreleased: ["Unreleased"], parts: {}, missing: "fail", write: "none" },
  ...{ entryFreeTypes: ["chore"], breakingPaths: [] },
};

function change(title: string, overrides: Partial<Change> = {}): Change {
  return {
    ...{ sha: sha(title), group: "other", type: "", scope: "", title, breaking: undefined, counts: true },
    ...{ pullRequests: [], authors: [], pickedFrom: [], isConventional: false },
    ...overrides,
  };
}

/** `free` are the titles of commits that only change the version. */
function next(
  changes: readonly Change[],
  free: readonly string[],
  inputs: Partial<ChangelogInputs> = {},
): Promise<NextText> {
  const shas = new Set(free.map(sha));
  return nextText(
    "## [Unreleased]\n\n- Other words\n\n## [1.0.0] - 2026-01-01\n\n- First\n",
    {
      ...{ changes, isTagged: false, repositoryUrl: "https://x.example/o/app" },
      versionCommits: async (commits) => new Set(commits.filter((commit) => shas.has(commit))),
    },
    { ...INPUTS, ...inputs },
    createLog(),
  );
}

const IN_PULL = { pullRequests: [7], broughtBy: 7 };

test("a pull request whose newest commit changes the version needs an entry for its other commits", async () => {
  const changes = [change("Set the version", IN_PULL), change("Widen the door", IN_PULL)];
  await expect(next(changes, ["Set the version"])).rejects.toThrow("Widen the door (#7)");
  await expect(next(changes, ["Set the version", "Widen the door"])).resolves.toMatchObject({ missing: [] });
});

test("a commit that changes the version needs no entry, and every other one does", async () => {
  await expect(next([change("Set the version")], ["Set the version"])).resolves.toMatchObject({ missing: [] });
  await expect(next([change("Set the version")], [])).rejects.toThrow("1 change has no entry");
});

test("a drafted title is text: no HTML, and nothing that no reader sees", async () => {
  const titles = ["Read List<String> and `Map<K>`", "Turn \u202ewords\u202c, <!-- a comment", "Compare a < b"];
  const { text } = await next(
    titles.map((title, at) => change(title, { pullRequests: [at + 20] })),
    [],
    { missing: "draft" },
  );
  expect(text).toContain("- Read List\\<String> and `Map<K>` (#20)\n");
  expect(text).toContain("- Turn words, \\<!-- a comment (#21)\n");
  expect(text).toContain("- Compare a < b (#22)\n");
});
