import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { condition } from "../../rehearsal/runner/expression.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { readCommand } from "../../src/gates/comment/command.ts";

/** Whatever reads as a command is told why it is none: at GitHub too, where other comments start no runner. */

const text = readFileSync(join(repositoryRoot(), ".github/workflows/answer.yml"), "utf8");
const [, source = ""] = /^\$\{\{(.*)\}\}$/s.exec(parse(text).jobs.answer.if) ?? [];

function startsARunner(body: string): boolean {
  const event = { issue: { number: 1 }, comment: { id: 1, body } };
  const status = { success: true, failure: false, cancelled: false };
  return condition(source, { github: { graphql_url: "https://api.github.com/graphql", event } }, status);
}

test.each([
  ...["/approve v1.4.0", "/reject it is broken", "    /approve v1.4.0", "It is fine.\n/approve v1.4.0"],
  ...["\t/REJECT", "/Approve v1.4.0", "Well\r\n  /reject-nothing"],
])("%j starts the run that answers it", (body) => {
  expect(readCommand(body)).toBeDefined();
  expect(startsARunner(body)).toBe(true);
});

test("what is no command starts none", () => {
  expect(startsARunner("Who approves this?")).toBe(false);
});
