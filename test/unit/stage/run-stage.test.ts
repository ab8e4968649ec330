import { StageFailure } from "../../../src/failure/failure.ts";
import { runStage, type Stage } from "../../../src/stage/run-stage.ts";
import { md } from "../../../src/text/markdown.ts";
import { createLog, createResults } from "../../fakes/stage-world.ts";

const world = () => ({ inputs: { get: () => "" }, log: createLog(), results: createResults() });

function stageThat(run: () => never): Stage<undefined, unknown> {
  return { name: "deploy-prod", read: () => undefined, run: async () => run() };
}

test("a failure is on the step, in the summary and in the record", async () => {
  const failure = new StageFailure({ what: "The host does not answer.", means: "Nothing changed.", todo: "Wait." });
  const place = world();
  await runStage(
    stageThat(() => {
      throw failure;
    }),
    place,
  );
  const { failures, crashes, summaries, records } = place.results.left;
  expect(failures).toEqual([failure]);
  expect(crashes).toEqual([]);
  expect(summaries.join()).toContain("The host does not answer.");
  expect(records).toMatchObject([{ failure: { what: "The host does not answer." } }]);
});

test("an error that no one foresaw fails the step with its stack, and the summary says what it means", async () => {
  const error = new TypeError("x is not a function");
  const place = world();
  await runStage(
    stageThat(() => {
      throw error;
    }),
    place,
  );
  const { failures, crashes, summaries, records } = place.results.left;
  expect(failures).toEqual([]);
  expect(crashes).toEqual([error]);
  expect(summaries.join()).toContain("deploy-prod stopped because of a bug of Sluice: x is not a function");
  expect(summaries.join()).toContain("release-status");
  expect(records).toMatchObject([
    { stage: "deploy-prod", failure: { todo: expect.stringContaining("Report the bug") } },
  ]);
});

test("a result is handed on, with its report, also where it is a failure", async () => {
  const place = world();
  const failure = new StageFailure({ what: "It is unhealthy.", means: "It was rolled back.", todo: "Read its log." });
  const stage: Stage<undefined, unknown> = {
    name: "deploy-prod",
    handsOnReport: true,
    read: () => undefined,
    run: async () => ({ outputs: { result: "rolled-back" }, report: md`The report.`, failure }),
  };
  await runStage(stage, place);
  expect(place.results.left).toMatchObject({
    outputs: { result: "rolled-back", report: "The report." },
    failures: [failure],
    records: [{ outputs: { result: "rolled-back" }, failure: { what: "It is unhealthy." } }],
  });
});
