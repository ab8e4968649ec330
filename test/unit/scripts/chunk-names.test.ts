import { type Chunk, chunkNames } from "../../../scripts/bundling/chunk-names.ts";

function chunk(id: string, parts: Readonly<Record<string, number>>, stage?: string): Chunk {
  return { id, stage, parts: Object.entries(parts).map(([name, bytes]) => ({ name, bytes })) };
}

test("the code of a stage is called after it, whatever it is made of", () => {
  expect(chunkNames([chunk("1", { world: 9 }, "deploy-prod"), chunk("2", { world: 9 })])).toEqual(
    new Map([
      ["1", "deploy-prod.cjs"],
      ["2", "shared-world.cjs"],
    ]),
  );
});

test("shared code is called after its largest part", () => {
  const chunks = [chunk("1", { valibot: 2, yaml: 3 }), chunk("2", { "@octokit/core": 5, semver: 1 })];
  expect([...chunkNames(chunks).values()]).toEqual(["shared-yaml.cjs", "shared-octokit-core.cjs"]);
  // The order in which the parts were found changes nothing.
  expect([...chunkNames([chunk("1", { yaml: 3, valibot: 2 })]).values()]).toEqual(["shared-yaml.cjs"]);
  expect([...chunkNames([chunk("1", { yaml: 3, valibot: 3 })]).values()]).toEqual(["shared-valibot.cjs"]);
});

test("where the largest part is the same, the next one tells them apart, and at last the id", () => {
  const chunks = [
    chunk("1", { world: 9, config: 2 }),
    chunk("2", { world: 9, "gates/request": 5, plan: 1 }),
    chunk("3", { gates: 1 }),
    chunk("4", { gates: 2 }),
  ];
  expect([...chunkNames(chunks).values()]).toEqual([
    ...["shared-world-config.cjs", "shared-world-gates-request.cjs"],
    ...["shared-gates-3.cjs", "shared-gates-4.cjs"],
  ]);
});
