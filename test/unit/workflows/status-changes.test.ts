import { type Answer, runWorkflow } from "./workflow-scene.ts";

/** status.yml reports, and after an approval it lifts a hold, freezes deploys, or allows them again. */

jest.setTimeout(60_000);

const secrets = { SURVEY_SSH_KEY: "a survey key", DEPLOY_SSH_KEY: "a key" };
const APPROVED: Answer = { stage: "verify-approval", outputs: { state: "approved" } };

const run = (inputs: Readonly<Record<string, string>>, answers: readonly Answer[] = [APPROVED], rejects?: string) =>
  runWorkflow("status.yml", {
    ...{ answers, secrets, trigger: { kind: "workflow_dispatch", inputs } },
    ...(rejects === undefined ? {} : { rejects }),
  });

test("without inputs it only reports, and asks no one", async () => {
  const { results, calls } = await run({});
  expect(results).toMatchObject({ status: "success", change: "skipped" });
  expect(calls.map(({ stage }) => stage)).toEqual(["release-status"]);
});

test.each([
  [{ freeze: "The exam runs" }, "Freeze deploys", { freeze: "The exam runs", unfreeze: "false", "clear-hold": "" }],
  [{ unfreeze: "true" }, "Allow deploys again", { freeze: "", unfreeze: "true", "clear-hold": "" }],
  [
    { "clear-hold": "It is healthy" },
    "Lift the hold",
    { freeze: "", unfreeze: "false", "clear-hold": "It is healthy" },
  ],
])("%j needs an approval of production, in the job %s", async (inputs, name, given) => {
  const { results, calls, order } = await run(inputs);
  expect(results).toMatchObject({ status: "success", change: "success" });
  expect(order.join()).toContain(name);
  expect(calls.map(({ stage }) => stage)).toEqual(["release-status", "verify-approval", "release-status"]);
  expect(calls[1]?.inputs).toMatchObject({ environment: "production", asks: "freeze" in inputs ? "freeze" : "" });
  expect(calls[2]?.inputs).toMatchObject({ ...given, "ssh-key": "a key" });
});

test("a rejection changes nothing", async () => {
  const { results, calls } = await run({ freeze: "The exam runs" }, [APPROVED], "production");
  expect(results).toMatchObject({ change: "failure" });
  expect(calls.map(({ stage }) => stage)).toEqual(["release-status"]);
});

test("an approval that does not count changes nothing", async () => {
  const { calls } = await run({ unfreeze: "true" }, [{ stage: "verify-approval", fails: true }]);
  expect(calls.map(({ stage }) => stage)).toEqual(["release-status", "verify-approval"]);
});

test("a host whose status cannot be shown can be frozen", async () => {
  const survey: Answer = { stage: "release-status", with: { "ssh-key": "a survey key" }, fails: true };
  const { results } = await run({ freeze: "The exam runs" }, [APPROVED, survey]);
  expect(results).toMatchObject({ status: "failure", change: "success" });
});

test("two changes at once are refused, since the job has the name of one", async () => {
  const { results, calls, annotations } = await run({ freeze: "The exam runs", "clear-hold": "It is healthy" });
  expect(results).toMatchObject({ change: "failure" });
  expect(calls.map(({ stage }) => stage)).toEqual(["release-status"]);
  expect(annotations.join()).toContain("Nothing was changed.");
});

test.each([{ freeze: " " }, { "clear-hold": "\t" }])(
  "a reason of blanks is refused, since nothing would be changed: %j",
  async (inputs) => {
    const { results, calls, annotations } = await run(inputs);
    expect(results).toMatchObject({ change: "failure" });
    expect(calls.map(({ stage }) => stage)).toEqual(["release-status"]);
    expect(annotations.join()).toContain("with a reason");
  },
);
