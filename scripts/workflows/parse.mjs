/**
 * `node parse.mjs FILE…`: GitHub's own parser on workflow files. Prints a JSON list `{file, complaints, jobs}`.
 * A process of its own: the parser imports JSON as other bundlers do, without saying so, which Node refuses.
 */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
});

const { convertWorkflowTemplate, parseWorkflow } = await import("@actions/workflow-parser");
const quiet = { info: () => {}, verbose: () => {}, error: () => {} };

const answers = [];
for (const file of process.argv.slice(2)) {
  const { context, value } = parseWorkflow({ name: file, content: readFileSync(file, "utf8") }, quiet);
  const template = value === undefined ? { jobs: [] } : await convertWorkflowTemplate(context, value);
  answers.push({
    file,
    complaints: context.errors.getErrors().map(String),
    jobs: (template.jobs ?? []).map(({ id }) => id.value),
  });
}
console.log(JSON.stringify(answers));
