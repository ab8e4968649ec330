import { whatTellsMost } from "../sandbox/deep.ts";
import { type DataRoad, type DataRoadOptions, type MigratingRelease, openDataRoad } from "./data-road-scene.ts";

/** A release whose migration broke the data: noticed, and brought back with the release before, by the workflows that a team has. */

interface Broken extends MigratingRelease {
  readonly how: string;
  /** What the run of the release reports. */
  readonly noticed: string;
  /** The release that runs until the restore. */
  readonly after: string;
  /** What the reviewer reads about the rows. */
  readonly shows: string;
}

const KEPT = /^sample_broken_\d{14}$/;

const WAYS: readonly Broken[] = [
  {
    ...{ tag: "v2.0.0", variant: "never-healthy", how: "not at all, and its health check never passes" },
    migration: "alter table orders add column if not exists shipped date;",
    noticed: "was not started on it, and v2.0.0 runs on",
    after: "v2.0.0",
    shows: "Rows now, and in the backup: sample: public.heartbeats ",
  },
  {
    ...{ tag: "v3.0.0", variant: "healthy", how: "as a whole, and the watch notices it" },
    migration: "drop table if exists orders; delete from customers;",
    noticed: "failing after",
    after: "v3.0.0",
    shows: "sample: public.customers 0 → 300; ",
  },
  {
    ...{ tag: "v4.0.0", variant: "healthy", how: "in part, the watch notices it, and v1.0.0 runs on what is left" },
    migration: "update orders set note = '' where n % 3 = 0; delete from customers where id > 200;",
    noticed: "failing after",
    after: "v1.0.0",
    shows: "sample: public.customers 200 → 300",
  },
];

// The gate only changes who is asked where.
describe.each<[string, DataRoadOptions, readonly Broken[]]>([
  ["with reviewers of an environment", {}, whatTellsMost(WAYS, ({ tag }) => tag, ["v2.0.0"])],
  ["with an approval in an issue", { gate: "comment" }, WAYS.slice(-1)],
])("%s", (_, options, ways) => {
  let scene: DataRoad;

  beforeAll(async () => {
    scene = await openDataRoad(options);
  });

  afterAll(() => scene.close());

  afterEach(() => expect(scene.road.road.github.violations).toEqual([]));

  test.each(ways)(
    "a migration breaks the data $how: after the restore v1.0.0 and its data are there",
    async (broken) => {
      const { tag, variant = "healthy", migration, noticed, after, shows } = broken;
      const data = await scene.data();
      const failed = await scene.release({ tag, migration, variant });
      expect(failed.results).toMatchObject({ release: "failure" });
      expect(failed.lines.join("\n")).toContain(noticed);
      expect(await scene.running()).toEqual([
        expect.stringContaining(`web VERSION=${after}`),
        `worker VERSION=${after} none`,
      ]);
      const [damaged, state] = [await scene.data(), await scene.state()];
      if (variant === "healthy") expect(damaged).not.toBe(data);

      const restored = await scene.restore();
      expect(restored.results["rollback"] === "success" ? "" : restored.lines.join("\n")).toBe("");
      expect(restored.shown).toContain(shows);
      expect(restored.shown).toContain("will no longer be in the application");
      // Until the approval nothing was stopped or changed.
      expect(restored.meanwhile).toBe(state);

      expect(await scene.data()).toBe(data);
      expect(await scene.sql(`select count(*) from heartbeats where version = '${tag}'`)).toBe("0");
      expect(await scene.running()).toEqual(["web VERSION=v1.0.0 healthy", "worker VERSION=v1.0.0 none"]);
      expect(scene.production.state("hold")).toBeUndefined();
      const kept = (await scene.databases()).filter((name) => KEPT.test(name)).toSorted();
      expect(await scene.data(kept.at(-1))).toBe(damaged);
    },
  );
});
