import { newSnapshot, noNewSnapshot } from "../../../src/backup/restic/new-snapshot.ts";
import type { Snapshot } from "../../../src/backup/restic/restic-answers.ts";

const BEGAN = 1_800_000_000_000;

function snapshot(id: string, began: number): Snapshot {
  return { id, began, ended: began, dated: false, size: 1, row: "/srv/data of vm" };
}

const lastNight = snapshot("aaaaaaaa", BEGAN - 3_600_000);
const now = snapshot("bbbbbbbb", BEGAN + 1000);

test("the one that was not there before was taken, whatever its clock says", () => {
  expect(newSnapshot([lastNight], [now, lastNight], BEGAN)?.id).toBe("bbbbbbbb");
  const behind = snapshot("cccccccc", BEGAN - 7_200_000);
  expect(newSnapshot([lastNight], [lastNight, behind], BEGAN)?.id).toBe("cccccccc");
});

test("last night's does not pass for it", () => {
  expect(newSnapshot([lastNight], [lastNight], BEGAN)).toBeUndefined();
  expect(newSnapshot([], [], BEGAN)).toBeUndefined();
});

test("of several the newest, which is the one that will be read", () => {
  expect(newSnapshot([lastNight], [snapshot("dddddddd", BEGAN + 5000), now, lastNight], BEGAN)?.id).toBe("dddddddd");
});

test("where it was on its way before any person looked, the moment when it began tells it from older ones", () => {
  expect(newSnapshot(undefined, [now, lastNight], BEGAN)?.id).toBe("bbbbbbbb");
  expect(newSnapshot(undefined, [lastNight], BEGAN)).toBeUndefined();
});

test("that there is none is told with what was looked for", () => {
  const failure = noNewSnapshot({ name: "prod" }, { host: "vm", tags: ["a", "b"], paths: [], env: {} });
  expect(failure.what).toBe(
    "The command ended with 0, but on prod the restic repository has no new snapshot for '--host' 'vm' '--tag' 'a,b'.",
  );
});
