import { readEnding } from "../../../src/host/ending.ts";
import { lastProof, readJournalLine } from "../../../src/host/journal.ts";
import { earlierChange } from "../../../src/plan/change-id.ts";

const proof = (container: string): string =>
  `{"v":1,"event":"proof","at":"t","up":1,"service":"web","container":"${container}","name":"n","image":"i","hash":"h","started":"s","mounts":"-"}`;

test("a line that is not understood is skipped, for a newer host may say more", () => {
  expect(readJournalLine('{"v":2,"event":"danced","at":"t","up":1}')).toBeUndefined();
  expect(readJournalLine("")).toBeUndefined();
  expect(readJournalLine('{"v":1,"event":"note","at":"t","up":1,"text":"hello"}')).toMatchObject({
    event: "note",
    text: "hello",
  });
});

test("the last proof is what counts: one before a rollback says nothing of what runs now", () => {
  const lines = [
    proof("a"),
    proof("b"),
    '{"v":1,"event":"undo","at":"t","up":1,"to":"r1","version":"v1","code":"c","text":"x"}',
    proof("c"),
  ];
  const events = lines.map(readJournalLine).filter((event) => event !== undefined);
  expect(lastProof(events).map(({ container }) => container)).toEqual(["c"]);
});

test("an ending that cannot be read is a failure, never a success", () => {
  for (const text of ["", "{}", "done", '{"outcome":"perfect","code":"","text":""}'])
    expect(readEnding(text).outcome).toBe("failed");
});

describe("a change is named by run, job, kind and sequence", () => {
  const name = { runId: "77", job: "release", kind: "deploy" };
  const done = { outcome: "done", code: "", text: "", running: "" } as const;

  test("the first is number 1", () => {
    expect(earlierChange(name, [])).toEqual({ kind: "none", next: "77.release.deploy.1" });
  });

  test("finished means finished: the next try takes the next number", () => {
    const changes = [
      { change: "77.release.deploy.9", alive: false, exit: done },
      { change: "77.release.deploy.10", alive: false, exit: done },
    ];
    expect(earlierChange(name, changes)).toEqual({ kind: "none", next: "77.release.deploy.11" });
  });

  test("one that works still is attached to", () => {
    expect(earlierChange(name, [{ change: "77.release.deploy.1", alive: true, exit: null }])).toEqual({
      kind: "running",
      change: "77.release.deploy.1",
    });
  });

  test("one that died is known as dead", () => {
    expect(earlierChange(name, [{ change: "77.release.deploy.1", alive: false, exit: null }])).toMatchObject({
      kind: "dead",
      next: "77.release.deploy.2",
    });
  });

  test("another run's change is not ours, even when its number begins alike", () => {
    expect(earlierChange(name, [{ change: "777.release.deploy.1", alive: true, exit: null }])).toMatchObject({
      kind: "none",
    });
  });

  test("a job's name with blanks and dots makes a safe folder name", () => {
    expect(earlierChange({ ...name, job: "../prod eu" }, [])).toEqual({ kind: "none", next: "77.prod-eu.deploy.1" });
  });
});
