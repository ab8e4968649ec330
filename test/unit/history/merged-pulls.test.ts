import { StageFailure } from "../../../src/failure/failure.ts";
import { ForgeRefusal } from "../../../src/failure/forge-refusal.ts";
import { withPullRequests } from "../../../src/history/merged-pulls.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import type { Change } from "../../../src/version/commits/change.ts";
import { runContext } from "../../../src/world/runner/run-context.ts";
import { createLog } from "../../fakes/stage-world.ts";

const RUN = runContext({ GITHUB_REPOSITORY: "a/b" });

function change(name: string, pullRequests: readonly number[] = []): Change {
  return {
    ...{ sha: name, group: "other", type: "feat", scope: "", title: name, breaking: undefined, counts: true },
    ...{ pullRequests, authors: [], pickedFrom: [], isConventional: true },
  };
}

/** A forge that knows pull requests by the path that is asked for; all others give 404, or what `refuse` says. */
function forgeWith(known: Readonly<Record<string, unknown>>, refuse?: Error) {
  const asked: string[] = [];
  const read = async (path: string): Promise<unknown> => {
    asked.push(path);
    if (refuse !== undefined) throw refuse;
    return known[path];
  };
  const list = async (path: string): Promise<readonly unknown[]> => {
    const found = await read(path);
    return Array.isArray(found) ? found : [];
  };
  const forge: Forge = {
    read,
    list,
    query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is written here.")),
  };
  return { forge, asked };
}

const MERGED = "2026-11-24T00:00:00Z";

test("merged pull requests come to changes that name none; open ones and unknown commits bring nothing", async () => {
  const { forge, asked } = forgeWith({
    "/repos/a/b/commits/one/pulls": [
      { number: 7, merged_at: MERGED },
      { number: 8, merged_at: null },
    ],
  });
  const log = createLog();
  const told = await withPullRequests(forge, { run: RUN, log }, [change("one"), change("two"), change("three", [3])]);
  expect(told.map(({ pullRequests }) => pullRequests)).toEqual([[7], [], [3]]);
  expect(asked.toSorted()).toEqual(["/repos/a/b/commits/one/pulls", "/repos/a/b/commits/two/pulls"]);
});

test("Gitea and Forgejo tell the one that brought it", async () => {
  const { forge } = forgeWith({ "/repos/a/b/commits/one/pull": { number: 7, merged_at: MERGED } });
  const told = await withPullRequests(forge, { run: { ...RUN, forge: "gitea" }, log: createLog() }, [change("one")]);
  expect(told[0]?.pullRequests).toEqual([7]);
});

test("200 commits are asked about, the newest", async () => {
  const { forge, asked } = forgeWith({});
  const log = createLog();
  const changes = Array.from({ length: 230 }, (_, at) => change(`c${at}`));
  expect(await withPullRequests(forge, { run: RUN, log }, changes)).toEqual(changes);
  expect(asked).toHaveLength(200);
  expect(asked).toContain("/repos/a/b/commits/c199/pulls");
  expect(log.lines.join("\n")).toContain("230 commits name no pull request");
});

const WORDS = { what: "No.", means: "It is not allowed.", todo: "Allow it." };

test("who may not ask goes without, and is told what is missing", async () => {
  const log = createLog();
  const { forge } = forgeWith({}, new ForgeRefusal(403, WORDS));
  expect(await withPullRequests(forge, { run: RUN, log }, [change("one")])).toEqual([change("one")]);
  expect(log.lines.join("\n")).toContain("`pull-requests: read`");
});

test.each([new ForgeRefusal(401, WORDS), new StageFailure(WORDS)])("any other failure is one: %s", async (error) => {
  const { forge } = forgeWith({}, error);
  await expect(withPullRequests(forge, { run: RUN, log: createLog() }, [change("one")])).rejects.toBe(error);
});

test("an answer that is no pull request is no answer", async () => {
  const { forge } = forgeWith({ "/repos/a/b/commits/one/pulls": [{ title: "x" }] });
  await expect(withPullRequests(forge, { run: RUN, log: createLog() }, [change("one")])).rejects.toThrow(
    "a pull request",
  );
});
