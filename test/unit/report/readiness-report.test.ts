import type { Row } from "../../../src/readiness/rows/row.ts";
import { renderReadiness } from "../../../src/report/readiness-report.ts";

const COMMIT = "a".repeat(40);

const row = (overrides: Partial<Row>): Row => ({
  ...{ check: "Check unit", state: "ok", verdict: "Check unit: success.", url: undefined, todo: "" },
  ...overrides,
});

const render = (...rows: readonly Row[]): string =>
  renderReadiness({
    name: "v1.4.0",
    admission: { kind: "release", version: "v1.4.0", commit: COMMIT },
    rows,
    repository: "https://github.example/acme/shop",
  }).text;

test("each line says the check with its link, its state in words, the verdict, and what to do", () => {
  const report = render(
    row({ url: "https://github.example/acme/shop/runs/1" }),
    row({ check: "Check scan", url: "https://github.example/acme/shop/../evil" }),
    row({ check: "Host", state: "warning", verdict: "Nobody has looked.", todo: "Set `SURVEY_SSH_KEY`." }),
    row({ check: "Staging", state: "red", verdict: "staging runs 1234.", todo: "Deploy it." }),
  );
  expect(report.split("\n")).toEqual([
    "### ❌ v1.4.0 is not released",
    "",
    `Commit \`${COMMIT}\``,
    "",
    "| Check | State | Verdict | What to do |",
    "| --- | --- | --- | --- |",
    "| ✅ [Check unit](https://github.example/acme/shop/runs/1) | ok | Check unit: success. |  |",
    "| ✅ Check scan (`https://github.example/acme/shop/../evil`) | ok | Check unit: success. |  |",
    "| ⚠️ Host | warning | Nobody has looked. | Set `SURVEY_SSH_KEY`. |",
    "| ❌ Staging | red | staging runs 1234. | Deploy it. |",
    "",
  ]);
});

test("a warning stops nothing, and a foreign name can begin no cell of its own", () => {
  const report = render(row({ state: "warning", check: "unit | red", verdict: "| ok |" }));
  expect(report).toContain("### ✅ v1.4.0 is a release");
  expect(report).toContain("| ⚠️ unit \\| red | warning | \\| ok \\| |  |");
});
