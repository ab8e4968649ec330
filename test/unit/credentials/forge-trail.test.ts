import { forgeTrail, type TrailPart } from "../../../src/credentials/forge-trail.ts";
import type { Forge } from "../../../src/ports/forge.ts";

const SINCE = Date.parse("2026-11-26T00:00:00Z");

/** A forge with these lists, by their paths below the repository; it has no other one. */
async function trail(
  lists: Readonly<Record<string, readonly unknown[]>>,
): Promise<Readonly<Record<string, TrailPart>>> {
  const listOf = (path: string) => lists[path.replace("/repos/acme/shop/", "").replace(/\?.*$/, "")];
  const forge: Pick<Forge, "read" | "list"> = {
    read: async (path) => listOf(path),
    list: async (path) => listOf(path) ?? [],
  };
  const parts = await forgeTrail(forge as Forge, { repository: "/repos/acme/shop", since: SINCE });
  return Object.fromEntries(parts.map((part) => [part.title, part]));
}

test("a list that the forge does not have is unread, and not empty; one without entries is empty", async () => {
  const parts = await trail({ keys: [] });
  for (const title of ["Runs of workflows", "Deployments"])
    expect(parts[title]).toMatchObject({ kind: "unread", reason: expect.stringContaining("Give `token`") });
  expect(parts["Deploy keys of the repository"]).toMatchObject({ kind: "read", rows: [] });
});

test("runs are shown with who started them, by the names of GitHub and of Gitea", async () => {
  const run = { path: ".github/workflows/deploy.yml", event: "push", conclusion: "success" };
  const [ada, olga] = [{ login: "ada" }, { login: "olga" }];
  const parts = await trail({
    "actions/runs": [
      { ...run, created_at: "2026-11-27T02:00:00Z", actor: ada, triggering_actor: olga },
      { ...run, started_at: "2026-11-26T02:00:00Z", actor: ada, trigger_actor: ada },
      { ...run, started_at: "2026-11-25T02:00:00Z", actor: olga },
    ],
  });
  expect(parts["Runs of workflows"]).toMatchObject({
    rows: [
      ["2026-11-27T02:00:00Z", run.path, "push", "ada, started again by olga", "success"],
      ["2026-11-26T02:00:00Z", run.path, "push", "ada", "success"],
    ],
  });
});

test("a part with many entries states how many there are", async () => {
  const deployments = Array.from({ length: 101 }, () => ({ created_at: "2026-11-27T02:00:00Z" }));
  const part = (await trail({ deployments }))["Deployments (the newest 100 of 101)"];
  expect(part?.kind === "read" && part.rows).toHaveLength(100);
});
