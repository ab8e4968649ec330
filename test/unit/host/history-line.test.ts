import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { readEnded } from "../../../src/host/survey-files.ts";

/** The line that a change leaves in the history of its host, from its journal. */

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "sluice-line-"));
  mkdirSync(join(home, "changes/7.release.deploy.1"), { recursive: true });
});

afterEach(() => rmSync(home, { recursive: true }));

const event = (at: string, event: string, more: object = {}): string =>
  `${JSON.stringify({ v: 1, event, at: `2026-11-26T02:00:${at}Z`, up: 1, ...more })}\n`;
const step = (at: string, name: string, state = "begins"): string => event(at, "step", { step: name, state });

function lineOf(journal: string, ends = "remember returned unhealthy 'It is unhealthy.'") {
  writeFileSync(join(home, "changes/7.release.deploy.1/journal"), journal);
  const script = [
    ...["10-words.sh", "20-state.sh", "30-journal.sh"].map((name) => `. '${join(repositoryRoot(), "host", name)}'`),
    `home='${home}' change=7.release.deploy.1 change_dir='${home}/changes/7.release.deploy.1' kind=deploy version=v1.5.0`,
    ends,
  ].join("\n");
  const { stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  return readEnded(readFileSync(join(home, "history"), "utf8").trim());
}

const BEGAN = event("01", "began", { change: "7.release.deploy.1" });

test("it has the first switch of the change, and not that of its automatic rollback", () => {
  const journal = [
    BEGAN,
    step("02", "checkout"),
    step("03", "switch"),
    step("04", "switch", "done"),
    step("09", "switch"),
  ];
  expect(lineOf(journal.join(""))).toMatchObject({
    ...{ change: "7.release.deploy.1", began: "2026-11-26T02:00:01Z", switched: "2026-11-26T02:00:03Z" },
    outcome: "returned",
  });
});

test("it has none where nothing was switched, whatever a note of the journal says", () => {
  const note = event("05", "note", { text: '"step":"switch","state":"begins"' });
  expect(lineOf([BEGAN, step("02", "pull"), note].join(""))).toMatchObject({ switched: "" });
});

test("it ends when the journal says that the change ended, whatever the clock says meanwhile", () => {
  const clock = `now() { echo >>'${home}/asked'; printf '2026-11-26T02:01:%02dZ' "$(wc -l <'${home}/asked')"; }`;
  const line = lineOf(
    BEGAN,
    `${clock}; unwatch_events() { :; }; report_downtime() { :; }; conclude returned unhealthy 'It is unhealthy.'`,
  );
  const ended = readFileSync(join(home, "changes/7.release.deploy.1/journal"), "utf8").trim().split("\n").at(-1) ?? "";
  expect(JSON.parse(ended)).toMatchObject({ event: "ended", at: line?.at });
});

test("a change that a settlement ended says what the settlement found of the schema", () => {
  const settles =
    "settled_dir=$change_dir settled=$change journal_time=2026-11-26T02:00:09Z; printf 'kind deploy\\n' >\"$settled_dir/plan\"";
  const line = lineOf(BEGAN, `${settles}; schema_state=unchanged; remember_settled returned interrupted`);
  expect(line).toMatchObject({ kind: "deploy", outcome: "returned", schema: "unchanged" });
});
