import { measure, weeksOf } from "../../../src/metrics/dora.ts";
import { metricsFile } from "../../../src/metrics/metrics-file.ts";
import { releaseHistory } from "../../../src/metrics/release-history.ts";
import { deployed, hour, incident, records, rollback } from "./history-scene.ts";

const PERIOD = { from: hour(0), to: hour(14 * 24) };

const history = releaseHistory(
  records({
    deployed: [deployed("v1.0.0", -30), deployed("v1.1.0", 24), deployed("v1.2.0", 48), deployed("v1.2.1", 200)],
    rollbacks: [rollback("v1.2.0", 50)],
    incidents: [incident(3, 210)],
  }),
);
const leadTimes = new Map([
  ["v1.1.0", [3600, 7200]],
  ["v1.2.0", [1]],
  ["v1.2.1", [100]],
]);

test("the five metrics count the deployments of the period, with what each was computed from", () => {
  expect(measure(history, leadTimes, PERIOD)).toEqual({
    deploymentFrequency: { count: 3, perWeek: 1.5 },
    // The changes of the release that was rolled back did not reach the users.
    changeLeadTime: { seconds: 3600, count: 3 },
    changeFailRate: { rate: 2 / 3, count: 2, of: 3 },
    failedDeploymentRecoveryTime: { seconds: 7200, count: 1, open: 1 },
    deploymentReworkRate: { rate: 1 / 3, count: 1, of: 3 },
  });
});

test("without a deployment there is no rate and no median, and not zero", () => {
  const metrics = measure([], new Map(), PERIOD);
  expect(metrics.deploymentFrequency).toEqual({ count: 0, perWeek: 0 });
  expect(metrics.changeFailRate.rate).toBeUndefined();
  expect(metrics.changeLeadTime.seconds).toBeUndefined();
  expect(metrics.failedDeploymentRecoveryTime).toEqual({ seconds: undefined, count: 0, open: 0 });
});

test("a median of an even number is between the two in the middle", () => {
  const times = new Map([["v1.1.0", [4, 1, 10, 2]]]);
  expect(measure(history, times, PERIOD).changeLeadTime).toEqual({ seconds: 3, count: 4 });
});

test("each deployment of the period is in one week, the one at its end too", () => {
  const weeks = weeksOf(history, leadTimes, PERIOD);
  expect(weeks.map(({ deployments, failed }) => [deployments, failed])).toEqual([
    [2, 1],
    [1, 1],
  ]);
  const last = releaseHistory(records({ deployed: [deployed("v2.0.0", 14 * 24)] }));
  expect(weeksOf(last, new Map(), PERIOD).map(({ deployments }) => deployments)).toEqual([0, 1]);
});

test("the file has a null for what has no data, and each deployment with its failure", () => {
  const metrics = measure(history, leadTimes, PERIOD);
  const measured = { environment: "production", period: PERIOD, metrics, history, leadTimes, hasIncidents: true };
  const file = JSON.parse(metricsFile(measured));
  expect(file).toMatchObject({
    version: 1,
    environment: "production",
    period: { from: "2026-11-02T00:00:00.000Z", to: "2026-11-16T00:00:00.000Z" },
    metrics: {
      "change-fail-rate": { rate: 0.667, count: 2, of: 3 },
      "failed-deployment-recovery-time": { "median-seconds": 7200, recovered: 1, open: 1 },
    },
  });
  expect(file.deployments.map((one: { readonly failure: unknown }) => one.failure)).toEqual([
    null,
    { kind: "rollback", since: "2026-11-04T00:00:00.000Z", recovered: "2026-11-04T02:00:00.000Z" },
    { kind: "incident", since: "2026-11-10T18:00:00.000Z", recovered: null },
  ]);
  const empty = metricsFile({ ...measured, history: [], metrics: measure([], new Map(), PERIOD) });
  expect(JSON.parse(empty).metrics["change-lead-time"]).toEqual({ "median-seconds": null, commits: 0 });
});
