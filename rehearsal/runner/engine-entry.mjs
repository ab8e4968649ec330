/**
 * The doors to GitHub's own parser and expression evaluator, with JSON text going in and out.
 * Bundled before use (engine.ts): the packages import JSON without an import attribute, which Node 24 refuses.
 */
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";

/** A file's text to `{ errors, tree }`; an expression in the tree is `{ type: 3, expr }`, as the tokens' own JSON. */
export async function readWorkflow(name, content) {
  const result = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  // The conversion finds what the schema cannot: unknown needs, cycles, repeated ids.
  if (result.value && result.context.errors.getErrors().length === 0) {
    await convertWorkflowTemplate(result.context, result.value);
  }
  return told(result);
}

export function readAction(name, content) {
  return told(parseAction({ name, content }, new NoOperationTraceWriter()));
}

function told(result) {
  const errors = result.context.errors.getErrors().map((error) => error.message);
  return JSON.stringify({ errors, tree: result.value ?? null });
}

/** Texts begin with a quote; of several doubled quotes in one the package's lexer (0.3.61) halves the first only. */
function unquoted(token) {
  if (!token.lexeme.startsWith("'")) return token;
  return { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") };
}

/** Evaluates an expression; `status` answers success(), failure(), always() and cancelled(). */
export function evaluate(expression, contexts, status) {
  const dictionary = JSON.parse(contexts, data.reviver);
  const functions = Object.entries(status).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const names = dictionary.pairs().map(({ key }) => key);
  const tree = new Parser(new Lexer(expression).lex().tokens.map(unquoted), names, functions).parse();
  const table = new Map(functions.map((each) => [each.name, each]));
  return JSON.stringify(new Evaluator(tree, dictionary, table).evaluate(), data.replacer);
}
