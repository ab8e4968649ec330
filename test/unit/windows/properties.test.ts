import fc from "fast-check";
import { type Closed, judgeWindow, type Open } from "../../../src/windows/judge.ts";
import { gaps, merge, type Span } from "../../../src/windows/span.ts";
import type { ReleaseWindow } from "../../../src/windows/window.ts";
import type { Windows } from "../../../src/windows/windows.ts";
import { DAY, HOUR, MINUTE, windowsOf } from "./judging.ts";

const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "UTC");
const crons = fc.constantFrom(
  ...[
    "0 8 * * 1-5",
    "30 2 * * *",
    "30 1 * * 0",
    "0 22 * * 6",
    "*/20 1-3 * * 0",
    "0 0 1 * *",
    "0 9 * * MON#1",
    "15 2,14 * * *",
  ],
);
const lengths = fc.constantFrom("5m", "30m", "1h", "4h", "9h", "2d");
const cronWindow = fc.record({ cron: crons, for: lengths });
/** Around both changes of both hemispheres, and between. */
const nows = fc
  .tuple(
    fc.constantFrom(
      "2026-03-08T06:00Z",
      "2026-03-29T00:00Z",
      "2026-04-04T15:00Z",
      "2026-10-03T15:00Z",
      "2026-10-25T00:00Z",
    ),
    fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }),
  )
  .map(([base, minutes]) => Date.parse(base) + minutes * MINUTE);
const lengthsMs = fc.integer({ min: 0, max: 6 * 60 }).map((minutes) => minutes * MINUTE);

const someWindows = fc
  .record({ zone: zones, deny: fc.array(cronWindow, { maxLength: 3 }), allow: fc.array(cronWindow, { maxLength: 2 }) })
  .map(({ zone, deny, allow }) => {
    const list = (kind: string, all: readonly { cron: string; for: string }[]): string =>
      JSON.stringify(all.map((one, index) => ({ name: `${kind} ${index}`, ...one })));
    return windowsOf(`zone: ${zone}\ndeny: ${list("deny", deny)}\nallow: ${list("allow", allow)}`);
  });

const judge = (windows: Windows, now: number, lengthMs: number): Open | Closed =>
  judgeWindow(windows, { now, lengthMs });

test("the next opening is open, and the millisecond before it is not", () => {
  fc.assert(
    fc.property(someWindows, nows, lengthsMs, (windows, now, lengthMs) => {
      const judgement = judge(windows, now, lengthMs);
      fc.pre(judgement.kind === "closed" && judgement.opensAt !== undefined);
      const opensAt = judgement.kind === "closed" ? (judgement.opensAt ?? 0) : 0;
      expect(opensAt).toBeGreaterThan(now);
      expect(judge(windows, opensAt, lengthMs).kind).toBe("open");
      expect(judge(windows, opensAt - 1, lengthMs).kind).toBe("closed");
    }),
    { numRuns: 100 },
  );
});

test("no earlier time is open, wherever one looks between now and the next opening", () => {
  fc.assert(
    fc.property(
      someWindows,
      nows,
      lengthsMs,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (windows, now, lengthMs, part) => {
        const judgement = judge(windows, now, lengthMs);
        fc.pre(judgement.kind === "closed");
        const end = (judgement.kind === "closed" ? judgement.opensAt : undefined) ?? now + 60 * DAY;
        expect(judge(windows, now + Math.min(Math.floor(part * (end - now)), end - now - 1), lengthMs).kind).toBe(
          "closed",
        );
      },
    ),
    { numRuns: 100 },
  );
});

test("an open window closes when it says, and no release that begins before would run into it", () => {
  fc.assert(
    fc.property(someWindows, nows, lengthsMs, (windows, now, lengthMs) => {
      const judgement = judge(windows, now, lengthMs);
      const closesAt = judgement.kind === "open" ? judgement.closesAt : undefined;
      fc.pre(closesAt !== undefined);
      const end = closesAt ?? 0;
      expect(end - now).toBeGreaterThanOrEqual(lengthMs);
      expect(judge(windows, now, end - now).kind).toBe("open");
      expect(judge(windows, now, end - now + 1).kind).toBe("closed");
      expect(judge(windows, end, 0).kind).toBe("closed");
    }),
    { numRuns: 100 },
  );
});

const always = (kind: "deny" | "allow", spans: ReleaseWindow["spans"]): ReleaseWindow => ({ name: "x", kind, spans });
const rank = ({ kind }: Open | Closed): number => (kind === "open" ? 0 : 1);

test("one more deny window never opens anything; deny wins over every allow window", () => {
  fc.assert(
    fc.property(
      someWindows,
      nows,
      lengthsMs,
      fc.nat(2 * DAY),
      fc.nat(2 * HOUR),
      (windows, now, lengthMs, start, length) => {
        const spans = (): readonly Span[] => [{ from: now + start, to: now + start + length + 1 }];
        const more = { ...windows, windows: [...windows.windows, always("deny", spans)] };
        expect(rank(judge(more, now, lengthMs))).toBeGreaterThanOrEqual(rank(judge(windows, now, lengthMs)));
        if (start < lengthMs) expect(judge(more, now, lengthMs).kind).toBe("closed");
      },
    ),
    { numRuns: 100 },
  );
});

test("a window that no one can read is closed, deny or allow, and names itself", () => {
  fc.assert(
    fc.property(someWindows, nows, lengthsMs, (windows, now, lengthMs) => {
      const denied = { ...windows, windows: [...windows.windows, always("deny", () => "it is gone")] };
      expect(judge(denied, now, lengthMs)).toMatchObject({ kind: "closed", opensAt: undefined });
      const own = windows.windows.filter(({ kind }) => kind === "deny");
      const allowed = { ...windows, windows: [...own, always("allow", () => "it is gone")] };
      expect(judge(allowed, now, lengthMs)).toMatchObject({ what: expect.stringContaining("it is gone") });
    }),
    { numRuns: 50 },
  );
});

test("a longer release is never easier to fit in", () => {
  fc.assert(
    fc.property(someWindows, nows, lengthsMs, lengthsMs, (windows, now, lengthMs, more) => {
      const [short, long] = [judge(windows, now, lengthMs), judge(windows, now, lengthMs + more)];
      expect(rank(long)).toBeGreaterThanOrEqual(rank(short));
    }),
    { numRuns: 100 },
  );
});

const span = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, size]) => ({ from, to: from + size }));
const holds = (spans: readonly Span[], at: number): boolean => spans.some(({ from, to }) => from <= at && at < to);

test("merged spans hold what the spans hold, and the gaps hold the rest", () => {
  fc.assert(
    fc.property(fc.array(span), fc.integer({ min: -80, max: 80 }), (spans, at) => {
      const range = { from: -40, to: 40 };
      expect(holds(merge(spans), at)).toBe(holds(spans, at));
      expect(holds(gaps(spans, range), at)).toBe(at >= -40 && at < 40 && !holds(spans, at));
    }),
  );
});
