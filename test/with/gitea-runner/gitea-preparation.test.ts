import { endsWell } from "./ending.ts";
import { type GiteaRoad, openGiteaRoad } from "./road.ts";

/** A prepared release with all four gates, on a real Gitea with its own runner. */

let road: GiteaRoad;

beforeAll(async () => {
  road = await openGiteaRoad();
});

afterAll(() => road?.close());

const well = (what: Promise<void>): Promise<void> => endsWell(road, what);

test("a prepared release: signed off, its changelog is a pushed commit, tagged, approved, live, judged and announced", async () => {
  await road.publish("v1.4.0", "Unreleased");
  await well(road.dispatch("prepare-release.yml", { version: "v1.4.0" }));
  await well(road.answer("v1.4.0", "/approve v1.4.0"));
  const { commit: head } = await road.gitea.ask<{
    commit: { id: string; message: string; author: { name: string } };
  }>("GET", "/repos/ada/app/branches/main");
  expect(head).toMatchObject({ message: "docs(changelog): release v1.4.0\n", author: { name: "gitea-actions" } });

  await well(road.answer("v1.4.0", "/approve v1.4.0"));
  expect(await road.gitea.ask("GET", "/repos/ada/app/tags/v1.4.0")).toMatchObject({ commit: { sha: head.id } });
  await well(road.answer("v1.4.0", "/approve v1.4.0"));
  expect(await road.running()).toBe("v1.4.0");
  await well(road.answer("v1.4.0", "/approve v1.4.0"));
  expect(await road.said("v1.4.0")).toContain("Released v1.4.0. Highlights: What v1.4.0 brings");
  expect((await road.issueOf("v1.4.0")).state).toBe("closed");
});
