import { endsWell } from "../gitea-runner/ending.ts";
import { type GiteaRoad, openGiteaRoad } from "../gitea-runner/road.ts";

/** A release and a rollback by Forgejo's runner. The forge is a real Gitea, whose protocol for runners it speaks. */

let road: GiteaRoad;

beforeAll(async () => {
  road = await openGiteaRoad({ runner: "forgejo-runner" });
});

afterAll(() => road?.close());

const well = (what: Promise<void>): Promise<void> => endsWell(road, what);

test("two releases are approved in their issues, and a dispatched rollback brings the first one back", async () => {
  for (const tag of ["v1.0.0", "v1.1.0"]) {
    await well(road.tag(tag, await road.publish(tag, "versions")));
    await well(road.answer(tag, `/approve ${tag}`));
    expect(await road.running()).toBe(tag);
    await well(road.answer(tag, `/approve ${tag}`));
    expect(await road.said(tag)).toContain(`Released ${tag}. Highlights: What ${tag} brings`);
  }
  await well(road.dispatch("rollback.yml", { target: "previous", reason: "exports are broken" }));
  await well(road.answer("rollback", "/approve rollback"));
  expect(await road.running()).toBe("v1.0.0");
});
