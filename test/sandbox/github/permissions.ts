import type { Identity, Level, Permission } from "./people.ts";

type Need = readonly [scope: string, level: Level];

/** What an operation needs, by GitHub's documentation of fine-grained permissions. */
const NEEDS: Readonly<Record<string, Need>> = {
  "git/get-ref": ["contents", "read"],
  "git/list-matching-refs": ["contents", "read"],
  "git/get-tag": ["contents", "read"],
  "git/get-commit": ["contents", "read"],
  "git/get-tree": ["contents", "read"],
  "git/get-blob": ["contents", "read"],
  "git/create-ref": ["contents", "write"],
  "git/update-ref": ["contents", "write"],
  "git/delete-ref": ["contents", "write"],
  "git/create-tag": ["contents", "write"],
  "git/create-tree": ["contents", "write"],
  "git/create-commit": ["contents", "write"],
  "repos/get-commit": ["contents", "read"],
  "repos/list-commits": ["contents", "read"],
  "repos/list-tags": ["contents", "read"],
  "repos/compare-commits": ["contents", "read"],
  "repos/compare-commits-with-basehead": ["contents", "read"],
  "repos/get-content": ["contents", "read"],
  "repos/create-or-update-file-contents": ["contents", "write"],
  "repos/list-releases": ["contents", "read"],
  "repos/get-release": ["contents", "read"],
  "repos/get-release-by-tag": ["contents", "read"],
  "repos/get-latest-release": ["contents", "read"],
  "repos/create-release": ["contents", "write"],
  "repos/update-release": ["contents", "write"],
  "repos/delete-release": ["contents", "write"],
  "repos/upload-release-asset": ["contents", "write"],
  "repos/get-release-asset": ["contents", "read"],
  "repos/delete-release-asset": ["contents", "write"],
  "repos/create-dispatch-event": ["contents", "write"],
  "repos/list-deployments": ["deployments", "read"],
  "repos/get-deployment": ["deployments", "read"],
  "repos/list-deployment-statuses": ["deployments", "read"],
  "repos/get-deployment-status": ["deployments", "read"],
  "repos/create-deployment": ["deployments", "write"],
  "repos/create-deployment-status": ["deployments", "write"],
  "repos/list-deploy-keys": ["administration", "read"],
  "actions/get-environment-public-key": ["environments", "read"],
  "actions/list-environment-secrets": ["environments", "read"],
  "actions/get-environment-secret": ["environments", "read"],
  "actions/create-or-update-environment-secret": ["environments", "write"],
  "repos/get-all-environments": ["actions", "read"],
  "repos/get-environment": ["actions", "read"],
  "repos/get-all-deployment-protection-rules": ["actions", "read"],
  "repos/list-deployment-branch-policies": ["actions", "read"],
  "repos/create-or-update-environment": ["administration", "write"],
  "repos/delete-an-environment": ["administration", "write"],
  "repos/create-deployment-branch-policy": ["administration", "write"],
  "actions/list-workflow-runs-for-repo": ["actions", "read"],
  "actions/list-workflow-runs": ["actions", "read"],
  "actions/list-repo-workflows": ["actions", "read"],
  "actions/get-workflow": ["actions", "read"],
  "actions/get-workflow-run": ["actions", "read"],
  "actions/list-jobs-for-workflow-run": ["actions", "read"],
  "actions/get-workflow-run-attempt": ["actions", "read"],
  "actions/list-jobs-for-workflow-run-attempt": ["actions", "read"],
  "actions/get-job-for-workflow-run": ["actions", "read"],
  "actions/get-reviews-for-run": ["actions", "read"],
  "actions/get-pending-deployments-for-run": ["actions", "read"],
  "actions/review-pending-deployments-for-run": ["deployments", "write"],
  "actions/cancel-workflow-run": ["actions", "write"],
  "actions/re-run-workflow": ["actions", "write"],
  "actions/re-run-workflow-failed-jobs": ["actions", "write"],
  "actions/create-workflow-dispatch": ["actions", "write"],
  "checks/create": ["checks", "write"],
  "checks/list-for-ref": ["checks", "read"],
  "checks/list-suites-for-ref": ["checks", "read"],
  "repos/get-combined-status-for-ref": ["statuses", "read"],
  "repos/list-commit-statuses-for-ref": ["statuses", "read"],
  "repos/create-commit-status": ["statuses", "write"],
  "issues/list-for-repo": ["issues", "read"],
  "issues/get": ["issues", "read"],
  "issues/list-comments": ["issues", "read"],
  "issues/get-comment": ["issues", "read"],
  "issues/list-labels-for-repo": ["issues", "read"],
  "issues/list-labels-on-issue": ["issues", "read"],
  "issues/get-label": ["issues", "read"],
  "issues/create": ["issues", "write"],
  "issues/update": ["issues", "write"],
  "issues/create-comment": ["issues", "write"],
  "issues/update-comment": ["issues", "write"],
  "issues/delete-comment": ["issues", "write"],
  "issues/create-label": ["issues", "write"],
  "issues/add-labels": ["issues", "write"],
  "issues/remove-label": ["issues", "write"],
  "reactions/list-for-issue-comment": ["issues", "read"],
  "reactions/create-for-issue-comment": ["issues", "write"],
  "repos/list-pull-requests-associated-with-commit": ["pull-requests", "read"],
  "pulls/list": ["pull-requests", "read"],
  "pulls/get": ["pull-requests", "read"],
  "pulls/create": ["pull-requests", "write"],
  "repos/get": ["metadata", "read"],
  "repos/get-collaborator-permission-level": ["metadata", "read"],
  "users/get-by-username": ["metadata", "read"],
  "users/get-authenticated": ["metadata", "read"],
  "rate-limit/get": ["metadata", "read"],
};

/** Who may write. Issues and comments are open to everybody who may read. */
const USER_WRITES: readonly Permission[] = ["admin", "maintain", "write"];

/** Why the operation is forbidden, as GitHub says it; undefined when it is allowed. */
export function forbidden(operation: string, { kind, person, scopes }: Identity): string | undefined {
  const need = NEEDS[operation];
  if (need === undefined) throw new Error(`permissions.ts does not say what ${operation} needs.`);
  const [scope, level] = need;
  if (kind === "user") {
    const open = level === "read" || scope === "issues";
    const may = scope === "administration" ? person.permission === "admin" : USER_WRITES.includes(person.permission);
    return open || may ? undefined : "Resource not accessible by personal access token";
  }
  const has = scope === "metadata" ? "read" : scopes[scope];
  const enough = has === "write" || (has === "read" && level === "read");
  return enough && operation !== "users/get-authenticated" ? undefined : "Resource not accessible by integration";
}
