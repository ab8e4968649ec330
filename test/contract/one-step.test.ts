import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { repositoryRoot } from "../../scripts/root.ts";

/** The action at the top of the repository and the job `release` of the workflow mean the same where they run the same stages. */

const root = repositoryRoot();
const texts = v.record(v.string(), v.union([v.string(), v.boolean(), v.number()]));
const steps = v.array(
  v.looseObject({ uses: v.optional(v.string(), ""), if: v.optional(v.string(), ""), with: v.optional(texts, {}) }),
);
type Step = v.InferOutput<typeof steps>[number];

function stepsOf(path: string, ...keys: readonly string[]): readonly Step[] {
  const whole: unknown = parse(readFileSync(join(root, path), "utf8"));
  return v.parse(
    steps,
    keys.reduce<unknown>((at, key) => v.parse(v.looseObject({}), at)[key], whole),
  );
}

const action = stepsOf("action.yml", "runs", "steps");
const workflow = stepsOf(".github/workflows/deploy-prod.yml", "jobs", "release", "steps");

/** Stages whose steps are the same in both, in their order. An announcement and a gate are not. */
const STAGES = ["take-backup", "verify-backup", "watch-period", "deploy-prod", "smoke-test", "conclude-release"];

/** What only one of them has, each with its reason. */
const OWN: Readonly<Record<string, string>> = {
  "plan-fingerprint": "no plan is approved",
  "override-hold": "an override is given to a dispatch",
  "remove-unknown": "an override is given to a dispatch",
  "ignore-one-offs": "an override is given to a dispatch",
  "asks-verdict": "no one is asked",
  token: "an action has no default token of its own",
  "back-result": "this one takes rollback tags as well",
  "back-running": "this one takes rollback tags as well",
  "back-refusal": "this one takes rollback tags as well",
  "back-outcome": "this one takes rollback tags as well",
};

/** The workflow's names in the words of the action. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/secrets\.DEPLOY_SSH_KEY/g, "inputs.ssh-key"],
  [/secrets\.COMPOSE_VARIABLES/g, "inputs.variables"],
  [/secrets\.TAG_REMOTE_([A-Z_]+)/g, "inputs.REMOTE_$1"],
  [/secrets\.([A-Z_]+)/g, "inputs.$1"],
  [/needs\.preflight\.outputs\./g, "steps.tag.outputs."],
  [/steps\.ready\.outputs\./g, "steps.tag.outputs."],
  [/needs\.images\.outputs\.approved\b/g, "steps.images.outputs.approved-images"],
  [/steps\.earlier\./g, "steps.host."],
  // Outputs of a job that decide are one character long.
  [/while-watched == 's'/g, "while-watched == 'supersede'"],
  [/format\('\{0\}', inputs\.([\w-]+)\) != 'false'/g, "inputs.$1 == 'true'"],
  [/format\('\{0\}', inputs\.([\w-]+)\) == 'true'/g, "inputs.$1 == 'true'"],
];

function inActionWords(text: string): string {
  const said = WORDS.reduce((so, [pattern, word]) => so.replaceAll(pattern, word), text);
  return said.replaceAll(/inputs\.[A-Z_]+/g, (name) => name.toLowerCase().replaceAll("_", "-"));
}

function of(all: readonly Step[], stage: string): readonly Step[] {
  return all.filter(({ uses }) => uses === `$/actions/${stage}`);
}

const meaning = (step: Step): Record<string, string> =>
  Object.fromEntries(
    Object.entries(step.with)
      .filter(([key]) => !(key in OWN))
      .map(([key, value]) => [key, inActionWords(String(value))]),
  );

/** What decides it, in any order, without what says that a tag is no rollback: the workflow has another job for those. */
const conditionOf = ({ if: condition }: Step): readonly string[] =>
  inActionWords(condition)
    .split(/\s*&&\s*/)
    .map((part) => part.replaceAll(/^\(|\)$/g, "").trim())
    .filter((part) => part !== "" && part !== "steps.tag.outputs.kind != 'rollback'")
    .toSorted();

describe.each(STAGES)("%s", (stage) => {
  const [ours, theirs] = [of(action, stage), of(workflow, stage)];

  test("gets the same inputs", () => {
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.map(meaning)).toEqual(theirs.map(meaning));
  });

  test("runs under the same conditions", () => {
    expect(ours.map(conditionOf)).toEqual(theirs.map(conditionOf));
  });
});

test("a rollback after the deploy, and its record, are the same", () => {
  const [rollback] = of(action, "rollback").filter((step) => step.if.startsWith("failure()"));
  const [record] = of(action, "tag-release");
  expect(record?.with["token"]).toBe("${{ inputs.token }}");
  expect(meaning(rollback ?? { uses: "", if: "", with: {} })).toEqual(of(workflow, "rollback").map(meaning)[0]);
  expect(meaning(record ?? { uses: "", if: "", with: {} })).toEqual(of(workflow, "tag-release").map(meaning)[0]);
});

test("every stage reads the configuration file that was named", () => {
  const without = action.filter(({ uses, with: given }) => {
    const manifest = readFileSync(join(root, uses.replace("$/", ""), "action.yml"), "utf8");
    return /^ {2}config:/m.test(manifest) && given["config"] !== "${{ inputs.config }}";
  });
  expect(without.map(({ uses }) => uses)).toEqual([]);
});
