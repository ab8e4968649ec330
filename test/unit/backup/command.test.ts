import { newestByCommand } from "../../../src/backup/command.ts";
import { createPlace, said } from "../../fakes/place.ts";

const SOURCE = { kind: "command", command: "wal-g-evidence", env: { KEY: "x" }, readTimeoutMs: 5000 } as const;
const EVIDENCE = {
  id: "base_1",
  finishedAt: "2026-11-24T02:00:00Z",
  size: 1000,
  previousSize: 900,
  level: 3,
  detail: "fine",
};

function evidence(overrides: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ...EVIDENCE, ...overrides });
}

test("evidence is taken as it is printed, and nothing more is read", async () => {
  const newest = await newestByCommand(createPlace(said(`${evidence()}\n`)), SOURCE);
  expect(newest).toEqual({
    found: {
      id: "base_1",
      finishedAt: Date.parse("2026-11-24T02:00:00Z"),
      size: 1000,
      previousSize: 900,
      detail: ["fine"],
    },
    clock: undefined,
    level: 3,
    reading: undefined,
  });
});

test("the size before may be missing or null, and a zone may be an offset", async () => {
  for (const previousSize of [undefined, null]) {
    const text = evidence({ previousSize, finishedAt: "2026-11-24 03:00:00.5+01:00" });
    const { found } = await newestByCommand(createPlace(said(text)), SOURCE);
    expect(found).toMatchObject({ previousSize: undefined, finishedAt: Date.parse("2026-11-24T02:00:00.500Z") });
  }
});

test("what it says of itself cannot give the runner a command", async () => {
  const { found } = await newestByCommand(
    createPlace(said(evidence({ id: "::error::x", detail: "a\n##[group]b" }))),
    SOURCE,
  );
  expect(found.id).toBe(":\u200b:error::x");
  expect(found.detail.join()).not.toMatch(/\n|##\[/);
});

test.each([
  ["", "it is not one JSON object"],
  ["done\n{}", "it is not one JSON object"],
  ["[]", "`id` is missing"],
  [evidence({ id: undefined }), "`id` is missing"],
  [evidence({ finishedAt: "2026-11-24T02:00:00" }), "`finishedAt` is not a time with its zone"],
  [evidence({ finishedAt: "2026-13-45T02:00:00Z" }), "`finishedAt` is not a time that exists"],
  [evidence({ finishedAt: 1_800_000_000 }), "`finishedAt` is not a time"],
  [evidence({ size: -1 }), "`size` is not 0 or more"],
  [evidence({ size: "1000" }), "`size` is not a number of bytes"],
  [evidence({ size: 1.5 }), "`size` is not a whole number"],
  [evidence({ level: 5 }), "`level` is not 1, 2, 3 or 4"],
  [evidence({ level: "3" }), "`level` is not 1, 2, 3 or 4"],
  [evidence({ id: " " }), "`id` is not a text that is not empty"],
  [evidence({ sizeBytes: 1 }), "`sizeBytes` is not one of its keys"],
])("%j is no evidence", async (text, saying) => {
  await expect(newestByCommand(createPlace(said(text)), SOURCE)).rejects.toThrow(saying);
});

test("evidence of a command that failed does not count", async () => {
  const place = createPlace(said(evidence(), { code: 1, stderr: "one\ntwo\n" }));
  await expect(newestByCommand(place, SOURCE)).rejects.toThrow("ended with code 1: one · two.");
});
