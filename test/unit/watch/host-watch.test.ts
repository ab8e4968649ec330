import type { LogLine } from "../../../src/host/look-reader.ts";
import type { HostLine, HostParts, Verb } from "../../../src/world/host/host-line.ts";
import { StreamedWatch } from "../../../src/world/host/host-watch.ts";
import type { RemoteEnd } from "../../../src/world/ssh/ssh-connection.ts";
import { createClock, createLog } from "../../fakes/stage-world.ts";

const DONE: RemoteEnd = { kind: "exit", code: 0, stderr: "" };
const LOST: RemoteEnd = { kind: "unknown", reason: "the connection was lost", stderr: "" };

const facts = (asked: number, ...more: readonly string[]): string =>
  [
    `{"v":1,"kind":"clock","asked":${asked}}`,
    '{"v":1,"kind":"engine"}',
    ...more,
    '{"v":1,"kind":"release","release":"r1","version":"v1","pending":""}',
    '{"v":1,"kind":"end"}',
    "",
  ].join("\n");

const PROVED =
  '{"kind":"proved","id":"c1","service":"web","status":"running","exitCode":0,"oom":false,"started":"","restarts":0}';

/** Answers of a host, one a call; without an end an answer goes on for ever. */
function host(answers: readonly { readonly says: string; readonly end?: RemoteEnd }[], request = {}) {
  const asked: string[] = [];
  const lines: LogLine[] = [];
  let closed = 0;
  let giveUp: (end: RemoteEnd) => void = () => {};
  const line: Pick<HostLine, "run" | "close" | "hasEnded"> = {
    hasEnded: false,
    run: async ({ words, onStdout }: Verb) => {
      const answer = answers[asked.push(words) - 1];
      onStdout(Buffer.from(answer?.says ?? ""));
      if (closed > 0) return LOST;
      return answer?.end ?? (await new Promise((resolve) => (giveUp = resolve)));
    },
    close: async () => {
      closed++;
      giveUp(LOST);
    },
  };
  // A host that is silent is given up; any other answers before that.
  const patient = async (_: number, signal?: AbortSignal): Promise<void> => {
    if (signal === undefined || isSilent) return;
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
  };
  const isSilent = answers.every(({ says, end }) => says === "" && end === undefined);
  const parts = { clock: { ...createClock(), sleep: patient }, log: createLog() } as unknown as HostParts;
  const watch = new StreamedWatch(parts, line as HostLine, "app", {
    ...{ intervalSeconds: 10, logs: ["web", "a b"], proof: "" },
    onLine: (one) => void lines.push(one),
    ...request,
  });
  return { watch, asked, lines, closed: () => closed };
}

test("looks come one after the other from one answer, and the next answer begins where the last look did", async () => {
  const { watch, asked } = host([{ says: facts(100) + facts(110), end: DONE }, { says: facts(120) }]);
  expect(await watch.next()).toMatchObject({ asked: 100 });
  expect(await watch.next()).toMatchObject({ asked: 110 });
  expect(await watch.next()).toMatchObject({ asked: 120 });
  // The name with a blank is no service that Compose knows.
  expect(asked[0]).toBe("watch 'app' 0 10 900 'web'");
});

test("a lost connection is made anew, and asked from the last look on", async () => {
  const { watch, asked } = host([{ says: facts(100), end: LOST }, { says: facts(110) }]);
  expect(await watch.next()).toMatchObject({ asked: 100 });
  expect(await watch.next()).toMatchObject({ asked: 110 });
  expect(asked[1]).toBe("watch 'app' 100 10 900 'web'");
});

test("a look without the containers is no look to continue from", async () => {
  const silent = facts(110).replace('{"v":1,"kind":"engine"}\n', "");
  const { watch, asked } = host([{ says: facts(100), end: LOST }, { says: silent, end: LOST }, { says: facts(120) }]);
  expect(await watch.next()).toMatchObject({ asked: 100 });
  expect(await watch.next()).toMatchObject({ asked: 110, engine: false });
  expect(await watch.next()).toMatchObject({ asked: 120 });
  expect(asked[2]).toBe("watch 'app' 100 10 900 'web'");
});

test("a connection that is lost three times without a look is a look that failed, and the next call tries again", async () => {
  const lost = { says: "", end: LOST };
  const { watch, asked } = host([{ says: facts(100), end: LOST }, lost, lost, { says: facts(110) }]);
  expect(await watch.next()).toMatchObject({ asked: 100 });
  expect(await watch.next()).toBe("the connection was lost");
  expect(await watch.next()).toMatchObject({ asked: 110 });
  expect(asked).toHaveLength(4);
});

test("an answer that ends without a look, with an error, or with foreign text is none", async () => {
  expect(await host([{ says: "", end: DONE }]).watch.next()).toBe("its answer is cut off");
  const failed: RemoteEnd = { kind: "exit", code: 64, stderr: "sluice-host: no such project\n" };
  expect(await host([{ says: "", end: failed }]).watch.next()).toContain("no such project");
  const foreign = host([{ says: `Welcome!\n${facts(100)}` }]);
  expect(await foreign.watch.next()).toBe("a line is not understood: Welcome!");
  expect(foreign.closed()).toBe(1);
});

test("a host that goes silent is not waited for without end", async () => {
  expect(await host([{ says: "" }]).watch.next()).toBe("the host said nothing for 100 s");
});

test("a proof is asked for until it is there; without it no look can be used", async () => {
  const { watch, asked } = host(
    [{ says: facts(100), end: LOST }, { says: facts(110, PROVED), end: LOST }, { says: facts(120) }],
    { proof: "1.release.deploy.1", logs: "all" },
  );
  expect(await watch.next()).toBe("the host has no verification of the change 1.release.deploy.1");
  expect(await watch.next()).toMatchObject({ proved: [{ id: "c1" }] });
  expect(await watch.next()).toMatchObject({ asked: 120 });
  expect(asked).toEqual([
    "watch 'app' 0 10 900 '-all' '1.release.deploy.1'",
    "watch 'app' 100 10 900 '-all' '1.release.deploy.1'",
    "watch 'app' 110 10 900 '-all'",
  ]);
});
