import { lookAtStaging } from "../../../actions/check-readiness/staging-check.ts";
import { stagingRow, stagingStanding } from "../../../src/readiness/staging-row.ts";
import type { Forge } from "../../../src/world/forge.ts";

const [A, B, C] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];

/** Deployments with their last state, the oldest first; undefined where the forge has none to ask for. */
function forgeWith(deployments: readonly (readonly [string, string | undefined])[] | undefined): Forge {
  return {
    read: async (path) => {
      const id = /\/deployments\/(\d+)\/statuses/.exec(path)?.[1];
      if (id === undefined) return deployments?.map(([sha], at) => ({ id: at, sha }));
      const state = deployments?.[Number(id)]?.[1];
      return state === undefined ? [] : [{ state, log_url: `https://x/${id}` }];
    },
    list: async () => [],
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
}

async function staging(deployments: readonly (readonly [string, string | undefined])[] | undefined) {
  const look = await lookAtStaging(forgeWith(deployments), { repository: "/repos/x/y", environment: "staging" });
  return { ...stagingRow("staging", [A], look), standing: stagingStanding("staging", [A], look).state };
}

test("what was deployed last, and ended well, is what staging runs", async () => {
  expect(await staging([[A, "success"]])).toMatchObject({ state: "ok", standing: "passed", url: "https://x/0" });
  expect(
    await staging([
      [A, "inactive"],
      [B, "success"],
    ]),
  ).toMatchObject({ state: "red", verdict: "staging runs bbbbbbbbbbbb, and not this commit.", standing: "missing" });
  expect(
    await staging([
      [A, "success"],
      [B, "inactive"],
    ]),
  ).toMatchObject({ state: "ok" });
});

test.each(["failure", "error"])(
  "after a deploy with the end %s nobody knows what runs, whatever was live before",
  async (end) => {
    expect(
      await staging([
        [A, "success"],
        [B, end],
      ]),
    ).toMatchObject({
      state: "red",
      verdict: "What staging runs is not known: its newest deployment, of bbbbbbbbbbbb, failed.",
      url: "https://x/1",
      standing: "missing",
    });
    const own = await staging([
      [B, "success"],
      [A, end],
    ]);
    expect(own).toMatchObject({ state: "red", standing: "failed" });
    expect(own.verdict).toContain("The deploy of this commit to staging failed.");
  },
);

test.each(["pending", "queued", "waiting", "in_progress", undefined, "unheard"])(
  "a deploy in the state %s is waited for",
  async (state) => {
    expect(
      await staging([
        [A, "success"],
        [B, state],
      ]),
    ).toMatchObject({
      state: "red",
      verdict: "What staging runs is not known yet: the deploy of bbbbbbbbbbbb has not ended.",
      standing: "pending",
    });
  },
);

test("of one that goes on after one that failed it is not said what runs meanwhile", async () => {
  const deployments = [
    [A, "success"],
    [B, "failure"],
    [C, "in_progress"],
  ] as const;
  const look = await lookAtStaging(forgeWith(deployments), { repository: "/repos/x/y", environment: "staging" });
  expect(look).toMatchObject({ kind: "unsettled", newest: { commit: C, state: "going on" }, before: undefined });
});

test("nothing was deployed, or nothing that is still there", async () => {
  for (const deployments of [[], [[A, "inactive"]]] as const)
    expect(await staging(deployments)).toMatchObject({ state: "red", standing: "missing" });
});

test("a forge without deployments is said to have none, and nobody waits for it", async () => {
  const row = await staging(undefined);
  expect(row).toMatchObject({ state: "red", standing: "failed" });
  expect(row.verdict).toContain("This forge keeps no deployments");
  expect(row.todo).toContain("Remove `check-readiness.staging`");
});
