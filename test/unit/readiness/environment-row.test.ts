import { checkEnvironment } from "../../../actions/check-readiness/environment-check.ts";
import type { Config } from "../../../src/config/schema.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import { environmentRow, readEnvironment } from "../../../src/readiness/rows/environment-row.ts";

const reviewers = { type: "required_reviewers", reviewers: [{ type: "Team", reviewer: { slug: "owners" } }] };
const policy = { protected_branches: false, custom_branch_policies: true };

const STRICT = { selfApproval: false, rollbackSelfApproval: false };
const row = (answer: unknown, rules = STRICT) =>
  environmentRow("production", answer === undefined ? undefined : readEnvironment(answer), rules);

test("an environment with reviewers, without a bypass and for chosen refs is all right", () => {
  const answer = { protection_rules: [reviewers], deployment_branch_policy: policy, can_admins_bypass: false };
  expect(row(answer)).toMatchObject({ check: "Environment", state: "ok" });
});

test.each([
  ["no reviewers", { deployment_branch_policy: policy, can_admins_bypass: false }, "no required reviewers"],
  ["a rule that names none", { protection_rules: [{ ...reviewers, reviewers: [] }] }, "no required reviewers"],
  ["a bypass", { protection_rules: [reviewers], deployment_branch_policy: policy, can_admins_bypass: true }, "bypass"],
  ["every branch", { protection_rules: [reviewers], deployment_branch_policy: null }, "every branch may use"],
])("it warns of %s", (_, answer, said) => {
  const { state, verdict, todo } = row(answer);
  expect({ state, verdict }).toEqual({ state: "warning", verdict: expect.stringContaining(said) });
  expect(todo).toContain("under Environments");
});

test("what is missing or can't be read is a warning that says what GitHub does with it", () => {
  expect(row(undefined)).toMatchObject({ state: "warning", todo: expect.stringContaining("without any rule") });
});

test("a forge that says nothing of a bypass is not said to have one", () => {
  expect(row({ protection_rules: [reviewers], deployment_branch_policy: policy }).state).toBe("ok");
});

test("a gate that allows self-approval where GitHub prevents it is a contradiction that it warns of", () => {
  const strict = { ...reviewers, prevent_self_review: true };
  const answer = { protection_rules: [strict], deployment_branch_policy: policy, can_admins_bypass: false };
  expect(row(answer).state).toBe("ok");
  const alone = row(answer, { selfApproval: false, rollbackSelfApproval: true });
  expect(alone).toMatchObject({ state: "warning", verdict: expect.stringContaining("prevents self-reviews") });
});

test("an app's protection rule on a gate that is no deployment is said before GitHub fails its job", async () => {
  const answers: Readonly<Record<string, unknown>> = {
    "/repos/example/app/environments/production": {
      ...{ protection_rules: [reviewers], deployment_branch_policy: policy, can_admins_bypass: false },
    },
    "/repos/example/app/environments/production-verdict/deployment_protection_rules": {
      custom_deployment_protection_rules: [{ enabled: true, app: { slug: "gatekeeper" } }],
    },
  };
  const forge = { read: async (path: string) => answers[path] } as unknown as Forge;
  const config = { gates: { production: {}, "production-verdict": {}, release: {} } } as Config;
  const question = { repository: "/repos/example/app", environment: "production", config, kind: "github" } as const;
  const rows = await checkEnvironment(forge, question);
  expect(rows).toMatchObject([
    { state: "ok" },
    { state: "warning", verdict: expect.stringContaining("for production-verdict, and the jobs that name it") },
  ]);
});
