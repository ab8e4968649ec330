import { StageFailure } from "../../../src/failure/failure.ts";
import { optional, type Part, stageOfParts } from "../../../src/stage/parts.ts";
import { runStage, type StageWorld } from "../../../src/stage/run-stage.ts";
import { md } from "../../../src/text/markdown.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createLog, createResults } from "../../fakes/stage-world.ts";

const done =
  (name: string): Part<StageWorld> =>
  async () => ({ outputs: { [name]: "yes" }, report: md`${name} is done.` });
const fails =
  (what: string): Part<StageWorld> =>
  async () => {
    throw new StageFailure({ what, means: "It means nothing.", todo: "Do nothing." });
  };
const defect: Part<StageWorld> = async () => {
  throw new TypeError("x is not a function");
};

async function run(...parts: readonly Part<StageWorld>[]) {
  const [log, results] = [createLog(), createResults()];
  await runStage(stageOfParts("some-stage", parts), { inputs: createInputs({}), log, results });
  return { ...results.left, lines: log.lines };
}

test("a stage of parts has the outputs and the reports of all", async () => {
  const { outputs, summaries, failures } = await run(done("first"), done("second"));
  expect({ outputs, failures }).toEqual({ outputs: { first: "yes", second: "yes" }, failures: [] });
  expect(summaries.join()).toMatch(/first is done\.\nsecond is done\./);
});

test("a part that fails fails the stage, after the other parts", async () => {
  const { outputs, summaries, failures, lines } = await run(fails("First."), done("second"), fails("Third."));
  expect(outputs).toEqual({ second: "yes" });
  expect(failures).toMatchObject([{ what: "First." }]);
  expect(lines).toEqual(["warning: Third. Do nothing."]);
  for (const text of ["second is done.", "First.", "Third."]) expect(summaries.join()).toContain(text);
});

test("parts that fail alike are reported once", async () => {
  const { summaries, failures, lines } = await run(fails("Alike."), fails("Alike."));
  expect({ failures: failures.length, lines }).toEqual({ failures: 1, lines: [] });
  expect(summaries.join().match(/some-stage failed/g)).toHaveLength(1);
});

test("a defect stays a defect, and prevents no other part", async () => {
  const seen: string[] = [];
  const { crashes } = await run(defect, async (world) => {
    seen.push("second");
    return done("second")(world);
  });
  expect(seen).toEqual(["second"]);
  expect(crashes).toMatchObject([{ message: "x is not a function" }]);
});

test("a defect hides no failure of another part", async () => {
  const { crashes, failures, lines } = await run(fails("First."), defect, defect, fails("Fourth."));
  expect(crashes).toHaveLength(1);
  expect(failures).toEqual([]);
  expect(lines).toEqual([
    ...["warning: First. Do nothing.", "warning: Fourth. Do nothing."],
    "warning: Another bug of Sluice: TypeError: x is not a function",
  ]);
});

test.each([
  ["a failure", fails("It failed."), "warning: The rest is done. It failed. Do nothing."],
  ["a defect", defect, "warning: The rest is done. TypeError: x is not a function"],
])("%s of an optional part is a warning", async (_, one, warning) => {
  const { outputs, failures, crashes, lines } = await run(done("first"), optional(one, "The rest is done."));
  expect({ outputs, failures, crashes, lines }).toEqual({
    ...{ outputs: { first: "yes" }, failures: [], crashes: [], lines: [warning] },
  });
});
