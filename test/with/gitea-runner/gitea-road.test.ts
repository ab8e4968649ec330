import { endsWell } from "./ending.ts";
import { type GiteaRoad, openGiteaRoad } from "./road.ts";

/** Pushed tags and a rollback on a real Gitea with its own runner: the workflows that `sluice init` writes, and nothing imitated. */

let road: GiteaRoad;

beforeAll(async () => {
  road = await openGiteaRoad();
});

afterAll(() => road?.close());

const well = (what: Promise<void>): Promise<void> => endsWell(road, what);

test("a pushed tag is approved in its issue, goes live, is approved once more, and is announced", async () => {
  await well(road.tag("v1.0.0", await road.publish("v1.0.0", "versions")));
  await well(road.answer("v1.0.0", "/approve v1.0.0"));
  expect(await road.running()).toBe("v1.0.0");
  await well(road.answer("v1.0.0", "/approve v1.0.0"));
  expect(await road.said("v1.0.0")).toContain("Released v1.0.0. Highlights: What v1.0.0 brings");
  expect((await road.issueOf("v1.0.0")).state).toBe("closed");
});

test("a pushed tag whose verdict is a rejection is rolled back and told in its issue", async () => {
  await well(road.tag("v1.1.0", await road.publish("v1.1.0", "versions")));
  await road.answer("v1.1.0", "/approve v1.1.0", "grace");
  await road.ended();
  expect(await road.said("v1.1.0")).toContain("only ada can approve or reject production");
  await well(road.answer("v1.1.0", "/approve v1.1.0"));
  expect(await road.running()).toBe("v1.1.0");
  await road.answer("v1.1.0", "/reject exports are broken");
  await road.ended();
  expect(await road.running()).toBe("v1.0.0");
  expect(await road.said("v1.1.0")).toContain("Rolled back from v1.1.0");
});

test("a dispatched rollback is asked for in an issue, and an owner's comment rolls back; status tells it", async () => {
  await well(road.tag("v1.3.0", await road.publish("v1.3.0", "versions")));
  await well(road.answer("v1.3.0", "/approve v1.3.0"));
  await well(road.answer("v1.3.0", "/approve v1.3.0"));
  expect(await road.running()).toBe("v1.3.0");
  await well(road.dispatch("rollback.yml", { target: "previous", reason: "exports are broken" }));
  await well(road.answer("rollback", "/approve rollback"));
  expect(await road.running()).toBe("v1.0.0");
  await road.dispatch("status.yml", {});
  const [status] = await road.ended();
  expect(status?.log).toContain("v1.0.0");
});
