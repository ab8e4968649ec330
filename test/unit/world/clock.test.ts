import { realClock } from "../../../src/world/clock.ts";

test("durations only grow", () => {
  const before = realClock.monotonic();
  expect(realClock.monotonic()).toBeGreaterThanOrEqual(before);
});

test("a wait that is aborted is over at once, and is no error", async () => {
  const controller = new AbortController();
  const before = realClock.monotonic();
  const waiting = realClock.sleep(60_000, controller.signal);
  controller.abort();
  await expect(waiting).resolves.toBeUndefined();
  await expect(realClock.sleep(60_000, controller.signal)).resolves.toBeUndefined();
  expect(realClock.monotonic() - before).toBeLessThan(10_000);
});
