import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** What a survey tells of the history of a host, which has a line for each change. */

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "sluice-history-"));
  mkdirSync(join(home, "changes"));
});

afterEach(() => rmSync(home, { recursive: true }));

function survey(history: readonly object[], torn = ""): readonly string[] {
  writeFileSync(join(home, "history"), `${history.map((line) => `${JSON.stringify(line)}\n`).join("")}${torn}`);
  const parts = ["10-words.sh", "20-state.sh", "40-lock.sh", "60-survey.sh"];
  const script = [
    ...parts.map((name) => `. '${join(repositoryRoot(), "host", name)}'`),
    "is_held() { return 1; }",
    `home='${home}' survey_state`,
  ].join("\n");
  const { stdout, stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\n").flatMap((line) => {
    const fact: { kind?: string; line?: string } = line === "" ? {} : JSON.parse(line);
    return fact.kind === "history" ? [fact.line ?? ""] : [];
  });
}

const change = (kind: string, version: string) => ({ v: 1, at: "", kind, version, outcome: "done", text: "" });

test("backups do not displace the deploy that brought the release which runs", () => {
  const backups = Array.from({ length: 30 }, () => change("backup", "v1.0.0"));
  const lines = survey([change("deploy", "v1.0.0"), ...backups]);
  expect(lines.map((line) => JSON.parse(line))).toEqual([change("deploy", "v1.0.0")]);
});

test("it has the last 20 other changes, and a line that cannot be read", () => {
  const deploys = Array.from({ length: 25 }, (_, at) => change("deploy", `v1.${at}.0`));
  const lines = survey(
    [...deploys, { ...change("rollback", "v1.0.0"), text: '"kind":"backup"' }],
    '{"v":1,"kind":"dep',
  );
  expect(lines).toHaveLength(20);
  expect(lines.at(-1)).toBe('{"v":1,"kind":"dep');
  expect(lines.at(-2)).toContain("rollback");
  expect(lines[0]).toContain("v1.7.0");
});
