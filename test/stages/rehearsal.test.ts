import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NotAsMeant, performActs, type Scene, type Stagehand } from "../../rehearsal/acts.ts";
import { openTheatre } from "../../rehearsal/theatre.ts";
import { repositoryRoot } from "../../scripts/root.ts";

const dist = join(repositoryRoot(), "dist");
let copy = "";

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "sluice-dist-"));
  cpSync(dist, copy, { recursive: true });
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** Plays all acts with the bundles of a folder, to the end or the first difference. */
async function play(folder: string): Promise<{ readonly scenes: readonly Scene[]; readonly lines: readonly string[] }> {
  const theatre = await openTheatre({ dist: folder, stableFor: "1s" });
  const scenes: Scene[] = [];
  const lines: string[] = [];
  const hand: Stagehand = {
    act: (title) => lines.push(title),
    line: (text) => lines.push(text),
    approve: async () => true,
    scene: (scene) => scenes.push(scene),
    signal: new AbortController().signal,
  };
  try {
    await performActs(theatre, hand);
    return { scenes, lines };
  } finally {
    await theatre.close();
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

test("with everything in place all acts end as they were meant to", async () => {
  const { scenes } = await play(copy);
  expect(scenes.map(({ headline }) => headline)).toEqual([
    "v1.0.0 went live.",
    "v1.1.0 went live.",
    "A plan from before was handed over again, and refused.",
    "v1.2.0 never became healthy; the host went back to v1.1.0 by itself.",
    "A person rolled back to v1.0.0.",
  ]);
}, 240_000);

test.each([
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
])(
  "without %s the rehearsal fails",
  async (step) => {
    takeOut(step);
    await expect(play(copy)).rejects.toThrow(NotAsMeant);
  },
  240_000,
);
