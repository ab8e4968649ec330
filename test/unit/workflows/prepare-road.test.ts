import { runWorkflow } from "./workflow-scene.ts";

/** prepare-release.yml, and what its inputs can skip. */

jest.setTimeout(60_000);

const COMMIT = "a".repeat(40);
const comment = (text: string): string => text.replace("    with:\n", "    with:\n      gate: comment\n");
const prepare = (inputs: Readonly<Record<string, string>>, caller: (text: string) => string = String) =>
  runWorkflow("prepare-release.yml", {
    answers: [
      { stage: "plan-release", outputs: { version: "v1.0.0", commit: COMMIT } },
      { stage: "check-readiness", fails: true },
    ],
    ...{ trigger: { kind: "workflow_dispatch", inputs }, caller },
  });

test.each([{}, { approval: "1" }, { "sign-off": "1" }])(
  "under environment gates no reviewer is asked about a commit that is not ready, with the inputs %j",
  async (inputs) => {
    const { results, calls } = await prepare(inputs);
    expect(calls.find(({ stage }) => stage === "check-readiness")?.inputs).toMatchObject({ scope: "commit" });
    expect(results).toMatchObject({ "prepare / plan": "failure", "prepare / approval": "skipped" });
  },
);

test("under comment gates the run after an answer does not check again what was checked before the question", async () => {
  const { results, calls } = await prepare({ version: "v1.0.0", "sign-off": "42" }, comment);
  expect(calls.map(({ stage }) => stage)).not.toContain("check-readiness");
  expect(results).toMatchObject({ "prepare / plan": "success", "prepare / approval": "skipped" });
});
