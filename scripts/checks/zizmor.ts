import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import type { Check } from "./check.ts";
import { command } from "./command.ts";
import { failed, OK } from "./outcome.ts";
import { answerOf } from "./tools.ts";

const ZIZMOR = ["zizmor", "--offline", "--no-progress", "--persona", "pedantic"];
const CONFIGURATION = ".github/zizmor.yml";

/** Nothing unsafe in the workflows, and no ignore for what is not there. */
export function zizmor(files: readonly string[]): Check {
  return {
    name: "zizmor",
    async run(foreground) {
      const { root } = foreground;
      const ended = await command("zizmor", [...ZIZMOR, ...files]).run(foreground);
      if (ended.failed > 0) return ended;
      const { stdout, stderr } = answerOf(root, [...ZIZMOR, "--no-ignores", "--format", "json-v1", ...files]);
      if (stdout === "") return failed(`zizmor did not say what it ignores: ${stderr.trim()}`);
      const read = (path: string): string => readFileSync(join(root, path), "utf8");
      const texts = files.map((path) => ({ path, text: read(path) }));
      const stale = [...staleComments(texts, readFindings(stdout)), ...stalePolicies(read(CONFIGURATION), texts)];
      for (const one of stale) console.error(one);
      return stale.length === 0 ? OK : failed(`${stale.length} exceptions for zizmor are about nothing`);
    },
  };
}

export interface Text {
  readonly path: string;
  readonly text: string;
}

/** What zizmor would say without any ignore. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  /** Comments in the lines that it is about, as they are written. */
  readonly comments: readonly string[];
}

/** `# zizmor: ignore[rule]` where zizmor has nothing to say by that rule. */
export function staleComments(texts: readonly Text[], findings: readonly Finding[]): string[] {
  return texts.flatMap(({ path, text }) =>
    [...text.matchAll(/# zizmor: ignore\[([^\]]+)\].*$/gm)].flatMap(([comment, rules = ""]) =>
      rules
        .split(",")
        .map((rule) => rule.trim())
        .filter(
          (rule) => !findings.some((one) => one.path === path && one.rule === rule && one.comments.includes(comment)),
        )
        .map(
          (rule) =>
            `${path}: zizmor has nothing to say by ${rule} where it is told to ignore that.\nWhat to do: take the comment away.`,
        ),
    ),
  );
}

const configuration = v.looseObject({
  rules: v.object({
    "unpinned-uses": v.object({ config: v.object({ policies: v.record(v.string(), v.string()) }) }),
  }),
});

/** A policy for some `uses` only, where nothing is used that it is about. */
export function stalePolicies(config: string, texts: readonly Text[]): string[] {
  const { policies } = v.parse(configuration, parse(config)).rules["unpinned-uses"].config;
  const used = texts.flatMap(({ text }) => [...text.matchAll(/^\s*(?:- )?uses: (\S+)/gm)].map(([, name = ""]) => name));
  return Object.keys(policies)
    .filter((pattern) => pattern !== "*" && !used.some((name) => name.startsWith(pattern.replace(/\*$/, ""))))
    .map(
      (pattern) =>
        `${CONFIGURATION}: no file uses ${pattern}, for which it has a policy.\nWhat to do: take the policy away.`,
    );
}

const findings = v.array(
  v.object({
    ident: v.string(),
    locations: v.array(
      v.object({
        symbolic: v.object({ key: v.object({ Local: v.object({ verbatim_path: v.string() }) }) }),
        concrete: v.object({ comments: v.array(v.string()) }),
      }),
    ),
  }),
);

/** From `--format json-v1`. */
export function readFindings(stdout: string): Finding[] {
  return v.parse(findings, JSON.parse(stdout)).flatMap(({ ident, locations }) =>
    locations.map(({ symbolic, concrete }) => ({
      rule: ident,
      path: symbolic.key.Local.verbatim_path,
      comments: concrete.comments.map((comment) => comment.trimEnd()),
    })),
  );
}
