import { gitStore } from "../../../actions/update-changelog/git-store.ts";
import type { GitAnswer, OwnRepository } from "../../../src/ports/git.ts";

const [OWN, OTHER] = ["a".repeat(40), "b".repeat(40)];

function listing(...lines: readonly string[]): Pick<ReturnType<typeof gitStore>, "headOf"> {
  const git = async (): Promise<GitAnswer> => ({ exit: { code: 0, reason: "" }, lines, errors: [] });
  const own: OwnRepository = { git, keep: git };
  return gitStore(own, { branch: "main", forge: "gitea" });
}

test("a branch whose name only ends with the name is another one", async () => {
  const other = `${OTHER}\trefs/heads/a/refs/heads/main`;
  expect(await listing(other).headOf("main")).toBeUndefined();
  expect(await listing(other, `${OWN}\trefs/heads/main`).headOf("main")).toBe(OWN);
});
