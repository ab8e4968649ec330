import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UnexpectedResult } from "../../../rehearsal/ending.ts";
import { repositoryRoot } from "../../../scripts/root.ts";
import { whatTellsMost } from "../../sandbox/deep.ts";
import { performActs } from "./acts.ts";
import { openStoryScene } from "./story-scene.ts";

const dist = join(repositoryRoot(), "dist");
let copy = "";

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "sluice-dist-"));
  cpSync(dist, copy, { recursive: true });
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** Plays all acts with the bundles of a folder, to the end or the first difference. */
async function play(folder: string): Promise<void> {
  const house = await openStoryScene(folder);
  try {
    await performActs(house);
  } finally {
    await house.close();
  }
}

/** Takes a function out of the host program: it says yes and does nothing. */
function takeOut(name: string): void {
  const path = join(copy, "host/sluice-host");
  const program = readFileSync(path, "utf8");
  const emptied = program.replace(
    new RegExp(`^${name}\\(\\) \\{`, "m"),
    `${name}() { return 0; }\n${name}_taken_out() {`,
  );
  expect(emptied).not.toBe(program);
  // A definition on one line stands before the replacement's end all the same.
  writeFileSync(path, emptied);
}

test("with a complete host program all acts end as expected", () => play(copy));

const PARTS = [
  "step_check",
  "step_quiet",
  "step_fetch",
  "step_resolve",
  "step_pull",
  "step_verify",
  "step_retain",
  "step_checkout",
  "step_switch",
  "step_await",
  "step_prove",
  "step_record",
  "step_restore",
  "restore_release",
  "switch_to",
  "await_release",
  "prove_release",
];

test.each(
  whatTellsMost(PARTS, String, [
    "step_check",
    "step_pull",
    "step_verify",
    "step_switch",
    "step_prove",
    "restore_release",
  ]),
)("without %s it is noticed", async (step) => {
  takeOut(step);
  await expect(play(copy)).rejects.toThrow(UnexpectedResult);
});
