import * as v from "valibot";
import type { GateRules } from "../../gates/rules/gate-rules.ts";
import { understand } from "../../stage/answer.ts";
import { okRow, type Row } from "./row.ts";

const CHECK = "Environment";

/** GitHub's "Get an environment". `can_admins_bypass` is in its answers, and not in its description. */
const environmentSchema = v.object({
  can_admins_bypass: v.nullish(v.boolean()),
  deployment_branch_policy: v.nullish(v.unknown()),
  protection_rules: v.nullish(
    v.array(
      v.object({
        type: v.string(),
        reviewers: v.nullish(v.array(v.unknown())),
        prevent_self_review: v.nullish(v.boolean()),
      }),
    ),
  ),
});

export interface ProtectedEnvironment {
  readonly hasReviewers: boolean;
  /** Undefined where the forge does not report it. */
  readonly canAdminsBypass: boolean | undefined;
  /** Whether branches and tags that may use the environment are limited. */
  readonly limitsRefs: boolean;
  readonly preventsSelfReview: boolean;
}

/** GitHub's "Get all deployment protection rules for an environment": those of apps. */
const customRulesSchema = v.object({
  custom_deployment_protection_rules: v.nullish(v.array(v.object({ enabled: v.nullish(v.boolean()) }))),
});

export function hasCustomRules(answer: unknown): boolean {
  const { custom_deployment_protection_rules: rules } = understand(customRulesSchema, answer, "protection rules");
  return (rules ?? []).some(({ enabled }) => enabled !== false);
}

/** Jobs that are no deployments name these environments: GitHub fails such a job where an app's rule protects it. */
export function customRulesRow(names: readonly string[]): Row {
  return warning(
    `A custom protection rule is enabled for ${names.join(" and ")}, and the jobs that name it are no deployments, so GitHub fails them.`,
    "Disable the rule in the environment's settings, and keep the required reviewers.",
  );
}

export function readEnvironment(answer: unknown): ProtectedEnvironment {
  const environment = understand(environmentSchema, answer, "environment");
  const rules = environment.protection_rules ?? [];
  return {
    hasReviewers: rules.some(({ type, reviewers }) => type === "required_reviewers" && (reviewers ?? []).length > 0),
    canAdminsBypass: environment.can_admins_bypass ?? undefined,
    preventsSelfReview: rules.some(({ prevent_self_review }) => prevent_self_review === true),
    limitsRefs: (environment.deployment_branch_policy ?? null) !== null,
  };
}

/**
 * How well GitHub protects an environment. It only warns: what counts as an approval is decided by verify-approval, in the job
 * that names the environment. Undefined: there is no such environment, or the token may not read it.
 */
export function environmentRow(
  name: string,
  environment: ProtectedEnvironment | undefined,
  { selfApproval, rollbackSelfApproval }: Pick<GateRules, "selfApproval" | "rollbackSelfApproval">,
): Row {
  if (environment === undefined) {
    return warning(
      `The environment ${name} does not exist, or its protection rules can't be read.`,
      `Create it with required reviewers, and give this job \`actions: read\`. GitHub creates a missing environment without any rule.`,
    );
  }
  const gaps = [
    ...(environment.hasReviewers ? [] : ["it has no required reviewers, so a job starts without an approval"]),
    ...(environment.canAdminsBypass === true ? ["administrators may bypass its rules"] : []),
    ...(environment.limitsRefs ? [] : ["every branch may use its secrets"]),
  ];
  if (gaps.length === 0 && environment.preventsSelfReview && (selfApproval || rollbackSelfApproval)) {
    return warning(
      `The gate ${name} allows self-approval, and GitHub prevents self-reviews of its environment.`,
      "Turn “Prevent self-review” off in the environment's settings, or `self-approval` and `rollback-self-approval` in the configuration.",
    );
  }
  if (gaps.length === 0) return okRow(CHECK, `${name} has required reviewers, for chosen branches and tags only.`);
  return warning(
    `The environment ${name} is weakly protected: ${gaps.join("; ")}.`,
    "In the repository's settings, under Environments, require reviewers, disallow administrators to bypass the rules, and limit the branches and tags.",
  );
}

function warning(verdict: string, todo: string): Row {
  return { check: CHECK, state: "warning", verdict, url: undefined, todo };
}
