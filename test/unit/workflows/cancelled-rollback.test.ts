import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contexts, condition, resolveText } from "../../../rehearsal/runner/expression.ts";
import { Mapping, readWorkflowTree, type Tree } from "../../../rehearsal/runner/tree.ts";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What follows a rollback whose step was cancelled, or whose job's time was over: the host may have carried it out. */

const CANCELLED = { success: false, failure: false, cancelled: true };

async function jobOf(file: string, job: string): Promise<Mapping> {
  const path = `.github/workflows/${file}`;
  const tree = await readWorkflowTree(path, readFileSync(join(repositoryRoot(), path), "utf8"));
  return inside(inside(tree.get("jobs")).get(job));
}

function inside(tree: Tree): Mapping {
  if (!(tree instanceof Mapping)) throw new Error("It is no mapping.");
  return tree;
}

function stepsOf(job: Mapping, action: string): readonly Mapping[] {
  const steps = job.get("steps");
  return (Array.isArray(steps) ? steps : []).map(inside).filter((step) => step.get("uses") === `$/actions/${action}`);
}

const step = (outcome: string, outputs: Readonly<Record<string, string>> = {}) => ({ outcome, outputs });

test.each([
  ["deploy-prod.yml", "return", "back"],
  ["deploy-prod.yml", "return-at-once", "back"],
  ["deploy-prod.yml", "rollback", "back"],
  ["rollback.yml", "rollback", "back"],
  ["rollback.yml", "rollback", "data"],
])(
  "%s, job %s, step %s: a rollback that was cancelled is concluded, and one that never began is not",
  async (file, job, id) => {
    const [conclude, ...more] = stepsOf(await jobOf(file, job), "conclude-rollback");
    expect(more).toEqual([]);
    const isConcluded = (outcome: string, outputs = {}): boolean => {
      const steps = { back: step("skipped"), data: step("skipped"), [id]: step(outcome, outputs) };
      return condition(conclude?.get("if") ?? null, { steps }, CANCELLED);
    };
    expect(["cancelled", "failure", "skipped", ""].filter((outcome) => isConcluded(outcome))).toEqual([
      ...["cancelled", "failure"],
    ]);
    // Also what another run has rolled back: that run may not have recorded it.
    expect([{ result: "done" }, { result: "unchanged" }].map((outputs) => isConcluded("success", outputs))).toEqual([
      ...[true, true],
    ]);
  },
);

test.each([
  ["failure", "no rollback is known to have begun"],
  ["cancelled", "how its rollback ended is unknown"],
])("after a rejected verdict, a job of the rollback that ended as %s is reported by: %s", async (result, reason) => {
  const [announce] = stepsOf(await jobOf("deploy-prod.yml", "stays"), "announce-release");
  const contexts: Contexts = {
    needs: { return: { result, outputs: {} }, "return-at-once": { result: "skipped", outputs: {} } },
  };
  expect(resolveText(inside(announce?.get("with") ?? null).get("reason"), contexts)).toContain(reason);
});
