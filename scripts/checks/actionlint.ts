import * as v from "valibot";
import type { Check } from "./check.ts";
import { ACTIONLINT_DOES_NOT_KNOW, complaints, type Objection } from "./not-known-yet.ts";
import { failed, OK } from "./outcome.ts";
import { answerOf } from "./tools.ts";

const objections = v.array(v.object({ filepath: v.string(), line: v.number(), kind: v.string(), message: v.string() }));

/** GitHub's syntax, as far as actionlint knows it. Its own `-ignore` would not tell when it has learnt more. */
export function actionlint(files: readonly string[]): Check {
  return {
    name: "actionlint",
    async run({ root }) {
      const { status, stdout, stderr } = answerOf(root, ["actionlint", "-format", "{{json .}}", ...files]);
      // 0: nothing to say, 1: something; anything else says that it did not look.
      if (status !== 0 && status !== 1) return failed(`actionlint did not look at the files: ${stderr.trim()}`);
      const said = complaints(readObjections(stdout), ACTIONLINT_DOES_NOT_KNOW);
      for (const one of said) console.error(one);
      return said.length === 0 ? OK : failed(`actionlint has ${said.length} complaints`);
    },
  };
}

/** From `-format '{{json .}}'`. */
export function readObjections(stdout: string): Objection[] {
  return v.parse(objections, JSON.parse(stdout)).map(({ filepath, ...rest }) => ({ file: filepath, ...rest }));
}
