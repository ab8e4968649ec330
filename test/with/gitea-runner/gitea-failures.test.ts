import { waitFor } from "../../sandbox/processes.ts";
import { endsWell } from "./ending.ts";
import { type GiteaRoad, openGiteaRoad } from "./road.ts";

/** What goes wrong on a real Gitea with its own runner: bad releases, lost runners, and answers that do not count. */

let road: GiteaRoad;

const well = (what: Promise<void>): Promise<void> => endsWell(road, what);

/** To the end of its watch; the first answer has ended before. */
async function asked(tag: string, variant: "healthy" | "never-healthy" | "slow-start" = "healthy"): Promise<string> {
  const commit = await road.publish(tag, "versions", { variant });
  await well(road.tag(tag, commit));
  return commit;
}

beforeAll(async () => {
  road = await openGiteaRoad();
  await asked("v1.0.0");
  await well(road.answer("v1.0.0", "/approve v1.0.0"));
  await well(road.answer("v1.0.0", "/approve v1.0.0"));
});

afterAll(() => road?.close());

test("a release whose health check fails is rolled back by the host, recorded, and told in its issue", async () => {
  const commit = await asked("v1.1.0", "never-healthy");
  await road.answer("v1.1.0", "/approve v1.1.0");
  const runs = await road.ended();
  expect(runs.map(({ workflow, conclusion }) => `${workflow} ${conclusion}`)).toEqual([
    "answer.yml success",
    "incident.yml success",
    "deploy-prod.yml failure",
  ]);
  expect(await road.running()).toBe("v1.0.0");
  expect(await road.said("v1.1.0")).toMatch(/Rolled back from v1\.1\.0[\s\S]*its health check fails/);
  expect((await road.issueOf("v1.1.0")).state).toBe("closed");
  const statuses = await road.gitea.ask<readonly { context: string }[]>("GET", `/repos/ada/app/statuses/${commit}`);
  expect(statuses.map(({ context }) => context)).toContain("sluice/rollback/production");
});

test("after the runner was killed in a deploy, the same run goes on where the host is, without another approval", async () => {
  await asked("v1.2.0", "slow-start");
  await road.answer("v1.2.0", "/approve v1.2.0");
  await waitFor("the container of v1.2.0", 60_000, async () => {
    const all = await road.production.containers();
    return all.some(({ imageName }) => imageName.endsWith(":v1.2.0")) ? true : undefined;
  });
  await road.runner.replace();
  const lost = (await road.ended()).find(({ workflow }) => workflow === "deploy-prod.yml");
  if (lost === undefined) throw new Error("The approval started no release.");
  expect(lost.conclusion).toBe("failure");

  await well(road.rerun(lost));
  expect(await road.running()).toBe("v1.2.0");
  expect(await road.said("v1.2.0")).not.toContain("was not released");
  await well(road.answer("v1.2.0", "/approve v1.2.0"));
  expect(await road.said("v1.2.0")).toContain("Released v1.2.0. Highlights: What v1.2.0 brings");
});

test("a comment that was edited into an approval is refused with the reason", async () => {
  await asked("v1.3.0");
  await road.edit("v1.3.0", "Let me see.", "/approve v1.3.0");
  await road.ended();
  expect(await road.said("v1.3.0")).toContain("The comment was edited.");
  expect(await road.running()).toBe("v1.2.0");
});

test("of two approvals one releases, and the other is told that it does not count", async () => {
  for (const _ of ["first", "second"]) await road.answer("v1.3.0", "/approve v1.3.0");
  await road.ended();
  expect(await road.running()).toBe("v1.3.0");
  const said = await road.said("v1.3.0");
  expect(said).toMatch(/This does not count: /);
  expect(said).not.toContain("was not released");
  await well(road.answer("v1.3.0", "/approve v1.3.0"));
  expect(await road.said("v1.3.0")).toContain("Released v1.3.0. Highlights: What v1.3.0 brings");
});

test("a pushed rollback tag is asked for as a rollback, and rolls back", async () => {
  const { commit } = await road.gitea.ask<{ commit: { sha: string } }>("GET", "/repos/ada/app/tags/v1.2.0");
  await well(road.tag("v1.3.0-rollback", commit.sha));
  await well(road.answer("v1.3.0-rollback", "/approve v1.3.0-rollback"));
  expect(await road.running()).toBe("v1.2.0");
  expect((await road.issueOf("v1.3.0-rollback")).state).toBe("closed");
});
