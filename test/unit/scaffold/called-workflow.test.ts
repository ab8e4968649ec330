import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../../scripts/root.ts";
import { FORGES, type Forge } from "../../../src/scaffold/forge/forge.ts";
import { withoutArtifactSteps } from "../../../src/scaffold/workflows/artifact-steps.ts";
import { calledName, calledWorkflow, withConfigFile } from "../../../src/scaffold/workflows/called-workflow.ts";
import { officialAnswers } from "../../contract/workflow-files.ts";

const root = repositoryRoot();
const COMMIT = "c".repeat(40);
const original = (name: string): string => readFileSync(join(root, ".github/workflows", name), "utf8");
const names = readdirSync(join(root, ".github/workflows")).filter((name) => original(name).includes("workflow_call:"));
const USES: Readonly<Record<Forge, string>> = {
  github: "ops/sluice",
  ghes: "ops/sluice",
  forgejo: "https://git.example.com/ops/sluice",
  gitea: "https://git.example.com/ops/sluice",
};
const copy = (name: string, forge: Forge): string =>
  calledWorkflow(original(name), { uses: USES[forge], commit: COMMIT, version: "v1.2.3", forge });

interface Job {
  readonly environment?: unknown;
  readonly steps?: readonly {
    readonly name?: string;
    readonly uses?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

const jobsOf = (text: string): Job[] => Object.values(parse(text).jobs);
const stepNames = (text: string): string[] =>
  jobsOf(text).flatMap(({ steps = [] }) =>
    steps.map(({ name, uses }) => name ?? uses?.replace(/^.*(actions\/[\w-]+)@?.*$/, "$1") ?? ""),
  );
const usesOf = (text: string): string[] =>
  jobsOf(text).flatMap(({ steps = [] }) => steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses])));

test.each(names)("%s: on github.com the copy pins every action, and changes nothing else", (name) => {
  const undone = copy(name, "github").replaceAll(/ops\/sluice\/(actions\/\S+?)@c{40} # v1\.2\.3/g, "$/$1");
  expect(undone).toBe(original(name));
});

test.each(names)(
  "%s: for GitHub Enterprise Server the key is left out that it may not know, and the artifacts",
  (name) => {
    const undone = copy(name, "ghes").replaceAll(/ops\/sluice\/(actions\/\S+?)@c{40} # v1\.2\.3/g, "$/$1");
    const known = withoutArtifactSteps(original(name));
    expect(undone).toBe(known.replaceAll(/^ +deployment: false\n(?= {4}permissions)/gm, ""));
  },
);

/** Steps of this job that an expression in it names, and that it does not have. */
function missingSteps(job: unknown): string[] {
  const text = JSON.stringify(job);
  const ids = new Set([...text.matchAll(/"id":"([\w-]+)"/g)].map(([, id]) => id));
  return [...text.matchAll(/\bsteps\.([\w-]+)\./g)].flatMap(([, id = ""]) => (ids.has(id) ? [] : [id]));
}

test.each(FORGES)("for %s exactly the steps with artifacts are left out where it has none", (forge) => {
  for (const name of names) {
    const [before, after] = [stepNames(original(name)), stepNames(copy(name, forge))];
    const left = before.filter((step) => !after.includes(step));
    const ofArtifacts = before.filter((step) => /^(Upload|Download|Link|Attach) the (report|files)/.test(step));
    expect(left).toEqual(forge === "github" ? [] : ofArtifacts);
    expect(after).toEqual(before.filter((step) => !left.includes(step)));
    expect(usesOf(copy(name, forge)).some((one) => one.includes("-artifact@"))).toBe(
      forge === "github" && ofArtifacts.length > 0,
    );
    for (const job of Object.values(parse(copy(name, forge)).jobs)) expect(missingSteps(job)).toEqual([]);
  }
});

test.each(["forgejo", "gitea"] as const)(
  "for %s there are no environments, and the comment gate is the default",
  (forge) => {
    for (const name of names) {
      const text = copy(name, forge);
      expect(jobsOf(text).filter(({ environment }) => environment !== undefined)).toEqual([]);
      const [before, after] = [parse(original(name)), parse(text)];
      const standard = before.on.workflow_call.inputs?.gate === undefined ? undefined : "comment";
      expect(after.on.workflow_call.inputs?.gate?.default).toBe(standard);
      expect(Object.keys(after.jobs)).toEqual(Object.keys(before.jobs));
    }
  },
);

test.each(FORGES)("for %s every action is named by a full commit, where its runner finds it", (forge) => {
  const uses = names.flatMap((name) => usesOf(copy(name, forge)));
  expect(uses.filter((one) => !/@[0-9a-f]{40}$/.test(one))).toEqual([]);
  const servers = new Set(uses.map((one) => /^https:\/\/[^/]+/.exec(one)?.[0]));
  const addressed = new Set(["https://git.example.com", "https://github.com"]);
  expect(servers).toEqual(forge === "forgejo" || forge === "gitea" ? addressed : new Set([undefined]));
});

test.each(["forgejo", "gitea"] as const)(
  "for %s only those actions of other people are left that the page names",
  (forge) => {
    const others = names.flatMap((name) => usesOf(copy(name, forge))).filter((one) => !one.startsWith(USES[forge]));
    const owners = new Set(
      others.map((one) => /^https:\/\/github\.com\/(actions\/checkout|docker)[/@]/.exec(one)?.[1]),
    );
    expect(owners).toEqual(new Set(["actions/checkout", "docker"]));
  },
);

test("GitHub's own parser has nothing against any copy", () => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-copy-"));
  try {
    const files = names.flatMap((name) =>
      FORGES.map((forge) => {
        writeFileSync(join(folder, `${forge}-${calledName(name)}`), copy(name, forge));
        return join(folder, `${forge}-${calledName(name)}`);
      }),
    );
    expect(officialAnswers(root, files).flatMap(({ complaints }) => complaints)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe("another configuration file", () => {
  const withFile = (text: string): string => withConfigFile(text, "ops/sluice.yml");

  test.each(names)("%s: it is the default of the input that every step of Sluice gets", (name) => {
    const changed = withFile(original(name));
    expect(parse(changed).on.workflow_call.inputs.config.default).toBe("ops/sluice.yml");
    expect(changed.replace("default: ops/sluice.yml", "default: .github/sluice.yml")).toBe(original(name));
    const steps = jobsOf(changed).flatMap(({ steps: some = [] }) => some);
    const ours = steps.filter(
      ({ uses = "" }) => uses.startsWith("$/") && !/\/(conclude-release|open-postmortem)$/.test(uses),
    );
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.map((step) => step.with?.["config"])).toEqual(ours.map(() => "${{ inputs.config }}"));
  });
});
