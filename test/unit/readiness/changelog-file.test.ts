import type { Forge } from "../../../src/ports/forge.ts";
import { readChangelogFile } from "../../../src/readiness/changelog-file.ts";

const forge: Forge = {
  read: async () => ({ encoding: "base64", content: Buffer.from("# Log\n").toString("base64"), sha: "a" }),
  list: async () => [],
  query: async () => undefined,
  write: async () => undefined,
};

const read = (path: string): Promise<string | undefined> =>
  readChangelogFile(forge, { repository: "/repos/example/app", path, commit: "main" });

test.each(["CHANGES.rst", "docs/changelog.adoc", "History.rdoc"])(
  "%s is refused, because it is not Markdown",
  async (path) => {
    await expect(read(path)).rejects.toMatchObject({ message: expect.stringContaining(`${path} is not Markdown.`) });
  },
);

test.each(["CHANGELOG.md", "CHANGES", "history.txt", "docs.rst/CHANGELOG.md"])("%s may be Markdown", async (path) => {
  expect(await read(path)).toBe("# Log\n");
});
