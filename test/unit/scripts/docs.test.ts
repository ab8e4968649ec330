import type { ActionFolder } from "../../../scripts/actions/action-folder.ts";
import { renderCorpus } from "../../../scripts/docs/compose-table.ts";
import { newPage, replaceSection } from "../../../scripts/docs/sections.ts";
import { renderActions, renderInputs, renderOutputs } from "../../../scripts/docs/tables.ts";

const ACTION: ActionFolder = {
  stage: "smoke-test",
  manifest: {
    name: "Sluice smoke test",
    description: "Asks what is live.",
    inputs: { url: { description: "", required: true }, tries: { description: "", required: false } },
    outputs: {},
    runs: { using: "node24" },
  },
  keys: {
    inputs: [
      { name: "url", description: "Where it is live.", required: true },
      { name: "tries", description: "How often: 1|2\nor more.", default: "3", file: "smoke.tries" },
    ],
    outputs: [{ name: "result", description: "`ok` or `ko`." }],
  },
};

describe("the tables", () => {
  test("of inputs give the key list's default where the file may set the key", () => {
    expect(renderInputs(ACTION)).toBe(
      [
        "| Input | Description | Default | Required | In `.github/sluice.yml` |",
        "| --- | --- | --- | --- | --- |",
        "| `url` | Where it is live. |  | yes |  |",
        "| `tries` | How often: 1\\|2 or more. | `3` |  | `smoke.tries` |",
      ].join("\n"),
    );
  });

  test("leave out a column that says nothing", () => {
    const inputs = [{ name: "url", description: "Where it is live." }];
    expect(renderInputs({ ...ACTION, keys: { inputs, outputs: [] } })).toBe(
      "| Input | Description |\n| --- | --- |\n| `url` | Where it is live. |",
    );
  });

  test("of outputs and actions", () => {
    expect(renderOutputs(ACTION)).toContain("| `result` | `ok` or `ko`. |");
    expect(renderActions([ACTION])).toContain("| [smoke-test](../actions/smoke-test/README.md) | Asks what is live. |");
  });

  test("say so when an action has no keys", () => {
    const bare = { ...ACTION, keys: { inputs: [], outputs: [] } };
    expect([renderInputs(bare), renderOutputs(bare)]).toEqual(["None.", "None."]);
  });
});

describe("a section", () => {
  test("is replaced, and every other byte stays", () => {
    const page = "# a \n\n<!-- inputs -->\nold\n<!-- /inputs -->\n\n  tail";
    expect(replaceSection(page, "inputs", "new")).toBe("# a \n\n<!-- inputs -->\nnew\n<!-- /inputs -->\n\n  tail");
  });

  test("that is there already changes nothing", () => {
    const page = replaceSection(newPage("a", "b"), "inputs", "table");
    expect(replaceSection(page, "inputs", "table")).toBe(page);
  });

  test.each(["", "<!-- inputs -->", "<!-- /inputs --><!-- inputs -->"])("has no place in %j", (page) => {
    expect(() => replaceSection(page, "inputs", "x")).toThrow("so its inputs table has no place");
  });
});

test("a project of the corpus is a row: refused with its code, and known since; situations of the host come last", () => {
  const refused = { at: "v1", code: "unsupported", says: "llm" } as const;
  const rows = renderCorpus([
    { name: "host/a", title: "A link", section: "host", refused: undefined, compose: undefined, engine: undefined },
    { name: "b/c", title: "A model", section: "models", refused, compose: "2.38", engine: "28.0", note: "Later." },
  ]).split("\n");
  expect(rows.slice(2)).toEqual([
    "| `models` | [A model](../test/compose/corpus/b/c). Later. | refused: `unsupported` | Compose 2.38, engine 28.0 |",
    "| the host | [A link](../test/compose/corpus/host/a) | supported |  |",
  ]);
});
