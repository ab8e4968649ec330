import { start } from "../../../actions/tag-release/trigger.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import type { ForgeKind } from "../../../src/ports/world.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";

/** The run that the push of a tag has started is found by what each forge tells of it. */

const COMMIT = "a".repeat(40);
const PAGE = "https://forge.example/ada/app/actions/runs/";

const TOLD: Readonly<Record<string, (file: string, tag: string) => object>> = {
  github: (file, tag) => ({ path: `.github/workflows/${file}`, head_branch: tag }),
  // A run of a tag has no branch there, and its file no folder.
  gitea: (file, tag) => ({ path: `${file}@refs/tags/${tag}`, head_branch: "" }),
};

function forgeWith(runs: readonly object[]): Forge {
  return {
    read: async (path) => expect(path).toBe("unexpected"),
    list: async (path) => {
      expect(path).toBe(`/repos/ada/app/actions/runs?event=push&head_sha=${COMMIT}`);
      return runs.map((run, id) => ({ id, head_sha: COMMIT, event: "push", html_url: `${PAGE}${id}`, ...run }));
    },
    query: async (text) => expect(text).toBe("unexpected"),
    write: async ({ path }) => expect(path).toBe("unexpected"),
  };
}

async function pushed(forge: ForgeKind, runs: readonly object[]): Promise<string> {
  const wish = { trigger: "push", workflow: "deploy-prod.yml", tag: "v1.4.0", commit: COMMIT, token: "" } as const;
  const { runUrl } = await start(
    forgeWith(runs),
    { ...wish, pushStarts: true, elsewhere: "", override: undefined },
    {
      ...{ log: createLog(), clock: createClock(), tags: { commitOf: async () => COMMIT } },
      cancellation: { signal: new AbortController().signal },
      run: {
        ...{ forge, repository: "ada/app", runId: "7", runAttempt: "1", job: "tag", actor: "ada", event: "push" },
        ...{ ref: "refs/heads/main", sha: COMMIT, runUrl: `${PAGE}7`, workspace: "/" },
      },
    },
  );
  return runUrl;
}

test.each(["github", "gitea"] as const)("on %s it is the run of that file and that tag alone", async (forge) => {
  const told = TOLD[forge] ?? (() => ({}));
  const others = [
    told("other.yml", "v1.4.0"),
    told("deploy-prod.yml", "v1.4.0-rc.1"),
    told("my-deploy-prod.yml", "v1.4.0"),
  ];
  expect(await pushed(forge, [...others, told("deploy-prod.yml", "v1.4.0")])).toBe(`${PAGE}3`);
  expect(await pushed(forge, others)).toBe("");
});
