import fc from "fast-check";
import { measure } from "../../../src/metrics/dora.ts";
import { releaseHistory, undetermined } from "../../../src/metrics/release-history.ts";
import { deployed, hour, incident, records, rollback } from "./history-scene.ts";

test("a rollback marks the release before it as failed, and is no deployment itself", () => {
  const history = releaseHistory(
    records({ deployed: [deployed("v1.0.0", 1), deployed("v1.1.0", 5)], rollbacks: [rollback("v1.1.0", 7)] }),
  );
  expect(history.map(({ version }) => version)).toEqual(["v1.0.0", "v1.1.0"]);
  expect(history[0]?.failure).toBeUndefined();
  expect(history[1]?.failure).toEqual({ kind: "rollback", since: hour(5), recoveredAt: hour(7) });
});

test("a failure has the host's times where they are in order, and the forge's where two clocks contradict each other", () => {
  const deploys = { deployed: [deployed("v1.1.0", 5)] };
  const failureWith = (times: { readonly began?: number; readonly recovered?: number }) =>
    releaseHistory(records({ ...deploys, rollbacks: [{ ...rollback("v1.1.0", 7), ...times }] }))[0]?.failure;
  const ofForge = { kind: "rollback", since: hour(5), recoveredAt: hour(7) };
  expect(failureWith({ began: hour(4), recovered: hour(6) })).toMatchObject({ since: hour(4), recoveredAt: hour(6) });
  expect(failureWith({ recovered: hour(6) })).toMatchObject({ since: hour(5), recoveredAt: hour(6) });
  // The clock of the host is three hours behind, or ahead.
  expect(failureWith({ recovered: hour(4) })).toEqual(ofForge);
  expect(failureWith({ began: hour(8) })).toEqual(ofForge);
});

test("a rollback before the deployment of the same version is that of an earlier one", () => {
  const history = releaseHistory(
    records({ deployed: [deployed("v1.1.0", 1), deployed("v1.1.0", 9)], rollbacks: [rollback("v1.1.0", 3)] }),
  );
  expect(history.map(({ failure }) => failure?.kind)).toEqual(["rollback", undefined]);
});

test("a run that was started again has deployed once, and its newest attempt says how the tests ended", () => {
  const again = [deployed("v1.1.0", 1, { failedTest: true }), deployed("v1.1.0", 2)];
  const history = releaseHistory(records({ deployed: again }));
  expect(history).toHaveLength(1);
  expect(history[0]).toMatchObject({ at: hour(1), failure: undefined });
});

test("a failed deploy counts only where a rollback shows that it changed the host", () => {
  const given = records({
    attempts: [deployed("v1.1.0", 2), deployed("v1.2.0", 4)],
    rollbacks: [rollback("v1.1.0", 2.1)],
  });
  expect(releaseHistory(given).map(({ version }) => version)).toEqual(["v1.1.0"]);
  expect(undetermined(given).map(({ version }) => version)).toEqual(["v1.2.0"]);
});

test("two failed deploys of one version with one rollback between them count once", () => {
  const given = records({
    attempts: [deployed("v1.1.0", 2), deployed("v1.1.0", 6)],
    rollbacks: [rollback("v1.1.0", 3)],
  });
  expect(releaseHistory(given)).toHaveLength(1);
  expect(undetermined(given).map(({ at }) => at)).toEqual([hour(6)]);
});

test("a release whose tests failed without a rollback lasts until another release passes them", () => {
  const failed = deployed("v1.1.0", 2, { failedTest: true });
  expect(releaseHistory(records({ deployed: [failed] }))[0]?.failure).toEqual({
    ...{ kind: "test", since: hour(2), recoveredAt: undefined },
  });
  const repaired = releaseHistory(records({ deployed: [failed, deployed("v1.1.1", 6)] }));
  expect(repaired[0]?.failure?.recoveredAt).toBe(hour(6));
  expect(repaired[1]).toMatchObject({ isRework: true, failure: undefined });
});

test("an incident belongs to the newest release before it, also when that was rolled back by then", () => {
  const releases = [deployed("v1.0.0", 1), deployed("v1.1.0", 5)];
  const running = releaseHistory(records({ deployed: releases, incidents: [incident(1, 6, 8)] }));
  expect(running.map(({ failure }) => failure?.kind)).toEqual([undefined, "incident"]);
  expect(running[1]?.failure).toEqual({ kind: "incident", since: hour(6), recoveredAt: hour(8) });
  const rolledBack = releaseHistory(
    records({ deployed: releases, rollbacks: [rollback("v1.1.0", 6)], incidents: [incident(1, 7)] }),
  );
  expect(rolledBack.map(({ failure }) => failure?.kind)).toEqual([undefined, "rollback"]);
});

test("of two incidents that were opened at one time the longer one counts, in whichever order they are listed", () => {
  const both = [incident(1, 6, 7), incident(2, 6, 9)];
  for (const incidents of [both, both.toReversed()]) {
    const [release] = releaseHistory(records({ deployed: [deployed("v1.1.0", 5)], incidents }));
    expect(release?.failure?.recoveredAt).toBe(hour(9));
  }
});

test.each([
  ["v1.1.1", 10, true, "the next patch after a failed release"],
  ["v1.2.0", 10, false, "the next minor release after a failed one"],
  ["v1.2.0", 6, true, "a release during an incident"],
])("%s at hour %i is rework: %s (%s)", (version, at, expected) => {
  const given = records({
    deployed: [deployed("v1.1.0", 5), deployed(version, at)],
    incidents: [incident(1, 5.5, 8)],
  });
  expect(releaseHistory(given).at(-1)).toMatchObject({ version, isRework: expected });
});

test("a patch that follows a good release is no rework", () => {
  const history = releaseHistory(records({ deployed: [deployed("v1.1.0", 5), deployed("v1.1.1", 9)] }));
  expect(history.map(({ isRework }) => isRework)).toEqual([false, false]);
});

test("whatever the records are, no rate is above one, no duration is negative, and their order does not matter", () => {
  const version = fc.constantFrom("v1.0.0", "v1.0.1", "v1.1.0");
  const at = fc.integer({ min: 0, max: 160 });
  const all = fc.record({
    deployed: fc.array(
      fc.tuple(version, at, fc.boolean()).map(([name, when, failedTest]) => deployed(name, when, { failedTest })),
    ),
    attempts: fc.array(fc.tuple(version, at).map(([name, when]) => deployed(name, when))),
    rollbacks: fc.array(fc.tuple(version, at).map(([name, when]) => rollback(name, when))),
    incidents: fc.array(
      fc.tuple(at, at).map(([one, other]) => incident(one, Math.min(one, other), Math.max(one, other))),
    ),
  });
  fc.assert(
    fc.property(all, (given) => {
      const history = releaseHistory(given);
      const metrics = measure(history, new Map(), { from: hour(0), to: hour(168) });
      expect(metrics.changeFailRate.rate ?? 0).toBeLessThanOrEqual(1);
      expect(metrics.deploymentReworkRate.rate ?? 0).toBeLessThanOrEqual(1);
      expect(metrics.failedDeploymentRecoveryTime.seconds ?? 0).toBeGreaterThanOrEqual(0);
      expect(metrics.deploymentFrequency.count).toBeLessThanOrEqual(given.deployed.length + given.attempts.length);
      const turned = { ...given, rollbacks: given.rollbacks.toReversed(), incidents: given.incidents.toReversed() };
      expect(measure(releaseHistory(turned), new Map(), { from: hour(0), to: hour(168) })).toEqual(metrics);
    }),
    { numRuns: 500 },
  );
});
