import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import {
  calledBy,
  copyName,
  type ForgeFlavour,
  portableCaller,
  portableWorkflow,
} from "../../../scripts/portable/copy.ts";
import { readWish } from "../../../scripts/portable/wish.ts";
import { repositoryRoot } from "../../../scripts/root.ts";
import { officialAnswers } from "../../contract/workflow-files.ts";

const root = repositoryRoot();
const callers = readdirSync(join(root, "workflows"));
const original = (name: string): string => readFileSync(join(root, ".github/workflows", name), "utf8");
const caller = (name: string): string => readFileSync(join(root, "workflows", name), "utf8");
const names = calledBy(callers.map(caller));
const copy = (name: string, forge: ForgeFlavour): string =>
  portableWorkflow(original(name), { repository: "ops/sluice", ref: "v1.2.3", forge });

interface Job {
  readonly environment?: unknown;
}

const jobsOf = (text: string): Job[] => Object.values(parse(text).jobs);

test.each(names)("%s: the copy pins every action, and changes nothing else", (name) => {
  const undone = copy(name, "github").replaceAll(/ops\/sluice\/(actions\/\S+?)@v1\.2\.3/g, "$/$1");
  const expected = original(name).replaceAll(/^ +deployment: false\n(?= {4}permissions)/gm, "");
  expect(undone).toBe(expected);
  expect(copy(name, "github")).not.toContain("$/");
  expect(jobsOf(copy(name, "github")).map(({ environment }) => JSON.stringify(environment))).not.toContain(
    "deployment",
  );
});

test.each(names)("%s: a forge that ignores environments gets none, and the comment gate alone", (name) => {
  const text = copy(name, "forgejo");
  expect(jobsOf(text).filter(({ environment }) => environment !== undefined)).toEqual([]);
  const before = parse(original(name));
  const after = parse(text);
  const standard = before.on.workflow_call.inputs?.gate === undefined ? undefined : "comment";
  expect(after.on.workflow_call.inputs?.gate?.default).toBe(standard);
  expect(Object.keys(after.jobs)).toEqual(Object.keys(before.jobs));
});

test("callers use the copies beside them, and GitHub's own parser has nothing against either", () => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-portable-"));
  try {
    const files = names.flatMap((name) =>
      (["github", "forgejo"] as const).map((forge) => {
        writeFileSync(join(folder, `${forge}-${copyName(name)}`), copy(name, forge));
        return join(folder, `${forge}-${copyName(name)}`);
      }),
    );
    const used = callers.flatMap((name) => {
      writeFileSync(join(folder, name), portableCaller(caller(name)));
      return Object.values<{ uses: string }>(parse(portableCaller(caller(name))).jobs).map(({ uses }) => uses);
    });
    expect(new Set(used)).toEqual(new Set(names.map((name) => `./.github/workflows/sluice-${name}`)));
    const answers = officialAnswers(root, [...files, ...callers.map((name) => join(folder, name))]);
    expect(answers.flatMap(({ complaints }) => complaints)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each([
  [{ ref: "v1.0.0" }, "--repo"],
  [{ repo: "a/b" }, "--ref"],
  [{ repo: "a/b", ref: "v1" }, "A ref that moves is no pin"],
  [{ repo: "a/b", ref: "main" }, "A ref that moves is no pin"],
  [{ repo: "a/b", ref: "v1.0.0", forge: "gitlab" }, "--forge"],
])("%j is refused", (options, message) => {
  expect(readWish(options)).toContain(message);
});

test("a version and a commit are pins", () => {
  expect(readWish({ repo: "a/b", ref: "v1.0.0" })).toMatchObject({ out: "portable", pin: { forge: "github" } });
  expect(readWish({ repo: "a/b", ref: "a".repeat(40), forge: "forgejo" })).toMatchObject({ pin: { forge: "forgejo" } });
});
