import { GITHUB_LADDER, type Ladder, runProgram } from "../../../rehearsal/runner/program.ts";

jest.setTimeout(30_000);

const FAR = 600_000;

interface Ran {
  readonly code: number | null;
  /** What it printed, and when after the first line. */
  readonly lines: readonly { readonly text: string; readonly after: number }[];
}

/** Runs a script, and stops it, or ends it, at its first line. */
async function run(script: string, ladder: Partial<Ladder>, how: "stop" | "end" = "stop"): Promise<Ran> {
  const [stop, end] = [new AbortController(), new AbortController()];
  const lines: { text: string; after: number }[] = [];
  let began: number | undefined;
  const code = await runProgram({
    argv: ["bash", "-c", script],
    cwd: "/",
    env: { PATH: process.env["PATH"] ?? "" },
    ladder: { termAfter: FAR, killAfter: FAR, endAfter: FAR, ...ladder },
    stop: stop.signal,
    end: end.signal,
    onLine: (text) => {
      began ??= performance.now();
      lines.push({ text, after: performance.now() - began });
      (how === "stop" ? stop : end).abort();
    },
  });
  return { code, lines };
}

const loop = "echo runs; while :; do sleep 0.02; done";

test("SIGINT comes first, and a program may end by itself", async () => {
  const { code, lines } = await run(`trap 'echo asked; exit 3' INT; ${loop}`, {});
  expect(lines.map(({ text }) => text)).toEqual(["runs", "asked"]);
  expect(code).toBe(3);
});

test("a program that ignores SIGINT gets SIGTERM, no sooner than it should", async () => {
  const { code, lines } = await run(`trap 'echo asked' INT; trap 'echo told; exit 4' TERM; ${loop}`, {
    termAfter: 400,
  });
  expect(lines.map(({ text }) => text)).toEqual(["runs", "asked", "told"]);
  expect(lines[2]?.after).toBeGreaterThanOrEqual(400);
  expect(code).toBe(4);
});

test("a program that ignores both is killed, no sooner than it should", async () => {
  const began = performance.now();
  const { code, lines } = await run(`trap 'echo asked' INT; trap 'echo told' TERM; ${loop}`, {
    termAfter: 200,
    killAfter: 300,
  });
  expect(lines.map(({ text }) => text)).toEqual(["runs", "asked", "told"]);
  expect(performance.now() - began).toBeGreaterThanOrEqual(500);
  expect(code).toBeNull();
});

test("a child that keeps the output open does not keep the runner", async () => {
  const { code } = await run(`trap '' INT TERM; sleep 20 & ${loop}`, { termAfter: 50, killAfter: 50 });
  expect(code).toBeNull();
});

test("at the end of its job's time a program is killed at once", async () => {
  const { code, lines } = await run(`trap 'echo asked' INT TERM; ${loop}`, {}, "end");
  expect(lines.map(({ text }) => text)).toEqual(["runs"]);
  expect(code).toBeNull();
});

test("GitHub waits 7.5 s, then 2.5 s, and for the whole job five minutes but for 15 s", () => {
  expect(GITHUB_LADDER).toEqual({ termAfter: 7500, killAfter: 2500, endAfter: 5 * 60_000 - 15_000 });
});
